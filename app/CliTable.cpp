// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliTable.h"

#include "core/base/Utf8.h"
#include "devices/ShownText.h"

#include <algorithm>
#include <iostream>

namespace obscura {

void CliTable::addColumn(std::string head, bool isNumber) {
    m_columns.push_back({std::move(head), isNumber, {}});
}

void CliTable::addRow(const std::vector<std::string>& row) {
    constexpr std::size_t kLongest = 80;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i].texts.push_back(shownText(row[i], kLongest));
    ++m_rows;
}

void CliTable::print() const {
    if (m_rows == 0)
        return;
    std::vector<std::string> lines(m_rows + 1);
    for (const Column& column : m_columns) {
        if (std::ranges::all_of(column.texts, &std::string::empty))
            continue;
        std::size_t width = countCharacters(column.head);
        for (const std::string& text : column.texts)
            width = std::max(width, countCharacters(text));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string& text = i == 0 ? column.head : column.texts[i - 1];
            const std::string gap(width - countCharacters(text), ' ');
            lines[i] +=
                (lines[i].empty() ? "" : "  ") + (column.isNumber ? gap + text : text + gap);
        }
    }
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(' ') + 1);
        std::cerr << line << "\n";
    }
}

}  // namespace obscura
