// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace obscura {

/// What a list of runs has in one of its fields: nothing, text, or a number that is finite or ±∞.
using RunValue = std::variant<std::monostate, std::string, double>;

/// A column of a list of runs.
struct RunColumn {
    std::string id;         ///< "test_accuracy"; of a setting its path, "blackbox.surrogate.rank"
    std::string title;      ///< "test accuracy"
    std::string unit = {};  ///< "s"; empty: none
    bool isWhole = false;   ///< its numbers count something
    std::function<RunValue(const RunEntry&)> of;
};

/// Those that every run has, settings aside.
const std::vector<RunColumn>& runColumns();

/// That of a setting. Its values are numbers where they read as such.
RunColumn settingColumn(const std::string& path);

/// The column with this id, be it a setting that one of `runs` has. Throws UserError with the
/// nearest ids where there is none.
RunColumn runColumn(std::string_view id, const std::vector<std::shared_ptr<const RunEntry>>& runs);

/// How a list sorts by a column: numbers by size before texts by letter, nothing at the end.
bool comesBefore(const RunValue& a, const RunValue& b);

/// As a table shows it: four significant digits, and whole numbers as they are.
std::string formatRunValue(const RunColumn& column, const RunValue& value);

/// Whether each of the words in `text` is found in what a person knows the run by: names, folder,
/// status, device, method, data set, tags, notes, or a setting as "path=value". Upper and lower
/// case of the Latin alphabet are the same.
bool matches(const RunEntry& run, std::string_view text);

}  // namespace obscura
