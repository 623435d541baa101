// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Streams.h"
#include "core/settings/Settings.h"
#include "core/torch/BlackBoxLayer.h"
#include "core/torch/layers/LayerBuilders.h"

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

}  // namespace

LayerBuilders physicalBuilders() {
    return {{"blackbox", buildBlackBox}};
}

}  // namespace obscura
