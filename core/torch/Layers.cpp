// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Layers.h"

#include "core/torch/layers/LayerBuilders.h"
#include "devices/Error.h"
#include "devices/State.h"

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

void addTensor(StateFields& fields, const std::string& name, const torch::Tensor& tensor) {
    fields.add(name, tensor.sizes().vec(),
               std::span(tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())));
}

void Layer::listState(StateFields& fields) {
    for (const Parameter& parameter : parameters()) {
        addTensor(fields, parameter.name, parameter.tensor);
    }
    for (const Parameter& buffer : buffers()) {
        addTensor(fields, buffer.name, buffer.tensor);
    }
}

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
