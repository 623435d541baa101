// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Layers.h"

#include "core/torch/layers/LayerBuilders.h"
#include "devices/Error.h"

namespace obscura {

namespace {

LayerBuilders gatherBuilders() {
    LayerBuilders all;
#define OBSCURA_GATHER(file) all.merge(file##Builders());
    OBSCURA_LAYER_FILES(OBSCURA_GATHER)
#undef OBSCURA_GATHER
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
