// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassTable.h"

#include "core/base/FileError.h"
#include "core/data/readers/Table.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr double kMostFolds = 1000;

struct ClassTableRow {
    std::string file;
    std::string label;
    std::string split;
    std::string fold;
    Index line = 0;
};

/// A table whose first row has the names of its columns.
class ClassTableReader {
public:
    ClassTableReader(const fs::path& table, const ClassTableLayout& layout, const Loading& loading)
        : m_table(table, {.hasHeader = true}, loading),
          m_file(m_table.column(layout.file)),
          m_label(m_table.column(layout.label)),
          m_split(findColumn(layout.split)),
          m_fold(findColumn(layout.fold)) {}

    bool hasSplits() const { return m_split.has_value(); }
    bool hasFolds() const { return m_fold.has_value(); }

    std::vector<ClassTableRow> rows(const Loading& loading) const {
        std::vector<ClassTableRow> rows;
        TableRow cells;
        for (Index i = 0; i < m_table.rows(); ++i) {
            checkStop(loading.stop);
            m_table.read(i, cells);
            const auto cell = [&](std::optional<std::size_t> column) {
                return column ? std::string(cells.cells[*column]) : std::string();
            };
            rows.push_back({.file = cell(m_file),
                            .label = cell(m_label),
                            .split = cell(m_split),
                            .fold = cell(m_fold),
                            .line = cells.line});
            if (rows.back().file.empty())
                m_table.failCell(cells.line, m_file, "", "the name of a file");
            if (rows.back().label.empty())
                m_table.failCell(cells.line, m_label, "", "a class");
        }
        return rows;
    }

    // These throw UserError that names line and column.
    [[noreturn]] void refuseFile(const ClassTableRow& row, const std::string& expected) const {
        m_table.failCell(row.line, m_file, row.file, expected);
    }
    [[noreturn]] void refuseSplit(const ClassTableRow& row, const std::string& expected) const {
        m_table.failCell(row.line, m_split.value(), row.split, expected);
    }
    [[noreturn]] void refuseFold(const ClassTableRow& row, const std::string& expected) const {
        m_table.failCell(row.line, m_fold.value(), row.fold, expected);
    }

private:
    std::optional<std::size_t> findColumn(const std::string& name) const {
        const bool isThere = std::ranges::count(m_table.columns(), name, &TableColumn::name) > 0;
        return isThere && !name.empty() ? std::optional(m_table.column(name)) : std::nullopt;
    }

    Table m_table;
    std::size_t m_file;
    std::size_t m_label;
    std::optional<std::size_t> m_split;
    std::optional<std::size_t> m_fold;
};

Index foldOf(const ClassTableReader& reader, const ClassTableRow& row) {
    Index fold = 0;
    const char* end = row.fold.data() + row.fold.size();
    const auto [stopped, error] = std::from_chars(row.fold.data(), end, fold);
    if (error != std::errc() || stopped != end)
        reader.refuseFold(row, "a whole number");
    return fold;
}

/// The last of `folds`, or the one before it, where none is chosen.
HeldOutFolds chosenFolds(const fs::path& table, const std::set<Index>& folds, HeldOutFolds chosen) {
    constexpr std::size_t kFewest = 3;
    if (folds.size() < kFewest)
        throw UserError(shownPath(table) + ": found " + std::to_string(folds.size()) +
                        " folds, expected at least three, to train, validate and test with");
    const auto check = [&](Index fold, const char* option) {
        if (!folds.contains(fold))
            throw UserError(std::string("dataset.") + option + ": " + shownPath(table) +
                            " has no fold " + std::to_string(fold));
    };
    if (chosen.test == 0)
        chosen.test = *folds.rbegin();
    if (chosen.validation == 0)
        chosen.validation =
            *folds.rbegin() == chosen.test ? *std::next(folds.rbegin()) : *folds.rbegin();
    check(chosen.validation, "validation_fold");
    check(chosen.test, "test_fold");
    if (chosen.validation == chosen.test)
        throw UserError("dataset.validation_fold, dataset.test_fold: both are fold " +
                        std::to_string(chosen.test) + ", expected two");
    return chosen;
}

std::vector<std::string> tableClasses(const std::vector<ClassTableRow>& rows,
                                      const fs::path& table) {
    std::set<std::string> names;
    for (const ClassTableRow& row : rows)
        names.insert(row.label);
    if (names.size() < 2)
        throw UserError(shownPath(table) + ": found " + std::to_string(names.size()) +
                        " classes, expected at least two");
    return {names.begin(), names.end()};
}

/// By the column of splits, else by that of folds; without either everything trains.
std::vector<Split> tableSplits(const ClassTableReader& reader,
                               const std::vector<ClassTableRow>& rows, const fs::path& table,
                               const HeldOutFolds& held) {
    std::vector<Split> splits(rows.size(), Split::Train);
    if (reader.hasSplits()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto split = splitCalled(rows[i].split);
            if (!split)
                reader.refuseSplit(rows[i], "train, validation or test");
            splits[i] = *split;
        }
        return splits;
    }
    if (!reader.hasFolds())
        return splits;
    std::set<Index> folds;
    for (const ClassTableRow& row : rows)
        folds.insert(foldOf(reader, row));
    const HeldOutFolds chosen = chosenFolds(table, folds, held);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Index fold = foldOf(reader, rows[i]);
        splits[i] = fold == chosen.test         ? Split::Test
                    : fold == chosen.validation ? Split::Validation
                                                : Split::Train;
    }
    return splits;
}

}  // namespace

std::vector<OptionInfo> foldOptions() {
    return {numberOption("validation_fold", "Validation fold",
                         "Samples of this fold choose the best checkpoint. Counts where the table "
                         "of files has folds.",
                         Index{0}, 0, kMostFolds, {}, "last but one"),
            numberOption("test_fold", "Test fold",
                         "Samples of this fold tell how good the network is. Counts where the "
                         "table of files has folds.",
                         Index{0}, 0, kMostFolds, {}, "last")};
}

HeldOutFolds heldOutFolds(const Options& options) {
    return {.validation = std::get<Index>(options.at("validation_fold")),
            .test = std::get<Index>(options.at("test_fold"))};
}

ClassFiles readClassTable(const fs::path& table, const ClassTableLayout& layout,
                          const HeldOutFolds& folds, const Loading& loading) {
    const ClassTableReader reader(table, layout, loading);
    const std::vector<ClassTableRow> rows = reader.rows(loading);
    const std::vector<Split> splits = tableSplits(reader, rows, table, folds);
    ClassFiles found{.classes = tableClasses(rows, table), .files = {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        checkStop(loading.stop);
        const ClassTableRow& row = rows[i];
        const fs::path file = table.parent_path() / layout.place(row.file, row.fold);
        std::error_code error;
        if (!fs::exists(file, error))
            reader.refuseFile(row, "a file that is there: there is no " + shownPath(file));
        const Index label =
            std::ranges::lower_bound(found.classes, row.label) - found.classes.begin();
        found.files.push_back({.file = file, .label = label, .split = splits[i]});
    }
    return found;
}

}  // namespace obscura
