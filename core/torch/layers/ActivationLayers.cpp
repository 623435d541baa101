// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/FunctionLayer.h"
#include "core/torch/layers/Positions.h"

#include <numbers>

namespace obscura {

namespace {

/// x Φ(x). LibTorch's own (1.13) leaves the gradient unwritten where what follows is transposed, as
/// in front of a convolution along a sequence.
torch::Tensor gelu(const torch::Tensor& x) {
    return 0.5 * x * (1 + torch::erf(x / std::numbers::sqrt2));
}

}  // namespace

LayerBuilders activationBuilders() {
    return {
        {"relu", FunctionLayer::builder([](const torch::Tensor& x) { return torch::relu(x); })},
        {"squared_relu",
         FunctionLayer::builder([](const torch::Tensor& x) { return torch::relu(x).square(); })},
        {"tanh", FunctionLayer::builder([](const torch::Tensor& x) { return torch::tanh(x); })},
        {"sigmoid",
         FunctionLayer::builder([](const torch::Tensor& x) { return torch::sigmoid(x); })},
        {"gelu", FunctionLayer::builder(gelu)},
        {"softmax", FunctionLayer::builder([](const torch::Tensor& x) {
             return torch::softmax(x, featureAxisOf(x));
         })},
    };
}

}  // namespace obscura
