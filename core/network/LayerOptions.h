// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of those kinds of block that have any.

std::vector<OptionInfo> datasetOptions();
std::vector<OptionInfo> linearOptions();
std::vector<OptionInfo> dropoutOptions();
std::vector<OptionInfo> lossOptions();
/// Without the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();

}  // namespace obscura
