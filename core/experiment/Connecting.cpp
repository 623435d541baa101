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

void note(Block& block, const std::string& option, double value) {
    if (value > 0) {
        block.options[option] = value;
    } else {
        block.options.erase(option);
    }
}

void noteCosts(Block& block, const DeviceCosts& costs) {
    note(block, "costs.seconds_per_programming", costs.secondsPerProgramming);
    note(block, "costs.seconds_per_query", costs.secondsPerQuery);
    note(block, "costs.joules_per_programming", costs.joulesPerProgramming);
    note(block, "costs.joules_per_query", costs.joulesPerQuery);
}

}  // namespace

bool needsConnecting(const Block& block) {
    if (!hasRole(block, LayerRole::Physical)) {
        return false;
    }
    const auto known = block.options.find(kDescription);
    return deviceInfo(blackBoxSettings(block).device).connect &&
           (known == block.options.end() || known->second == OptionValue(std::string()));
}

void connectDevice(Block& block) {
    try {
        const BlackBoxSettings settings = blackBoxSettings(block);
        const DeviceInfo& info = deviceInfo(settings.device);
        Options complete = settings.deviceOptions;
        for (const OptionInfo& option : info.options) {
            complete.emplace(option.name, option.initial);
        }
        const Options connected = info.connect(complete);
        for (const auto& [name, value] : connected) {
            if (value != findOption(info.options, name)->initial) {
                block.options["options." + name] = value;
            }
        }
        const DeviceNature nature = info.nature(connected);
        if (nature.outputs != settings.outputs) {
            block.options["outputs"] = nature.outputs;
        }
        noteCosts(block, nature.costs);
    } catch (const UserError& error) {
        throw UserError(inQuotes(block.name) + ": " + error.what());
    }
}

void connectDevices(Experiment& e) {
    for (Block& block : e.graph.blocks) {
        if (needsConnecting(block)) {
            connectDevice(block);
        }
    }
}

}  // namespace obscura
