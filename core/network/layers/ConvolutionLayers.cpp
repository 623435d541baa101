// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/Window.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/OptionParts.h"

namespace obscura {

namespace {

constexpr double kMostWindow = 1024;

/// The length of an axis behind the window.
Index lengthBehind(const Window& window, Index length) {
    const Index room = length + 2 * window.padding;
    if (window.reach() > room)
        throw OptionError(
            "kernel_size",
            "kernel_size is " + std::to_string(window.size) +
                (window.dilation > 1 ? ", spread by dilation over " + std::to_string(window.reach())
                                     : "") +
                ", expected at most the " + std::to_string(room) +
                " values that there are with padding");
    return window.places(length);
}

/// The shape behind a window on a sequence or an image.
Shape shapeBehind(const Window& window, Shape shape) {
    const std::size_t first = isImage(shape) ? 1 : 0;
    const std::size_t count = isImage(shape) ? 2 : 1;
    for (std::size_t axis = first; axis < first + count; ++axis)
        shape[axis] = lengthBehind(window, shape[axis]);
    return shape;
}

LayerShape inferConvolution(const Block& block, const Shape& input, Index values) {
    const Index n = featuresOf(input);
    const auto m = optionOf<Index>(block, "out_channels");
    const auto groups = optionOf<Index>(block, "groups");
    requireDivisible("groups", groups, n);
    if (m % groups != 0)
        throw OptionError("groups", "groups is " + std::to_string(groups) +
                                        ", expected a divisor of out_channels, " +
                                        std::to_string(m));
    const Index weights = m * (n / groups) * values;
    requireWeights("kernel_size", weights);
    const Shape output = withFeatures(shapeBehind(windowOf(block), input), m);
    requireValues("out_channels", output);
    return {.outputs = {output},
            .parameters = weights + (optionOf<bool>(block, "bias") ? m : 0),
            .multiplications = positionsOf(output) * weights};
}

LayerShape inferConv1d(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    return inferConvolution(block, inputs[0], optionOf<Index>(block, "kernel_size"));
}

LayerShape inferConv2d(const Block& block, std::span<const Shape> inputs) {
    requireImage(inputs[0]);
    const auto side = optionOf<Index>(block, "kernel_size");
    return inferConvolution(block, inputs[0], side * side);
}

Shape pooledShape(const Block& block, const Shape& input) {
    requireSequenceOrImage(input);
    const Window window = windowOf(block);
    if (window.padding > window.size / 2)
        throw OptionError("padding", "padding is " + std::to_string(window.padding) +
                                         ", expected at most half of kernel_size, " +
                                         std::to_string(window.size / 2));
    return shapeBehind(window, input);
}

LayerShape inferMaxPool(const Block& block, std::span<const Shape> inputs) {
    return {.outputs = {pooledShape(block, inputs[0])}};
}

LayerShape inferAveragePool(const Block& block, std::span<const Shape> inputs) {
    const Shape output = pooledShape(block, inputs[0]);
    return {.outputs = {output}, .multiplications = valuesOf(output)};
}

LayerShape inferAdaptivePool(const Block& block, std::span<const Shape> inputs) {
    requireSequenceOrImage(inputs[0]);
    const auto size = optionOf<Index>(block, "output_size");
    const Index n = featuresOf(inputs[0]);
    const Shape output = isImage(inputs[0]) ? Shape{n, size, size} : Shape{size, n};
    requireValues("output_size", output);
    return {.outputs = {output}, .multiplications = valuesOf(output)};
}

std::vector<OptionInfo> convolutionOptions() {
    return {
        numberOption("out_channels", "Output channels",
                     "Number of kernels, and of features at each position behind them.", Index{16},
                     1, kMostFeatures),
        numberOption("kernel_size", "Kernel size",
                     "Positions that a kernel sees: so many steps of a sequence, a square of so "
                     "many pixels a side of an image.",
                     Index{3}, 1, kMostWindow),
        numberOption("stride", "Stride", "Positions from one place of the kernel to the next.",
                     Index{1}, 1, kMostWindow),
        numberOption("padding", "Padding",
                     "Zeros added at both ends. With stride 1 and an odd kernel, "
                     "dilation · (kernel − 1)/2 keeps the length.",
                     Index{0}, 0, kMostWindow),
        numberOption("dilation", "Dilation", "Distance of the positions that a kernel sees.",
                     Index{1}, 1, kMostWindow),
        numberOption("groups", "Groups",
                     "Parts into which the features are divided: each output channel sees one. As "
                     "many as there are input features: a depthwise convolution.",
                     Index{1}, 1, kMostFeatures),
        flagOption("bias", "Bias b", "Whether a constant is added to each output channel.", true),
    };
}

std::vector<OptionInfo> poolOptions() {
    return {
        numberOption("kernel_size", "Window",
                     "Positions that become one: so many steps of a sequence, a square of so many "
                     "pixels a side of an image.",
                     Index{2}, 1, kMostWindow),
        numberOption("stride", "Stride", "Positions from one place of the window to the next.",
                     Index{0}, 0, kMostWindow, "", "the window"),
        numberOption("padding", "Padding",
                     "Positions added at both ends, at most half of the window: zeros for "
                     "averages, and never the largest for maxima.",
                     Index{0}, 0, kMostWindow),
    };
}

std::vector<OptionInfo> adaptivePoolOptions() {
    return {numberOption("output_size", "Output size",
                         "Positions that are left: so many steps of a sequence, a square of so "
                         "many pixels a side of an image.",
                         Index{1}, 1, kMostWindow)};
}

}  // namespace

std::vector<LayerInfo> convolutionLayers() {
    return {
        {.kind = "conv1d",
         .title = "Convolution 1-d",
         .group = "Convolutions",
         .description = "y_t = Σ_k W_k x_(t·stride + k·dilation − padding) + b along a sequence, "
                        "length × features.",
         .options = convolutionOptions(),
         .infer = inferConv1d},
        {.kind = "conv2d",
         .title = "Convolution 2-d",
         .group = "Convolutions",
         .description =
             "Square kernels slide over an image, channels × height × width; each becomes one "
             "channel of the answer.",
         .options = convolutionOptions(),
         .infer = inferConv2d},
        {.kind = "max_pool",
         .title = "Max pooling",
         .group = "Convolutions",
         .description =
             "The largest value under a window that slides over a sequence or an image, for each "
             "feature.",
         .options = poolOptions(),
         .infer = inferMaxPool},
        {.kind = "avg_pool",
         .title = "Average pooling",
         .group = "Convolutions",
         .description =
             "The mean of the values under a window that slides over a sequence or an image, for "
             "each feature.",
         .options = poolOptions(),
         .infer = inferAveragePool},
        {.kind = "adaptive_avg_pool",
         .title = "Adaptive pooling",
         .group = "Convolutions",
         .description =
             "Means over as many equal parts of a sequence or an image as asked for, for each "
             "feature: one part is the mean over all positions.",
         .options = adaptivePoolOptions(),
         .infer = inferAdaptivePool},
    };
}

}  // namespace obscura
