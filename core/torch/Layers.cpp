// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Layers.h"

#include "core/base/Streams.h"
#include "core/settings/Settings.h"
#include "core/torch/BlackBoxLayer.h"
#include "core/torch/layers/LayerBuilders.h"
#include "devices/Error.h"

namespace obscura {

namespace {

std::unique_ptr<Layer> buildBlackBox(const Block& block, LayerContext& context) {
    const BlackBoxSettings settings = blackBoxSettings(block);
    const Index inputs = featuresOf(context.input);
    const std::uint64_t seed =
        blockSeed(context.seed, context.origin.block, context.origin.repetition);
    return std::make_unique<BlackBoxLayer>(
        block.name, settings, inputs, seed,
        startBlackBox(block.name, settings, inputs, seed, context.earlier,
                      context.origin.repetition, context.stop),
        context.stop);
}

LayerBuilders gatherBuilders() {
    LayerBuilders all = {{"blackbox", buildBlackBox}};
    for (const auto group : {plainBuilders, normBuilders, convolutionBuilders, sequenceBuilders,
                             attentionBuilders, speechBuilders, shapeBuilders, branchBuilders}) {
        all.merge(group());
    }
    return all;
}

}  // namespace

std::unique_ptr<Layer> buildLayer(const Block& block, LayerContext& context) {
    static const LayerBuilders builders = gatherBuilders();
    const auto builder = builders.find(block.kind);
    if (builder == builders.end()) {
        throw UserError("block " + block.name + ": a layer of kind " + block.kind +
                        " can't be run by this version");
    }
    return builder->second(block, context);
}

}  // namespace obscura
