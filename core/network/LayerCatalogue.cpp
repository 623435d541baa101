// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LayerCatalogue.h"

#include "core/base/Messages.h"
#include "core/network/layers/LayerFiles.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

namespace {

std::vector<LayerInfo> makeCatalogue() {
    std::vector<LayerInfo> all;
#define OBSCURA_APPEND(file) std::ranges::move(file##Layers(), std::back_inserter(all));
    OBSCURA_LAYER_FILES(OBSCURA_APPEND)
#undef OBSCURA_APPEND
    std::ranges::move(endLayers(), std::back_inserter(all));
    return all;
}

const LayerInfo* findLayer(std::string_view kind) {
    const auto& all = layerCatalogue();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const LayerInfo& info) { return info.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void LayerShape::addCounts(const LayerShape& layer, Index repetitions) {
    parameters += repetitions * layer.parameters;
    physicalParameters += repetitions * layer.physicalParameters;
    multiplications += repetitions * layer.multiplications;
    physicalMultiplications += repetitions * layer.physicalMultiplications;
}

const std::vector<LayerInfo>& layerCatalogue() {
    static const std::vector<LayerInfo> catalogue = makeCatalogue();
    return catalogue;
}

const LayerInfo& layerInfo(std::string_view kind) {
    if (const LayerInfo* info = findLayer(kind))
        return *info;
    std::vector<std::string> kinds;
    for (const LayerInfo& info : layerCatalogue())
        kinds.push_back(info.kind);
    throw UserError("unknown kind of block " + inQuotes(kind) + nearHint(kind, kinds));
}

bool hasRole(const Block& block, LayerRole role) {
    const LayerInfo* const info = findLayer(block.kind);
    return info && info->role == role;
}

const Block* firstWithRole(const Graph& graph, LayerRole role) {
    const auto found = std::ranges::find_if(
        graph.blocks, [role](const Block& block) { return hasRole(block, role); });
    return found == graph.blocks.end() ? nullptr : &*found;
}

const std::vector<OptionInfo>& blockSchema(const Block& block) {
    const LayerInfo* info = findLayer(block.kind);
    if (!info) {
        static const std::vector<OptionInfo> nothing;
        return nothing;
    }
    return info->schema ? info->schema(block.options) : info->options;
}

OptionValue blockOption(const Block& block, std::string_view option) {
    return optionValue(blockSchema(block), block.options, option);
}

}  // namespace obscura
