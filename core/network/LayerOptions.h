// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of the network's ends and its devices.

/// With the mean and deviation of `initial` as defaults.
std::vector<OptionInfo> datasetOptions(const DatasetSettings& initial);
std::vector<OptionInfo> lossOptions();
/// Without what follows, and the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();
/// "imperfections.…"
std::vector<OptionInfo> imperfectionOptions();
/// "costs.…", with those of `device` as defaults.
std::vector<OptionInfo> costOptions(const DeviceInfo& device);

}  // namespace obscura
