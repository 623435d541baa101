// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/layers/LayerFiles.h"

namespace obscura {

namespace {

LayerShape inferNorm(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {inputs[0]},
            .parameters = 2 * featuresOf(inputs[0]),
            .multiplications = valuesOf(inputs[0])};
}

LayerShape inferRmsNorm(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {inputs[0]},
            .parameters = featuresOf(inputs[0]),
            .multiplications = 2 * valuesOf(inputs[0])};
}

}  // namespace

std::vector<LayerInfo> normLayers() {
    return {
        {.kind = "batchnorm",
         .title = "Batch norm",
         .group = "Normalisation",
         .description =
             "y = γ (x − mean)/√(variance + ε) + β, with mean and variance of each feature over "
             "the batch and all positions; running averages of them in evaluation.",
         .normalisesBatch = true,
         .options = {},
         .infer = inferNorm},
        {.kind = "layernorm",
         .title = "Layer norm",
         .group = "Normalisation",
         .description =
             "y = γ (x − mean)/√(variance + ε) + β, with mean and variance over the features at "
             "each position of each sample.",
         .options = {},
         .infer = inferNorm},
        {.kind = "rmsnorm",
         .title = "RMS norm",
         .group = "Normalisation",
         .description =
             "y = γ x/√(mean(x²) + ε), with the mean over the features at each position of each "
             "sample: a layer norm without its shift.",
         .options = {},
         .infer = inferRmsNorm},
    };
}

}  // namespace obscura
