// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace obscura {

/// How a table is written, as far as somebody says it.
struct WantedTableFormat {
    std::optional<char> delimiter = {};  ///< comma, semicolon, tab or bar
    std::optional<char> decimal = {};    ///< point or comma
    std::optional<bool> hasHeader = {};  ///< the first row has the names of the columns
};

struct TableFormat {
    char delimiter = ',';
    char decimal = '.';
    bool hasHeader = true;
};

/// Finds out what isn't said from the first rows of a table, `start`. The delimiter is the first of
/// tab, semicolon, bar and comma that stands equally often in each row; a decimal comma can only be
/// where that isn't the comma, and numbers have commas and no points. There is a header where a
/// column of numbers begins with something else, or where no column is of numbers.
TableFormat foundTableFormat(std::string_view start, const WantedTableFormat& wanted);

}  // namespace obscura
