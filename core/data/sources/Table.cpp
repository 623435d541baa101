// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Table.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/Splitting.h"
#include "core/data/readers/CsvRecords.h"
#include "core/data/sources/NumbersDataset.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr std::size_t kMostOneHot = 100;  ///< different texts of a column that are inputs

/// Names that stand with commas between them; a name with a comma stands in quotes.
std::vector<std::string> namesOf(std::string text) {
    std::vector<std::string_view> cells;
    splitRecord(text, ',', cells);
    std::vector<std::string> names(cells.begin(), cells.end());
    std::erase(names, std::string());
    return names;
}

/// A column, and how its cells become numbers.
class CodedColumn {
public:
    CodedColumn(const Table& table, std::size_t index) : m_table(table), m_index(index) {
        if (column().missingLine != 0)
            m_table.failCell(column().missingLine, m_index, "", "a value");
    }

    const TableColumn& column() const { return m_table.columns()[m_index]; }
    std::size_t index() const { return m_index; }

    double number(const TableRow& row) const { return m_table.number(row, m_index); }

    /// Which of its values the row has.
    std::size_t value(const TableRow& row) const {
        const std::vector<std::string>& values = column().values;
        const auto found = std::ranges::lower_bound(values, row.cells[m_index]);
        if (found == values.end() || *found != row.cells[m_index])
            m_table.failCell(row.line, m_index, row.cells[m_index], "one of the values it had");
        return static_cast<std::size_t>(found - values.begin());
    }

    /// For what only numbers will do.
    void requireNumbers() const {
        if (!column().isNumber)
            m_table.failCell(column().textLine, m_index, column().textThere, "numbers");
    }

private:
    const Table& m_table;
    std::size_t m_index;
};

WantedTableFormat wantedFormat(const Options& options) {
    const auto chosen = [&](const char* name) { return std::get<std::string>(options.at(name)); };
    static const std::map<std::string, char> kDelimiters = {
        {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'}};
    WantedTableFormat wanted;
    if (const auto delimiter = kDelimiters.find(chosen("delimiter"));
        delimiter != kDelimiters.end())
        wanted.delimiter = delimiter->second;
    if (chosen("decimal") != "auto")
        wanted.decimal = chosen("decimal") == "comma" ? ',' : '.';
    if (chosen("header") != "auto")
        wanted.hasHeader = chosen("header") == "yes";
    return wanted;
}

std::string tableFile(const Options& options) {
    const auto& file = std::get<std::string>(options.at("file"));
    if (file.empty())
        throw UserError("dataset.file: expected the file that holds the table");
    return file;
}

/// What the options make of a file.
class TablePlan {
public:
    TablePlan(const Options& options, const Loading& loading)
        : m_table(tableFile(options), wantedFormat(options), loading),
          m_splitting({.train = m_table.rows()}, splitShares(options)) {
        const auto& targets = std::get<std::string>(options.at("target"));
        for (const std::string& name : namesOf(targets))
            m_targets.emplace_back(m_table, m_table.column(name));
        if (m_targets.empty())
            m_targets.emplace_back(m_table, m_table.columns().size() - 1);
        addInputs(namesOf(std::get<std::string>(options.at("inputs"))));
        m_coding = chosenCoding(std::get<std::string>(options.at("target_kind")));
    }

    // Its columns refer to its table.
    TablePlan(const TablePlan&) = delete;
    TablePlan& operator=(const TablePlan&) = delete;

    const TargetCoding& coding() const { return m_coding; }

    DatasetFacts facts() const {
        Index width = 0;
        for (const CodedColumn& input : m_inputs)
            width += widthOf(input);
        return {.sample = {width}, .target = m_coding.info(), .sizes = m_splitting.sizes()};
    }

    void read(Split split, Index sample, std::span<double> inputs,
              std::span<double> targets) const {
        TableRow row;
        m_table.read(m_splitting.row(split, sample), row);
        std::size_t at = 0;
        for (const CodedColumn& input : m_inputs) {
            const auto width = static_cast<std::size_t>(widthOf(input));
            if (input.column().isNumber)
                inputs[at] = input.number(row);
            else
                std::ranges::fill(inputs.subspan(at, width), 0.0);
            if (!input.column().isNumber)
                inputs[at + input.value(row)] = 1;
            at += width;
        }
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            targets[i] = m_targets[i].column().isNumber
                             ? m_targets[i].number(row)
                             : static_cast<double>(m_targets[i].value(row));
    }

private:
    static Index widthOf(const CodedColumn& input) {
        return input.column().isNumber ? 1 : std::ssize(input.column().values);
    }

    void addInputs(const std::vector<std::string>& names) {
        for (const std::string& name : names)
            addInput(m_table.column(name));
        for (std::size_t i = 0; names.empty() && i < m_table.columns().size(); ++i) {
            if (std::ranges::find(m_targets, i, &CodedColumn::index) == m_targets.end())
                addInput(i);
        }
        if (m_inputs.empty())
            throw UserError(shownPath(m_table.path()) +
                            ": found no column beside those of the target, expected inputs");
    }

    void addInput(std::size_t index) {
        const CodedColumn input(m_table, index);
        const TableColumn& column = input.column();
        const bool isOneHot = !column.values.empty() && column.values.size() <= kMostOneHot;
        if (!column.isNumber && !isOneHot)
            m_table.failCell(column.textLine, index, column.textThere,
                             "numbers, or at most " + std::to_string(kMostOneHot) +
                                 " different texts; dataset.inputs can leave the column out");
        m_inputs.push_back(input);
    }

    TargetCoding chosenCoding(const std::string& kind) const {
        if (m_targets.size() == 1 && !m_targets.front().column().isNumber &&
            (kind == "auto" || kind == "class"))
            return textClasses();
        for (const CodedColumn& target : m_targets)
            target.requireNumbers();
        if (m_targets.size() == 1 && (kind == "auto" || kind == "class"))
            return numberClasses(kind);
        return severalTargets(kind);
    }

    TargetCoding textClasses() const {
        const TableColumn& column = m_targets.front().column();
        if (column.values.empty())
            m_table.failCell(column.textLine, m_targets.front().index(), column.textThere,
                             "numbers, or at most " + std::to_string(TableColumn::kMostTexts) +
                                 " different classes");
        return TargetCoding::namedClasses(column.values);
    }

    TargetCoding numberClasses(const std::string& kind) const {
        const TableColumn& column = m_targets.front().column();
        const std::string shown =
            shownPath(m_table.path()) + ": the column " + inQuotes(column.name) + ": ";
        if (column.values.empty() && kind == "class")
            throw UserError(shown + "found more than " + std::to_string(TableColumn::kMostNumbers) +
                            " different targets, expected classes");
        if (column.values.empty())
            return numbersCoding();
        TargetScan scan(1, m_table.rows());
        for (const std::string& cell : column.values) {
            const double number = cellNumber(cell, m_table.format().decimal).value_or(0);
            scan.add({&number, 1});
        }
        TargetCoding coding = scan.coding(kind, shown);
        return coding.info().kind == TargetKind::Numbers ? numbersCoding() : coding;
    }

    TargetCoding severalTargets(const std::string& kind) const {
        const auto wrong = std::ranges::find_if_not(m_targets, [&](const CodedColumn& target) {
            const auto& values = target.column().values;
            return !values.empty() && std::ranges::all_of(values, [&](const std::string& cell) {
                const double number = cellNumber(cell, m_table.format().decimal).value_or(-1);
                return number == 0 || number == 1;
            });
        });
        const bool areFlags = wrong == m_targets.end();
        if (kind == "class")
            throw UserError("dataset.target: found " + std::to_string(m_targets.size()) +
                            " columns, expected one for a class");
        if (kind == "classes" && !areFlags)
            throw UserError(shownPath(m_table.path()) + ": the column " +
                            inQuotes(wrong->column().name) +
                            " holds other than 0 and 1, expected these for classes");
        return areFlags && kind != "numbers" ? TargetCoding::classes(std::ssize(m_targets), names())
                                             : numbersCoding();
    }

    TargetCoding numbersCoding() const {
        return TargetCoding::numbers(std::ssize(m_targets), names());
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const CodedColumn& target : m_targets)
            names.push_back(target.column().name);
        return names;
    }

    Table m_table;
    Splitting m_splitting;
    std::vector<CodedColumn> m_inputs;
    std::vector<CodedColumn> m_targets;
    TargetCoding m_coding = TargetCoding::numbers(1);
};

std::vector<OptionInfo> tableOptions() {
    std::vector<OptionInfo> options = {
        {.name = "file",
         .title = "File",
         .help = "A table of text: CSV or the like, one sample a row.",
         .initial = std::string(),
         .hint = "measured.csv",
         .path = PathKind::File},
        {.name = "target",
         .title = "Target",
         .help = "Columns that the network is to answer, with commas between their names (their "
                 "numbers, from 1, where there is no header). Empty: the last.",
         .initial = std::string(),
         .hint = "the last column"},
        {.name = "inputs",
         .title = "Inputs",
         .help = "Columns that the network gets, with commas between. Empty: all others. A column "
                 "of text becomes one input for each of its values, 0 or 1.",
         .initial = std::string(),
         .hint = "all others"},
        targetKindOption(),
        choiceOption("delimiter", "Delimiter", "What stands between cells.",
                     {{"auto", "Found out"},
                      {"comma", "Comma"},
                      {"semicolon", "Semicolon"},
                      {"tab", "Tab"},
                      {"bar", "Bar |"}},
                     "auto"),
        choiceOption("decimal", "Decimal sign", "What stands before the tenths of a number.",
                     {{"auto", "Found out"}, {"point", "Point"}, {"comma", "Comma"}}, "auto"),
        choiceOption("header", "Header", "Whether the first row has the names of the columns.",
                     {{"auto", "Found out"}, {"yes", "Yes"}, {"no", "No"}}, "auto")};
    return joinedOptions({options, numbersOptions()});
}

}  // namespace

DatasetInfo tableSource() {
    return {
        .id = "table",
        .title = "Table",
        .description =
            "A table of text (CSV, TSV), one sample a row: columns of numbers or "
            "few different texts, and a class, several or numbers as the target.",
        .options = tableOptions(),
        .needsPlace = true,
        .recognise =
            [](const std::filesystem::path& path) {
                return placedAt(path, "file", isFileWith(path, {".csv", ".tsv"}));
            },
        .survey = [](const Options& options,
                     const Loading& loading) { return TablePlan(options, loading).facts(); },
        .load = [](const Options& options,
                   const Loading& loading) -> std::shared_ptr<const Dataset> {
            const auto plan = std::make_shared<const TablePlan>(options, loading);
            return std::make_shared<NumbersDataset>(
                plan->facts(), plan->coding(),
                [plan](Split split, Index sample, std::span<double> inputs,
                       std::span<double> targets) { plan->read(split, sample, inputs, targets); },
                tableFile(options), options, loading);
        }};
}

}  // namespace obscura
