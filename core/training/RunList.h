// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// A recorded run, in what a person knows it by.
struct RecentRun {
    std::filesystem::path folder;
    std::string experiment;  ///< its name
    std::string started;     ///< "2026-11-29 04:53", local time; empty: not known
    std::int64_t steps = 0;
    std::optional<double> testAccuracy = {};  ///< 0 … 1
};

/// At most `most` runs inside of `parent` that ended with weights, the latest first. What can't be
/// read is left out.
std::vector<RecentRun> recentRuns(const std::filesystem::path& parent, std::size_t most);

}  // namespace obscura
