// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/DeviceRegistry.h"
#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of the network's ends and its devices.

std::vector<OptionInfo> datasetOptions();
std::vector<OptionInfo> lossOptions();
/// Without what follows, and the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();
/// "imperfections.…"
std::vector<OptionInfo> imperfectionOptions();
/// "costs.…", with those of `device` as defaults.
std::vector<OptionInfo> costOptions(const DeviceInfo& device);

}  // namespace obscura
