// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/OptionParts.h"

namespace obscura {

namespace {

LayerShape inferDropout(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {inputs[0]}};
}

LayerShape inferLinear(const Block& block, std::span<const Shape> inputs) {
    const Index n = featuresOf(inputs[0]);
    const auto m = optionOf<Index>(block, "outputs");
    requireWeights("outputs", n * m);
    const Shape output = withFeatures(inputs[0], m);
    requireValues("outputs", output);
    return {.outputs = {output},
            .parameters = n * m + (optionOf<bool>(block, "bias") ? m : 0),
            .multiplications = positionsOf(inputs[0]) * n * m};
}

LayerShape inferScale(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {inputs[0]}, .parameters = 1, .multiplications = valuesOf(inputs[0])};
}

LayerShape inferQuantize(const Block& block, std::span<const Shape> inputs) {
    const auto minimum = optionOf<double>(block, "minimum");
    const auto maximum = optionOf<double>(block, "maximum");
    if (minimum >= maximum)
        throw OptionError("maximum", "maximum is " + formatOption(maximum) +
                                         ", expected more than the minimum, " +
                                         formatOption(minimum));
    return {.outputs = {inputs[0]}};
}

std::vector<OptionInfo> linearOptions() {
    return {
        numberOption("outputs", "Outputs m",
                     "Number of outputs m of y = W x + b, with W of size m × n.", Index{128}, 1,
                     kMostFeatures),
        flagOption("bias", "Bias b", "Whether y = W x + b has its constant part b.", true),
        flagOption("trainable", "Trainable",
                   "Whether W and b are trained. Else they stay as they were drawn: a fixed random "
                   "projection.",
                   true),
    };
}

std::vector<OptionInfo> scaleOptions() {
    return {numberOption("initial", "Initial s", "The factor s that training begins with.", 1.0,
                         -1e6, 1e6)};
}

std::vector<OptionInfo> dropoutOptions() {
    return {numberOption(
        "p", "Probability p",
        "Share of the values that are set to zero in training; the others are divided by 1 − p.",
        0.5, 0, 0.99)};
}

std::vector<OptionInfo> quantizeOptions() {
    return {
        numberOption("bits", "Bits", "Resolution: 2^bits levels, minimum and maximum among them.",
                     Index{8}, 1, 16),
        numberOption("minimum", "Minimum", "The lowest level; what lies below becomes it.", -1.0,
                     -1e6, 1e6),
        numberOption("maximum", "Maximum", "The highest level; what lies above becomes it.", 1.0,
                     -1e6, 1e6),
    };
}

}  // namespace

std::vector<LayerInfo> plainLayers() {
    return {
        {.kind = "linear",
         .title = "Linear",
         .group = "Layers",
         .description = "y = W x + b with weights W and bias b. On sequences it acts on the "
                        "features of each step, on images as a 1×1 convolution.",
         .options = linearOptions(),
         .counterpart = "blackbox",
         .infer = inferLinear},
        {.kind = "scale",
         .title = "Scale",
         .group = "Layers",
         .description = "y = s x with one trained factor s for all values.",
         .options = scaleOptions(),
         .infer = inferScale},
        {.kind = "dropout",
         .title = "Dropout",
         .group = "Layers",
         .description =
             "Sets a random share p of the values to zero in training, against overfitting; "
             "passes everything in evaluation.",
         .options = dropoutOptions(),
         .infer = inferDropout},
        {.kind = "quantize",
         .title = "Quantise",
         .group = "Layers",
         .description =
             "Rounds each value to the nearest of 2^bits levels from minimum to maximum, as a "
             "converter does. The gradient passes straight through.",
         .options = quantizeOptions(),
         .infer = inferQuantize},
    };
}

}  // namespace obscura
