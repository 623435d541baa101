// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LayerCatalogue.h"

#include "core/data/Dataset.h"
#include "core/experiment/Messages.h"
#include "core/experiment/Numbers.h"
#include "core/network/LayerOptions.h"
#include "core/network/layers/LayerGroups.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/TypedNumber.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// In the order of the palette.
std::vector<LayerInfo> makeCatalogue() {
    std::vector<LayerInfo> all;
    for (const auto group :
         {physicalLayers, plainLayers, convolutionLayers, sequenceLayers, speechLayers, normLayers,
          activationLayers, shapeLayers, branchLayers, endLayers})
        std::ranges::move(group(), std::back_inserter(all));
    return all;
}

const LayerInfo* findLayer(std::string_view kind) {
    const auto& all = layerCatalogue();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const LayerInfo& info) { return info.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

/// For each device: the options of a black box, then "options.…", "imperfections.…" and "costs.…"
/// of the device.
std::map<std::string, std::vector<OptionInfo>, std::less<>> makeDeviceSchemas() {
    std::map<std::string, std::vector<OptionInfo>, std::less<>> schemas;
    for (const DeviceInfo& device : deviceRegistry()) {
        std::vector<OptionInfo>& schema = schemas[device.id];
        schema = layerInfo("blackbox").options;
        for (OptionInfo info : device.options) {
            info.name = "options." + info.name;
            schema.push_back(std::move(info));
        }
        for (std::vector<OptionInfo> more : {imperfectionOptions(), costOptions(device)})
            std::ranges::move(more, std::back_inserter(schema));
    }
    return schemas;
}

/// Each source has a mean and deviation of its own.
const std::vector<OptionInfo>& datasetSchema(const LayerInfo& info, const Block& block) {
    static const std::vector<OptionInfo> mnist = datasetOptions(datasetDefaults("mnist"));
    const auto source = block.options.find("source");
    const auto* name =
        source != block.options.end() ? std::get_if<std::string>(&source->second) : nullptr;
    return name && *name == "mnist" ? mnist : info.options;
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

const std::vector<OptionInfo>& blockSchema(const Block& block) {
    const LayerInfo* info = findLayer(block.kind);
    if (!info) {
        static const std::vector<OptionInfo> nothing;
        return nothing;
    }
    if (block.kind == "dataset")
        return datasetSchema(*info, block);
    if (block.kind != "blackbox")
        return info->options;
    static const auto schemas = makeDeviceSchemas();
    const auto set = block.options.find("device");
    const OptionValue& device =
        set != block.options.end() ? set->second : findOption(info->options, "device")->initial;
    const auto* id = std::get_if<std::string>(&device);
    const auto found = id ? schemas.find(*id) : schemas.end();
    return found == schemas.end() ? info->options : found->second;
}

bool isAutoOrNumber(const OptionInfo& info) {
    const auto* initial = std::get_if<std::string>(&info.initial);
    return initial && *initial == "auto" && info.choices.empty();
}

OptionValue checkedBlockOption(const OptionInfo& info, const OptionValue& value) {
    if (!isAutoOrNumber(info))
        return checkedOption(info, value);
    std::optional<double> number;
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (*text == "auto")
            return value;
        number = parsedNumber(plainNumber(*text).value_or(""));
    } else if (const auto* real = std::get_if<double>(&value)) {
        number = *real;
    } else if (const auto* whole = std::get_if<Index>(&value)) {
        number = static_cast<double>(*whole);
    }
    // In single precision; a smaller step moves no parameter, a larger one moves it out of range.
    constexpr double kLeast = 1e-12;
    constexpr double kMost = 1e6;
    if (!number || !(*number >= kLeast && *number <= kMost))
        throw UserError(info.name + " is " + inQuotes(formatOption(value)) +
                        ", expected auto or a number from 1e-12 to 1e+06");
    return shortestNumber(*number);
}

OptionValue blockOption(const Block& block, std::string_view option) {
    return optionValue(blockSchema(block), block.options, option);
}

}  // namespace obscura
