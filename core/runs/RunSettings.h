// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <string>
#include <vector>

namespace obscura {

/// One setting of an experiment as text, in the path that --set has for it:
/// "blackbox.surrogate.rank", "10".
struct RunSetting {
    std::string path;
    std::string value;
    bool isDefault = false;  ///< nobody has set it to something else
    bool operator==(const RunSetting&) const = default;
};

/// Every option of training, blocks and groups, set or by default, and each block's "kind"; sorted
/// by path.
std::vector<RunSetting> settingsOf(const Experiment& e);

/// Names what is trained in `e` but for the seed: equal where network and settings are, whatever
/// the experiment is called, wherever its blocks stand and whatever notes say.
std::string taskHash(const Experiment& e);

}  // namespace obscura
