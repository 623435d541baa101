// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Rearrangement.h"
#include "core/network/layers/LayerFiles.h"

namespace obscura {

namespace {

LayerShape inferFlatten(const Block&, std::span<const Shape> inputs) {
    return {.outputs = {{valuesOf(inputs[0])}}};
}

LayerShape inferReshape(const Block& block, std::span<const Shape> inputs) {
    return {.outputs = {reshapedShape(block, inputs[0])}};
}

LayerShape inferPermute(const Block& block, std::span<const Shape> inputs) {
    Shape output;
    for (const Index axis : axisOrder(block, inputs[0]))
        output.push_back(inputs[0][static_cast<std::size_t>(axis)]);
    return {.outputs = {output}};
}

/// The default is an example, too.
OptionInfo textOption(std::string name, std::string title, std::string help,
                      const std::string& initial) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = initial,
            .hint = "such as " + initial};
}

}  // namespace

std::vector<LayerInfo> shapeLayers() {
    return {
        {.kind = "flatten",
         .title = "Flatten",
         .group = "Shape",
         .description = "Lays all values of a sample in one row, as linear layers want them.",
         .options = {},
         .infer = inferFlatten},
        {.kind = "reshape",
         .title = "Reshape",
         .group = "Shape",
         .description =
             "Gives a sample's values another shape, in their order: a row becomes a sequence, "
             "length × features, or an image, channels × height × width.",
         .options = {textOption("shape", "Shape",
                                "One to three extents such as 1 × 28 × 28, with ×, x or commas "
                                "between them. One may be −1: what the others leave.",
                                "1 × 28 × 28")},
         .infer = inferReshape},
        {.kind = "permute",
         .title = "Permute",
         .group = "Shape",
         .description =
             "Puts a sample's axes in another order: 1, 0 turns a sequence so that its features "
             "become its steps.",
         .options = {textOption("order", "Order",
                                "The axes, counted from 0, in their new order: 1, 0 or 1, 2, 0.",
                                "1, 0")},
         .infer = inferPermute},
    };
}

}  // namespace obscura
