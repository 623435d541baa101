// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/OptionParts.h"

namespace obscura {

namespace {

LayerShape inferAdd(const Block&, std::span<const Shape> inputs) {
    if (inputs[0] != inputs[1])
        throw UserError("the inputs have the shapes " + formatShape(inputs[0]) + " and " +
                        formatShape(inputs[1]) + ", expected the same");
    return {.outputs = {inputs[0]}};
}

LayerShape inferConcatenate(const Block&, std::span<const Shape> inputs) {
    const Index features = featuresOf(inputs[0]) + featuresOf(inputs[1]);
    if (inputs[0].size() != inputs[1].size() ||
        withFeatures(inputs[0], features) != withFeatures(inputs[1], features))
        throw UserError("the inputs have the shapes " + formatShape(inputs[0]) + " and " +
                        formatShape(inputs[1]) + ", expected the same but for the features");
    const Shape output = withFeatures(inputs[0], features);
    requireValues({}, output);
    return {.outputs = {output}};
}

LayerShape inferSplit(const Block& block, std::span<const Shape> inputs) {
    const auto first = optionOf<Index>(block, "first");
    const Index features = featuresOf(inputs[0]);
    if (first >= features)
        throw OptionError("first", "first is " + std::to_string(first) +
                                       ", expected less than the " + std::to_string(features) +
                                       " features of the input");
    return {.outputs = {withFeatures(inputs[0], first), withFeatures(inputs[0], features - first)}};
}

}  // namespace

std::vector<LayerInfo> branchLayers() {
    return {
        {.kind = "add",
         .title = "Add",
         .group = "Branches",
         .description = "y = a + b of two inputs of the same shape: joins two branches, or leads a "
                        "connection past other layers.",
         .inputs = 2,
         .options = {},
         .infer = inferAdd},
        {.kind = "concatenate",
         .title = "Concatenate",
         .group = "Branches",
         .description = "The features of two inputs one behind the other, at each position: joins "
                        "two branches.",
         .inputs = 2,
         .options = {},
         .infer = inferConcatenate},
        {.kind = "split",
         .title = "Split",
         .group = "Branches",
         .description = "Divides the features at each position: the first of them leave by one "
                        "output, the rest by the other.",
         .outputs = 2,
         .options = {numberOption("first", "First features",
                                  "How many features leave by the first output.", Index{64}, 1,
                                  kMostFeatures)},
         .infer = inferSplit},
    };
}

}  // namespace obscura
