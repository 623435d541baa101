// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of the network's ends and its devices.

/// With the mean and deviation of the source that `options` name as defaults. The reference stays
/// valid for the life of the program.
const std::vector<OptionInfo>& datasetSchema(const Options& options);
std::vector<OptionInfo> lossOptions();
/// Without what follows, and the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();
/// The same with "options.…", "imperfections.…" and "costs.…" of the device that `options` name.
/// Where there is no such device, blackBoxOptions(). The reference stays valid for the life of the
/// program.
const std::vector<OptionInfo>& blackBoxSchema(const Options& options);

}  // namespace obscura
