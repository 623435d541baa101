// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Quantize.h"

namespace obscura {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class StraightThrough : public torch::autograd::Function<StraightThrough> {
public:
    static torch::Tensor forward(AutogradContext*, const torch::Tensor& x,
                                 const Quantizer& quantizer) {
        torch::Tensor levels = x.clone(torch::MemoryFormat::Contiguous);
        quantizer.apply(Eigen::Map<Vector>(levels.data_ptr<float>(), levels.numel()));
        return levels;
    }

    static variable_list backward(AutogradContext*, const variable_list& gradients) {
        return {gradients[0], {}};
    }
};

}  // namespace

torch::Tensor quantize(const torch::Tensor& x, const Quantizer& quantizer) {
    return StraightThrough::apply(x, quantizer);
}

}  // namespace obscura
