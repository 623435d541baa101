// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/OptionParts.h"

#include <algorithm>

namespace obscura {

namespace {

void requireOdd(Index size) {
    if (size % 2 == 0)
        throw OptionError("kernel_size", "kernel_size is " + std::to_string(size) +
                                             ", expected an odd number, so that the length is "
                                             "kept");
}

/// Convolution, ReLU and batch norm from n to m features.
LayerShape unitShape(Index n, Index m, Index kernel, Index length) {
    return {.outputs = {{length, m}},
            .parameters = n * m * kernel + 3 * m,
            .multiplications = length * (n * m * kernel + m)};
}

LayerShape inferTdnn(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    const auto kernel = optionOf<Index>(block, "kernel_size");
    requireOdd(kernel);
    LayerShape shape = unitShape(featuresOf(inputs[0]), optionOf<Index>(block, "out_channels"),
                                 kernel, positionsOf(inputs[0]));
    requireWeights("out_channels", shape.parameters);
    requireValues("out_channels", shape.outputs[0]);
    return shape;
}

LayerShape inferRes2Net(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    const auto kernel = optionOf<Index>(block, "kernel_size");
    const auto scale = optionOf<Index>(block, "scale");
    requireOdd(kernel);
    requireDivisible("scale", scale, featuresOf(inputs[0]));
    const Index width = featuresOf(inputs[0]) / scale;
    LayerShape shape = unitShape(width, width, kernel, positionsOf(inputs[0]));
    shape.outputs = {inputs[0]};
    shape.parameters *= scale - 1;
    shape.multiplications *= scale - 1;
    requireWeights("scale", shape.parameters);
    return shape;
}

LayerShape inferSqueezeExcitation(const Block& block, std::span<const Shape> inputs) {
    requireSequenceOrImage(inputs[0]);
    const Index n = featuresOf(inputs[0]);
    const auto bottleneck = optionOf<Index>(block, "bottleneck");
    const Index weights = 2 * n * bottleneck;
    requireWeights("bottleneck", weights);
    // Besides: a mean of each feature, and its product with the gate at each position.
    return {.outputs = {inputs[0]},
            .parameters = weights + bottleneck + n,
            .multiplications = weights + n + valuesOf(inputs[0])};
}

LayerShape inferAttentivePooling(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    const Index n = featuresOf(inputs[0]);
    const Index length = positionsOf(inputs[0]);
    const auto bottleneck = optionOf<Index>(block, "bottleneck");
    const Index seen = optionOf<bool>(block, "global_context") ? 3 * n : n;
    const Index weights = (seen + n) * bottleneck;
    requireWeights("bottleneck", weights);
    // Besides: α h, (h − μ)² and α (h − μ)² of each value.
    return {.outputs = {{2 * n}},
            .parameters = weights + bottleneck + n,
            .multiplications = length * (weights + 3 * n),
            .inside = length * std::max(seen, bottleneck)};
}

OptionInfo kernelOption() {
    return numberOption("kernel_size", "Kernel size",
                        "Steps that a kernel sees: an odd number, so that the length is kept.",
                        Index{3}, 1, 1023);
}

OptionInfo dilationOption() {
    return numberOption("dilation", "Dilation", "Distance of the steps that a kernel sees.",
                        Index{1}, 1, 1024);
}

OptionInfo bottleneckOption(Index initial) {
    return numberOption("bottleneck", "Bottleneck", "Features between the two linear maps.",
                        initial, 1, kMostFeatures);
}

}  // namespace

std::vector<LayerInfo> speechLayers() {
    return {
        {.kind = "tdnn",
         .title = "TDNN",
         .group = "Speech",
         .description =
             "Time-delay layer of speech networks: a dilated convolution along the sequence, ReLU, "
             "batch norm. Keeps the length.",
         .normalisesBatch = true,
         .options = {numberOption("out_channels", "Output channels",
                                  "Features of each step behind "
                                  "it.",
                                  Index{64}, 1, kMostFeatures),
                     kernelOption(), dilationOption()},
         .infer = inferTdnn},
        {.kind = "res2net",
         .title = "Res2Net",
         .group = "Speech",
         .description =
             "The features in s parts: y_1 = x_1, y_2 = F_2(x_2), y_i = F_i(x_i + y_(i−1)), each F "
             "a TDNN, so that later parts see more of the sequence. Keeps the shape (ECAPA-TDNN, "
             "arXiv:2005.07143).",
         .normalisesBatch = true,
         .options = {numberOption("scale", "Scale s", "Parts into which the features are divided.",
                                  Index{8}, 2, 1024),
                     kernelOption(), dilationOption()},
         .infer = inferRes2Net},
        {.kind = "squeeze_excitation",
         .title = "SE block",
         .group = "Speech",
         .description =
             "Squeeze-excitation: weighs each feature by what the whole sequence or image holds, "
             "y = x · sigmoid(W₂ relu(W₁ z + b₁) + b₂), with z the means over all positions.",
         .options = {bottleneckOption(16)},
         .infer = inferSqueezeExcitation},
        {.kind = "attentive_pooling",
         .title = "Attentive pooling",
         .group = "Speech",
         .description =
             "Weighted mean and standard deviation of each feature over the sequence, one row of "
             "2 C numbers: weights softmax_t(V tanh(W [h_t, μ, σ] + b) + k), for each feature its "
             "own (ECAPA-TDNN, arXiv:2005.07143).",
         .options = {bottleneckOption(128),
                     flagOption("global_context", "Global context",
                                "Whether the weights also see μ and σ, mean and standard deviation "
                                "over all steps.",
                                true)},
         .infer = inferAttentivePooling},
    };
}

}  // namespace obscura
