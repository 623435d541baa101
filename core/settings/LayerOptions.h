// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <vector>

namespace obscura {

// The option lists of black boxes.

/// Without what follows, and the "options.…" of the device.
std::vector<OptionInfo> blackBoxOptions();
/// The same with "options.…", "imperfections.…" and "costs.…" of the device that `options` name.
/// Where there is no such device, blackBoxOptions(). The reference stays valid for the life of the
/// program.
const std::vector<OptionInfo>& blackBoxSchema(const Options& options);

}  // namespace obscura
