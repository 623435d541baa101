// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassTable.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/readers/ForeignFile.h"
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

/// Takes a table apart, line by line.
class ClassTableReader {
public:
    ClassTableReader(const fs::path& table, const ClassTableLayout& layout)
        : m_table(table), m_text(readFile(table)), m_rest(m_text) {
        constexpr std::string_view kMark = "\xef\xbb\xbf";  // some write it before UTF-8
        if (!foreignKind(m_rest).empty())
            failForeign(table, m_rest, "a table of files (CSV)");
        if (m_rest.starts_with(kMark))
            m_rest.remove_prefix(kMark.size());
        m_names = takeLine();
        m_file = requireColumn(layout.file);
        m_label = requireColumn(layout.label);
        m_split = findColumn(layout.split);
        m_fold = findColumn(layout.fold);
    }

    bool hasSplits() const { return m_split.has_value(); }
    bool hasFolds() const { return m_fold.has_value(); }

    std::optional<ClassTableRow> next() {
        while (!m_rest.empty()) {
            const std::vector<std::string> fields = takeLine();
            if (fields.size() == 1 && fields[0].empty())
                continue;
            if (fields.size() != m_names.size())
                fail(m_line, "found " + std::to_string(fields.size()) + " fields, expected " +
                                 std::to_string(m_names.size()));
            return ClassTableRow{.file = fields[m_file],
                                 .label = fields[m_label],
                                 .split = m_split ? fields[*m_split] : "",
                                 .fold = m_fold ? fields[*m_fold] : "",
                                 .line = m_line};
        }
        return std::nullopt;
    }

    [[noreturn]] void fail(Index line, const std::string& what) const {
        throw UserError(shownPath(m_table) + ": line " + std::to_string(line) + ": " + what);
    }

private:
    std::vector<std::string> takeLine() {
        ++m_line;
        std::vector<std::string> fields = takeCsvLine(m_rest);
        if (fields.empty()) {  // the last line, without its end
            const std::string ended = std::string(m_rest) + '\n';
            std::string_view last = ended;
            fields = takeCsvLine(last);
            m_rest = {};
        }
        if (fields.empty())
            fail(m_line, "a quote is not closed");
        if (fields.back().ends_with('\r'))
            fields.back().pop_back();
        return fields;
    }

    std::optional<std::size_t> findColumn(const std::string& name) const {
        const auto found = std::ranges::find(m_names, name);
        if (name.empty() || found == m_names.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - m_names.begin());
    }

    std::size_t requireColumn(const std::string& name) const {
        const auto found = findColumn(name);
        if (!found)
            fail(1, "found no column " + inQuotes(name) + nearHint(name, m_names));
        return *found;
    }

    fs::path m_table;
    std::string m_text;
    std::string_view m_rest;
    Index m_line = 0;
    std::vector<std::string> m_names;
    std::size_t m_file = 0;
    std::size_t m_label = 0;
    std::optional<std::size_t> m_split;
    std::optional<std::size_t> m_fold;
};

Index foldOf(const ClassTableReader& reader, const ClassTableRow& row) {
    Index fold = 0;
    const char* end = row.fold.data() + row.fold.size();
    const auto [stopped, error] = std::from_chars(row.fold.data(), end, fold);
    if (error != std::errc() || stopped != end)
        reader.fail(row.line, "the fold is " + inQuotes(row.fold) + ", expected a whole number");
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

std::vector<ClassTableRow> tableRows(ClassTableReader& reader, const Loading& loading) {
    std::vector<ClassTableRow> rows;
    while (auto row = reader.next()) {
        checkStop(loading.stop);
        if (row->file.empty())
            reader.fail(row->line, "names no file");
        if (row->label.empty())
            reader.fail(row->line, "names no class");
        rows.push_back(std::move(*row));
    }
    return rows;
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
                reader.fail(rows[i].line, "the split is " + inQuotes(rows[i].split) +
                                              ", expected train, validation or test");
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
    ClassTableReader reader(table, layout);
    const std::vector<ClassTableRow> rows = tableRows(reader, loading);
    const std::vector<Split> splits = tableSplits(reader, rows, table, folds);
    ClassFiles found{.classes = tableClasses(rows, table), .files = {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        checkStop(loading.stop);
        const ClassTableRow& row = rows[i];
        const fs::path file = table.parent_path() / layout.place(row.file, row.fold);
        std::error_code error;
        if (!fs::exists(file, error))
            reader.fail(row.line, "there is no file " + shownPath(file));
        const Index label =
            std::ranges::lower_bound(found.classes, row.label) - found.classes.begin();
        found.files.push_back({.file = file, .label = label, .split = splits[i]});
    }
    return found;
}

}  // namespace obscura
