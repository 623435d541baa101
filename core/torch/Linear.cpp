// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Linear.h"

#include "core/torch/Mapped.h"
#include "devices/MatrixProduct.h"

namespace obscura {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// y = x Wᵀ + b, or without b.
class LinearFunction : public torch::autograd::Function<LinearFunction> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight,
                                 const c10::optional<torch::Tensor>& bias) {
        const torch::Tensor rows = x.contiguous();
        context->save_for_backward({rows, weight});
        context->saved_data["biased"] = bias.has_value();
        std::vector<std::int64_t> shape = rows.sizes().vec();
        shape.back() = weight.size(0);
        torch::Tensor y = torch::empty(shape);
        multiplyByTranspose(mapped(rows), mapped(weight), mapped(y));
        if (bias) {
            mapped(y).rowwise() += mapped(*bias).row(0);
        }
        return y;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor g = gradients[0].contiguous();
        torch::Tensor gx;
        torch::Tensor gweight;
        torch::Tensor gbias;
        if (context->needs_input_grad(0)) {
            gx = torch::empty_like(saved[0]);
            multiply(mapped(g), mapped(saved[1]), mapped(gx));
        }
        if (context->needs_input_grad(1)) {
            gweight = torch::empty_like(saved[1]);
            multiplyTransposeBy(mapped(g), mapped(saved[0]), mapped(gweight));
        }
        if (context->saved_data["biased"].toBool() && context->needs_input_grad(2)) {
            gbias = torch::empty({g.size(-1)});
            mapped(gbias) = mapped(g).colwise().sum();
        }
        return {gx, gweight, gbias};
    }
};

}  // namespace

torch::Tensor applyLinear(const torch::Tensor& x, const torch::Tensor& weight,
                          const torch::Tensor& bias) {
    return LinearFunction::apply(
        x, weight, bias.defined() ? c10::optional<torch::Tensor>(bias) : c10::nullopt);
}

}  // namespace obscura
