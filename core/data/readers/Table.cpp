// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Table.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/readers/CsvRecords.h"
#include "core/data/readers/ForeignFile.h"
#include "devices/ShownText.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <unordered_set>

namespace obscura {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::size_t kTableBlock = std::size_t{1} << 20;  ///< read at a time
constexpr std::size_t kLongestRecord = std::size_t{16} << 20;
constexpr std::size_t kMostColumns = std::size_t{1} << 20;
constexpr Index kRowsApart = 16;             ///< of places that are kept
constexpr std::uint64_t kBytesApart = 4096;  ///< of the same

/// Lets a set of texts be asked for a part of another text.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

/// Finds out what one column holds.
class ColumnScan {
public:
    explicit ColumnScan(std::string name) { m_column.name = std::move(name); }

    void add(std::string_view cell, char decimal, Index line) {
        if (isMissing(cell)) {
            m_column.missingLine = m_column.missingLine ? m_column.missingLine : line;
            return;
        }
        const std::optional<double> number = cellNumber(cell, decimal);
        if (!number && m_column.isNumber) {
            m_column.isNumber = false;
            m_column.textLine = line;
            m_column.textThere = shownText(cell);
        }
        m_column.isWhole = m_column.isWhole && number && std::trunc(*number) == *number;
        keepValue(cell);
    }

    TableColumn finished(char decimal) {
        m_column.values.assign(m_values.begin(), m_values.end());
        std::ranges::sort(m_column.values);
        if (m_column.isNumber)
            std::ranges::stable_sort(m_column.values, {}, [&](const std::string& cell) {
                return cellNumber(cell, decimal).value_or(0);
            });
        return std::move(m_column);
    }

private:
    void keepValue(std::string_view cell) {
        if (m_isMany || m_values.contains(cell))
            return;
        m_values.emplace(cell);
        m_isMany = m_values.size() >
                   (m_column.isNumber ? TableColumn::kMostNumbers : TableColumn::kMostTexts);
        if (m_isMany)
            m_values.clear();
    }

    TableColumn m_column;
    std::unordered_set<std::string, TextHash, std::equal_to<>> m_values;
    bool m_isMany = false;
};

}  // namespace

/// Goes through all records of the file once.
class Table::Scan {
public:
    explicit Scan(Table& table) : m_table(table), m_scanner(table.m_format.delimiter) {}

    void run(std::uint64_t from, const Loading& loading) {
        m_recordAt = from;
        const std::uint64_t size = m_table.m_bytes.size();
        std::string block;
        for (std::uint64_t at = from; at < size; at += block.size()) {
            checkStop(loading.stop);
            if (loading.progress)
                loading.progress("reads " + shownPath(m_table.path()),
                                 static_cast<double>(at) / static_cast<double>(size));
            block.resize(std::min<std::uint64_t>(kTableBlock, size - at));
            m_table.m_bytes.read(at, std::as_writable_bytes(std::span(block)));
            takeBlock(block);
        }
        finish();
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw UserError(shownPath(m_table.path()) + ", line " + std::to_string(m_line) + ": " +
                        what);
    }

    void takeBlock(std::string_view block) {
        while (!block.empty()) {
            const std::optional<std::size_t> length = m_scanner.lengthOfRecord(block);
            const std::size_t taken = length.value_or(block.size());
            m_record += block.substr(0, taken);
            block.remove_prefix(taken);
            if (m_record.size() > kLongestRecord)
                fail("longer than " + std::to_string(kLongestRecord) +
                     " bytes, expected rows: is there a quote without its end?");
            if (length)
                takeRecord();
        }
    }

    void takeRecord() {
        const std::size_t bytes = m_record.size();
        const Index lines = std::ranges::count(m_record, '\n');
        if (!isBlankRecord(m_record, m_table.m_format.delimiter)) {
            splitRecord(m_record, m_table.m_format.delimiter, m_cells);
            takeCells();
        }
        m_recordAt += bytes;
        m_line += lines;
        m_record.clear();
    }

    void takeCells() {
        if (m_columns.empty() && makeColumns())
            return;
        if (m_cells.size() != m_columns.size())
            fail("found " + std::to_string(m_cells.size()) + " cells, expected " +
                 std::to_string(m_columns.size()) + " as in the first row");
        keepPlace();
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_columns[i].add(m_cells[i], m_table.m_format.decimal, m_line);
        ++m_table.m_rows;
    }

    /// Whether the first row was the header.
    bool makeColumns() {
        if (m_cells.size() > kMostColumns)
            fail("found " + std::to_string(m_cells.size()) + " columns, expected at most " +
                 std::to_string(kMostColumns));
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            const bool isNamed = m_table.m_format.hasHeader && !m_cells[i].empty();
            m_columns.emplace_back(isNamed ? std::string(m_cells[i]) : std::to_string(i + 1));
        }
        return m_table.m_format.hasHeader;
    }

    void keepPlace() {
        std::vector<Place>& places = m_table.m_places;
        if (places.empty() || m_table.m_rows - places.back().row >= kRowsApart ||
            m_recordAt - places.back().offset >= kBytesApart)
            places.push_back({m_recordAt, m_table.m_rows, m_line});
    }

    void finish() {
        if (m_scanner.isQuoted())
            fail("found a quote without its end");
        if (!m_record.empty())
            takeRecord();
        if (m_table.m_rows == 0)
            throw UserError(shownPath(m_table.path()) + ": found no rows" +
                            (m_columns.empty() ? "" : " behind the header") + ", expected a table");
        for (ColumnScan& column : m_columns)
            m_table.m_columns.push_back(column.finished(m_table.m_format.decimal));
        m_table.m_places.shrink_to_fit();
    }

    Table& m_table;
    RecordScanner m_scanner;
    std::vector<ColumnScan> m_columns;
    std::string m_record;
    std::uint64_t m_recordAt = 0;
    Index m_line = 1;  ///< in which the record begins
    std::vector<std::string_view> m_cells;
};

Table::Table(const std::filesystem::path& file, const WantedTableFormat& wanted,
             const Loading& loading)
    : m_bytes(file) {
    constexpr std::size_t kTelling = std::size_t{1} << 18;
    const std::string bytes = m_bytes.start(kTelling);
    std::string_view start = bytes;
    if (!foreignKind(start).empty() || start.find('\0') != std::string_view::npos)
        failForeign(file, start, "a table of text (CSV)");
    if (start.starts_with(kByteOrderMark))
        start.remove_prefix(kByteOrderMark.size());
    m_format = foundTableFormat(start, wanted);
    Scan(*this).run(bytes.size() - start.size(), loading);
}

std::size_t Table::column(std::string_view name) const {
    const auto found = std::ranges::find(m_columns, name, &TableColumn::name);
    if (found == m_columns.end()) {
        std::vector<std::string> names;
        for (const TableColumn& one : m_columns)
            names.push_back(one.name);
        throw UserError(shownPath(path()) + ": there is no column " + inQuotes(name) +
                        nearHint(name, names));
    }
    if (std::ranges::count(m_columns, name, &TableColumn::name) > 1)
        throw UserError(shownPath(path()) + ": there are several columns " + inQuotes(name) +
                        ", expected one");
    return static_cast<std::size_t>(found - m_columns.begin());
}

void Table::read(Index row, TableRow& out) const {
    if (row < 0 || row >= m_rows)
        throw std::out_of_range("Table::read: there is no such row");
    const auto next = std::ranges::upper_bound(m_places, row, {}, &Place::row);
    const Place& place = *std::prev(next);
    const std::uint64_t end = next == m_places.end() ? m_bytes.size() : next->offset;
    std::string some(end - place.offset, '\0');
    m_bytes.read(place.offset, std::as_writable_bytes(std::span(some)));
    RecordScanner scanner(m_format.delimiter);
    std::string_view rest = some;
    out.line = place.line;
    out.cells.clear();
    for (Index at = place.row; !rest.empty();) {
        const std::string_view record =
            rest.substr(0, scanner.lengthOfRecord(rest).value_or(rest.size()));
        if (!isBlankRecord(record, m_format.delimiter) && at++ == row) {
            out.text = record;
            splitRecord(out.text, m_format.delimiter, out.cells);
            break;
        }
        out.line += std::ranges::count(record, '\n');
        rest.remove_prefix(record.size());
    }
    if (out.cells.size() != m_columns.size())
        throw UserError(shownPath(path()) + ", line " + std::to_string(out.line) +
                        ": the file has changed since it was opened");
}

double Table::number(const TableRow& row, std::size_t column) const {
    const std::string_view cell = row.cells[column];
    const std::optional<double> number = cellNumber(cell, m_format.decimal);
    if (!number)
        failCell(row.line, column, cell, "a number");
    return *number;
}

void Table::failCell(Index line, std::size_t column, std::string_view found,
                     const std::string& expected) const {
    throw UserError(shownPath(path()) + ", line " + std::to_string(line) + ", column " +
                    inQuotes(m_columns[column].name) + ": found " +
                    (found.empty() ? "nothing" : inQuotes(found)) + ", expected " + expected);
}

}  // namespace obscura
