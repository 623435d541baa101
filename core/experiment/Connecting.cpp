// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Connecting.h"

#include "core/base/Messages.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

namespace obscura {

namespace {

constexpr const char* kDescription = "options.description";

}  // namespace

bool needsConnecting(const Block& block) {
    if (!hasRole(block, LayerRole::Physical)) {
        return false;
    }
    const auto known = block.options.find(kDescription);
    return deviceInfo(blackBoxSettings(block).device).connect &&
           (known == block.options.end() || known->second == OptionValue(std::string()));
}

Options askDevice(const Block& block) {
    try {
        const BlackBoxSettings settings = blackBoxSettings(block);
        const DeviceInfo& info = deviceInfo(settings.device);
        Options complete = settings.deviceOptions;
        for (const OptionInfo& option : info.options) {
            complete.emplace(option.name, option.initial);
        }
        const Options connected = info.connect(complete);
        const DeviceNature nature = info.nature(connected);
        const DeviceCosts& costs = nature.costs;
        return {{"outputs", nature.outputs},
                {kDescription, connected.at("description")},
                {"costs.seconds_per_programming", costs.secondsPerProgramming},
                {"costs.seconds_per_query", costs.secondsPerQuery},
                {"costs.joules_per_programming", costs.joulesPerProgramming},
                {"costs.joules_per_query", costs.joulesPerQuery}};
    } catch (const UserError& error) {
        throw UserError(inQuotes(block.name) + ": " + error.what());
    }
}

void connectDevices(Experiment& e) {
    for (const Block& block : e.graph.blocks) {
        if (!needsConnecting(block)) {
            continue;
        }
        for (const auto& [name, value] : askDevice(block)) {
            if (value != blockOption(block, name)) {
                setBlockOption(e, block.id, name, value);
            }
        }
    }
}

}  // namespace obscura
