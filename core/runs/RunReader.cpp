// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunReader.h"

#include "core/base/Csv.h"
#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Quantity.h"
#include "core/runs/RecordText.h"
#include "core/runs/RunFiles.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// The lines of a record's file behind its head.
class RecordFile {
public:
    /// `text` is that of the file, or some lines of it.
    RecordFile(fs::path file, std::string text, bool isPart = false)
        : m_file(std::move(file)), m_text(std::move(text)), m_rest(m_text), m_isPart(isPart) {
        m_head = takeCsvLine(m_rest);
        if (m_head.empty())
            fail("found no line, expected the names of the columns");
    }
    RecordFile(const RecordFile&) = delete;
    RecordFile& operator=(const RecordFile&) = delete;

    const std::vector<std::string>& head() const { return m_head; }

    /// Calls take(fields) for each whole line.
    void eachLine(const std::function<void(const std::vector<std::string>&)>& take) {
        for (;;) {
            const std::vector<std::string> fields = takeCsvLine(m_rest);
            if (fields.empty())
                return;
            ++m_line;
            if (fields.size() != m_head.size())
                fail("found " + std::to_string(fields.size()) + " fields, expected " +
                     std::to_string(m_head.size()));
            take(fields);
        }
    }

    /// A field that wasn't measured is empty.
    double number(const std::string& field) const {
        if (field.empty())
            return std::numeric_limits<double>::quiet_NaN();
        const auto value = parsedNumber(field);
        if (!value)
            fail("found " + inQuotes(field) + ", expected a number");
        return *value;
    }

    [[noreturn]] void fail(const std::string& what) const {
        const bool isKnown = !m_isPart || m_line == 1;
        throw UserError(m_file.string() +
                        (isKnown ? ": line " + std::to_string(m_line) : ": a line") + ": " + what);
    }

private:
    fs::path m_file;
    std::string m_text;
    std::string_view m_rest;
    bool m_isPart;
    std::vector<std::string> m_head;
    std::int64_t m_line = 1;
};

/// "seconds" of "seconds [s]".
std::string idOf(const std::string& column) {
    return column.substr(0, column.find(" ["));
}

}  // namespace

const std::vector<double>& RecordTable::column(std::string_view id) const {
    static const std::vector<double> none;
    const auto found = std::ranges::find(m_columns, id, &Column::id);
    return found == m_columns.end() ? none : found->values;
}

RunReader::RunReader(fs::path folder) : m_folder(std::move(folder)) {
    std::error_code error;
    if (!fs::exists(m_folder / kExperimentFile, error))
        throw UserError(m_folder.string() + ": found no " + kExperimentFile +
                        ", expected the folder of a run");
}

Experiment RunReader::experiment() const {
    return loadExperiment(m_folder / kExperimentFile);
}

RecordTable RunReader::table(const char* name, std::string text, bool isPart) const {
    RecordFile file(m_folder / name, std::move(text), isPart);
    RecordTable table;
    for (const std::string& column : file.head())
        table.m_columns.push_back({idOf(column), {}});
    file.eachLine([&](const std::vector<std::string>& fields) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            table.m_columns[i].values.push_back(file.number(fields[i]));
    });
    return table;
}

RecordTable RunReader::steps() const {
    return table(kStepsFile, wholeRecord(m_folder / kStepsFile));
}

RecordTable RunReader::steps(std::size_t mostRows) const {
    return table(kStepsFile, thinnedRecord(m_folder / kStepsFile, mostRows), true);
}

RecordTable RunReader::evaluations() const {
    return table(kEvaluationsFile, wholeRecord(m_folder / kEvaluationsFile));
}

namespace {

template <class Record>
std::vector<Record> recordsOf(const RecordTable& table) {
    std::vector<Record> records(table.rows());
    for (const Quantity<Record>& quantity : quantities<Record>()) {
        const std::vector<double>& column = table.column(quantity.id);
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (!std::isnan(column[i]))
                quantity.set(records[i], column[i]);
        }
    }
    return records;
}

}  // namespace

std::vector<StepRecord> RunReader::stepRecords() const {
    return recordsOf<StepRecord>(steps());
}

std::vector<StepRecord> RunReader::stepRecords(std::size_t mostRows) const {
    return recordsOf<StepRecord>(steps(mostRows));
}

std::optional<StepRecord> RunReader::lastStep() const {
    const std::vector<StepRecord> last =
        recordsOf<StepRecord>(table(kStepsFile, endOfRecord(m_folder / kStepsFile), true));
    return last.empty() ? std::nullopt : std::optional(last.back());
}

std::vector<EvaluationRecord> RunReader::evaluationRecords() const {
    std::vector<EvaluationRecord> all = recordsOf<EvaluationRecord>(evaluations());
    // What was not measured must not read as 0.
    for (EvaluationRecord& record : all) {
        if (!std::isnan(record.error))
            record.accuracy = std::numeric_limits<double>::quiet_NaN();
    }
    return all;
}

std::vector<RecordedChange> RunReader::changes() const {
    std::error_code error;
    if (!fs::exists(m_folder / kChangesFile, error))
        return {};
    const Experiment experiment = this->experiment();
    RecordFile file(m_folder / kChangesFile, wholeRecord(m_folder / kChangesFile));
    if (file.head() != changesHead())
        file.fail("found other columns than " + csvLine(changesHead()));
    std::vector<RecordedChange> all;
    file.eachLine([&](const std::vector<std::string>& fields) {
        const auto step = static_cast<std::int64_t>(file.number(fields[0]));
        try {
            all.push_back({step, parsedChange(experiment, fields[1], fields[2], fields[3])});
        } catch (const UserError& e) {
            file.fail(e.what());
        }
    });
    return all;
}

}  // namespace obscura
