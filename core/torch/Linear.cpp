// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Linear.h"

#include "core/torch/Mapped.h"
#include "devices/MatrixProduct.h"

namespace obscura {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// y = x Wᵀ
class ProductFunction : public torch::autograd::Function<ProductFunction> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight) {
        const torch::Tensor rows = x.contiguous();
        context->save_for_backward({rows, weight});
        std::vector<std::int64_t> shape = rows.sizes().vec();
        shape.back() = weight.size(0);
        torch::Tensor y = torch::empty(shape);
        multiplyByTranspose(mapped(rows), mapped(weight), mapped(y));
        return y;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor g = gradients[0].contiguous();
        torch::Tensor gx;
        torch::Tensor gweight;
        if (context->needs_input_grad(0)) {
            gx = torch::empty_like(saved[0]);
            multiply(mapped(g), mapped(saved[1]), mapped(gx));
        }
        if (context->needs_input_grad(1)) {
            gweight = torch::empty_like(saved[1]);
            multiplyTransposeBy(mapped(g), mapped(saved[0]), mapped(gweight));
        }
        return {gx, gweight};
    }
};

}  // namespace

torch::Tensor applyLinear(const torch::Tensor& x, const torch::Tensor& weight,
                          const torch::Tensor& bias) {
    const torch::Tensor y = ProductFunction::apply(x, weight);
    return bias.defined() ? y + bias : y;
}

}  // namespace obscura
