// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/layers/LayerFiles.h"

namespace obscura {

namespace {

LayerShape inferActivation(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {inputs[0]}};
}

LayerInfo activation(std::string kind, std::string title, std::string description) {
    return {.kind = std::move(kind),
            .title = std::move(title),
            .group = "Activations",
            .description = std::move(description),
            .role = LayerRole::Activation,
            .options = {},
            .infer = inferActivation};
}

}  // namespace

std::vector<LayerInfo> activationLayers() {
    return {
        activation("relu", "ReLU", "y = max(0, x)."),
        activation("squared_relu", "Squared ReLU", "y = max(0, x)²."),
        activation("tanh", "Tanh", "y = tanh(x), between −1 and 1."),
        activation("sigmoid", "Sigmoid", "y = 1/(1 + e⁻ˣ), between 0 and 1."),
        activation("gelu", "GELU", "y = x Φ(x), with Φ the normal distribution function."),
        activation("softmax", "Softmax",
                   "y_i = exp(x_i)/Σ_j exp(x_j) over the features at each position: shares "
                   "between 0 and 1 that sum to 1."),
    };
}

}  // namespace obscura
