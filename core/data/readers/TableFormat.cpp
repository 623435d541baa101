// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/TableFormat.h"

#include "core/data/readers/CsvRecords.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr std::size_t kMostRows = 200;  ///< that are looked at

using Rows = std::vector<std::vector<std::string>>;

/// The first rows that `start` has whole, split by `delimiter`. Blank ones are left out.
Rows rowsOf(std::string_view start, char delimiter) {
    Rows rows;
    RecordScanner scanner(delimiter);
    while (rows.size() < kMostRows && !start.empty()) {
        const std::optional<std::size_t> length = scanner.lengthOfRecord(start);
        if (!length && !rows.empty())
            break;
        std::string record(start.substr(0, length.value_or(start.size())));
        start.remove_prefix(record.size());
        if (isBlankRecord(record, delimiter))
            continue;
        std::vector<std::string_view> cells;
        splitRecord(record, delimiter, cells);
        rows.emplace_back(cells.begin(), cells.end());
    }
    return rows;
}

char foundDelimiter(std::string_view start) {
    char best = ',';
    std::size_t most = 1;
    for (const char delimiter : {'\t', ';', '|', ','}) {
        const Rows rows = rowsOf(start, delimiter);
        if (rows.empty())
            continue;
        const auto [fewest, largest] =
            std::ranges::minmax(rows, {}, [](const auto& row) { return row.size(); });
        if (fewest.size() > 1 && fewest.size() == largest.size())
            return delimiter;
        if (fewest.size() > most) {
            most = fewest.size();
            best = delimiter;
        }
    }
    return best;
}

char foundDecimal(const Rows& rows, char delimiter) {
    if (delimiter == ',')
        return '.';
    bool hasComma = false;
    for (const auto& row : rows) {
        for (const std::string& cell : row) {
            const bool isPoint = cellNumber(cell, '.').has_value();
            if (isPoint && cell.find('.') != std::string::npos)
                return '.';
            hasComma = hasComma || (!isPoint && cellNumber(cell, ','));
        }
    }
    return hasComma ? ',' : '.';
}

bool foundHeader(const Rows& rows, char decimal) {
    if (rows.empty())
        return false;
    const auto isNumber = [&](const std::string& cell) {
        return cellNumber(cell, decimal).has_value();
    };
    bool hasNumbers = std::ranges::any_of(rows.front(), isNumber);
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        const bool isOfNumbers =
            rows.size() > 1 && std::all_of(rows.begin() + 1, rows.end(), [&](const auto& row) {
                return column < row.size() && (isNumber(row[column]) || isMissing(row[column]));
            });
        const std::string& first = rows.front()[column];
        if (isOfNumbers && !isNumber(first) && !isMissing(first))
            return true;
        hasNumbers = hasNumbers || isOfNumbers;
    }
    return !hasNumbers;
}

}  // namespace

TableFormat foundTableFormat(std::string_view start, const WantedTableFormat& wanted) {
    TableFormat format;
    format.delimiter = wanted.delimiter ? *wanted.delimiter : foundDelimiter(start);
    const Rows rows = rowsOf(start, format.delimiter);
    format.decimal = wanted.decimal ? *wanted.decimal : foundDecimal(rows, format.delimiter);
    format.hasHeader = wanted.hasHeader ? *wanted.hasHeader : foundHeader(rows, format.decimal);
    return format;
}

}  // namespace obscura
