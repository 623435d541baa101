// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Costs.h"
#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of those kinds of block that have any.

std::vector<OptionInfo> datasetOptions();
std::vector<OptionInfo> linearOptions();
std::vector<OptionInfo> dropoutOptions();
std::vector<OptionInfo> quantizeOptions();
std::vector<OptionInfo> scaleOptions();
std::vector<OptionInfo> lossOptions();
/// Without what follows, and the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();
/// "imperfections.…"
std::vector<OptionInfo> imperfectionOptions();
/// "costs.…" of a device whose own are `initial`.
std::vector<OptionInfo> costOptions(const DeviceCosts& initial);

}  // namespace obscura
