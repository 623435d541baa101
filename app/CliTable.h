// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace obscura {

/// Rows of text under heads, printed to stderr with the columns one below the other.
class CliTable {
public:
    /// `isNumber` aligns the column to the right.
    void addColumn(std::string head, bool isNumber);
    /// A text for each column, shown as ShownText.h does.
    void addRow(const std::vector<std::string>& row);
    /// Columns without any text are left out; without rows nothing is printed.
    void print() const;

private:
    struct Column {
        std::string head;
        bool isNumber = false;
        std::vector<std::string> texts;
    };
    std::vector<Column> m_columns;
    std::size_t m_rows = 0;
};

}  // namespace obscura
