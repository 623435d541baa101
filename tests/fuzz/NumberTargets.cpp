// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/NumberTargets.h"

#include "core/data/readers/ArrayFile.h"
#include "core/data/readers/Table.h"
#include "devices/Error.h"
#include "fuzz/MemoryFile.h"

namespace obscura::fuzz {

namespace {

constexpr Index kMostRead = 1 << 16;  ///< numbers of an array, rows of a table

void readRow(const ArrayFile& file, const ArrayInfo& array, Index row) {
    std::vector<double> numbers(static_cast<std::size_t>(array.valuesOfRow()));
    try {
        file.read(array, row, numbers);
    } catch (const UserError&) {
        // What isn't finite here may be there.
    }
}

void readArrays(std::string_view bytes) {
    const MemoryFile memory(bytes);
    const auto file = openArrays(memory.path());
    for (const ArrayInfo& array : file->arrays()) {
        if (!array.problem.empty() || array.rows() == 0 || array.valuesOfRow() > kMostRead)
            continue;
        readRow(*file, array, 0);
        readRow(*file, array, array.rows() / 2);
        readRow(*file, array, array.rows() - 1);
    }
}

/// A file that was read through once can be read again.
void readRowAgain(const Table& table, Index row, TableRow& cells) {
    try {
        table.read(row, cells);
    } catch (const UserError& error) {
        throw std::logic_error(error.what());
    }
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        const TableColumn& column = table.columns()[i];
        if (column.isNumber && column.missingLine == 0)
            table.number(cells, i);
    }
}

void readTable(std::string_view bytes) {
    const MemoryFile memory(bytes);
    const Table table(memory.path(), {});
    TableRow row;
    for (Index i = 0; i < std::min(table.rows(), kMostRead); ++i)
        readRowAgain(table, i, row);
}

}  // namespace

std::vector<Target> numberTargets() {
    return {{"npy", Form::Bytes, readArrays},
            {"npz", Form::Bytes, readArrays},
            {"hdf5", Form::Bytes, readArrays},
            {"table", Form::Bytes, readTable}};
}

}  // namespace obscura::fuzz
