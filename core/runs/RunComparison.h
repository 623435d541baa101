// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// A setting that is not the same in all of some runs.
struct SettingRow {
    std::string path;
    std::vector<std::optional<std::string>>
        values;  ///< of each run; nothing: it has no such setting
    bool operator==(const SettingRow&) const = default;
};

/// What differs between the settings that runs began with, sorted by path. A setting that only some
/// have counts where one of them has set it: a default that another device brings along follows
/// from the device.
std::vector<SettingRow> differingSettings(const std::vector<std::shared_ptr<const RunEntry>>& runs);

}  // namespace obscura
