// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/readers/Bytes.h"
#include "core/data/readers/TableFormat.h"

namespace obscura {

/// What a column of a table holds.
struct TableColumn {
    std::string name = {};  ///< that of the header; without one its number, from 1
    bool isNumber = true;   ///< all that isn't missing is a number
    bool isWhole = true;    ///< and whole
    /// The different cells, numbers by value and texts by letter; empty where there are more than
    /// kMostNumbers of numbers, kMostTexts of texts.
    std::vector<std::string> values = {};
    Index missingLine = 0;       ///< the first without a value, from 1; 0: none
    Index textLine = 0;          ///< the first that is no number; 0: none
    std::string textThere = {};  ///< what stands there

    static constexpr std::size_t kMostNumbers = 1000;
    static constexpr std::size_t kMostTexts = 10000;
};

/// One row that was read. May be used again for the next.
struct TableRow {
    Index line = 0;                            ///< of the file, from 1
    std::string text = {};                     ///< what the cells lie in
    std::vector<std::string_view> cells = {};  ///< one for each column
};

/// A table of text, CSV or the like, which stays on disk: in memory are only places of rows in the
/// file, 24 bytes for 16 rows or 4 KiB. All of it may be called from any thread.
class Table {
public:
    /// Reads the file through. Throws UserError that names line and column where it is no table or
    /// its rows differ in length, and Stopped.
    Table(const std::filesystem::path& file, const WantedTableFormat& wanted,
          const Loading& loading = {});

    const std::filesystem::path& path() const { return m_bytes.path(); }
    const TableFormat& format() const { return m_format; }
    const std::vector<TableColumn>& columns() const { return m_columns; }
    Index rows() const { return m_rows; }
    /// The column of that name. Throws UserError where there is none, with the nearest, or several.
    std::size_t column(std::string_view name) const;

    void read(Index row, TableRow& out) const;
    /// The number in that cell. Throws UserError that names line and column.
    double number(const TableRow& row, std::size_t column) const;
    /// Throws UserError "<file>, line 3, column 'x': found 'abc', expected <expected>".
    [[noreturn]] void failCell(Index line, std::size_t column, std::string_view found,
                               const std::string& expected) const;

private:
    class Scan;

    /// Where some rows begin.
    struct Place {
        std::uint64_t offset;
        Index row;
        Index line;
    };

    FileBytes m_bytes;
    TableFormat m_format;
    std::vector<TableColumn> m_columns;
    std::vector<Place> m_places;
    Index m_rows = 0;
};

}  // namespace obscura
