// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/FileError.h"
#include "core/base/Numbers.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Quantity.h"
#include "core/runs/RunFiles.h"
#include "core/runs/SummaryFile.h"

#include <unistd.h>

#include <cmath>
#include <ctime>
#include <exception>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// Letters and digits of `name` with dashes between: what every file system accepts.
std::string fileNameFor(const std::string& name) {
    constexpr std::size_t kLongest = 60;
    std::string result;
    for (const char c : name) {
        const bool isPlain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isPlain && result.size() < kLongest)
            result += c;
        else if (!result.empty() && result.back() != '-' && result.size() < kLongest)
            result += '-';
    }
    if (result.ends_with('-'))
        result.pop_back();
    return result.empty() ? "experiment" : result;
}

std::string localTime() {
    const std::time_t now = std::time(nullptr);
    std::tm fields{};
    localtime_r(&now, &fields);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d-%H%M%S", &fields)};
}

/// Two runs may start in the same second, so a number is added until the name is new.
fs::path makeRunFolder(const fs::path& parent, const std::string& name) {
    makeFolders(parent);
    const std::string wanted = localTime() + "-" + fileNameFor(name);
    for (int number = 1;; ++number) {
        fs::path folder = parent / (number == 1 ? wanted : wanted + "-" + std::to_string(number));
        std::error_code error;
        if (fs::create_directory(folder, error)) {
            Folder(parent).sync();
            return folder;
        }
        if (error)
            failFile(folder, "make the folder", error.value());
    }
}

/// A folder whose run did not end, as it was killed, may hold what it had begun to write.
void sweepEarlierRuns(const fs::path& parent) {
    std::error_code error;
    for (fs::directory_iterator each(parent, error), end; !error && each != end;
         each.increment(error)) {
        const fs::path& run = each->path();
        std::error_code none;
        if (!isRunFolder(run) || fs::exists(run / kSummaryFile, none))
            continue;
        for (const fs::path& folder : {run, run / kCheckpointFolder, run / kLooksFolder}) {
            if (fs::is_directory(folder, none))
                sweepAbandoned(Folder(folder));
        }
    }
}

Folder beginRecord(const fs::path& parent, const Experiment& experiment) {
    Folder folder(makeRunFolder(parent, experiment.name));
    writeFileAtomically(folder, kExperimentFile, formatExperiment(experiment));
    sweepEarlierRuns(parent);
    return folder;
}

/// A number that was not measured is an empty field.
template <class Record>
std::string field(const Quantity<Record>& quantity, const Record& record) {
    const double value = quantity.of(record);
    if (std::isnan(value))
        return {};
    return isWhole(quantity.kind) ? std::to_string(std::llround(value)) : shortestNumber(value);
}

template <class Record>
std::string headOf() {
    std::vector<std::string> fields;
    for (const Quantity<Record>& quantity : quantities<Record>())
        fields.push_back(columnName(quantity));
    return csvLine(fields);
}

template <class Record>
std::string lineOf(const Record& record) {
    std::vector<std::string> fields;
    for (const Quantity<Record>& quantity : quantities<Record>())
        fields.push_back(field(quantity, record));
    return csvLine(fields);
}

/// A row for each true class, a column for each answer.
std::string confusionTable(const AnswerReport& answers) {
    const auto size = static_cast<std::size_t>(answers.target.size);
    const auto nameOf = [&](std::size_t k) {
        return k < answers.target.names.size() ? answers.target.names[k] : std::to_string(k);
    };
    std::vector<std::string> head{"true class"};
    for (std::size_t k = 0; k < size; ++k)
        head.push_back(nameOf(k));
    std::string table = csvLine(head);
    for (std::size_t row = 0; row < size; ++row) {
        std::vector<std::string> line{nameOf(row)};
        for (std::size_t column = 0; column < size; ++column)
            line.push_back(std::to_string(answers.confusion[row * size + column]));
        table += csvLine(line);
    }
    return table;
}

}  // namespace

RunWriter::RunWriter(const fs::path& parent, const Experiment& experiment)
    : m_folder(beginRecord(parent, experiment)),
      m_steps(m_folder, kStepsFile, headOf<StepRecord>()),
      m_evaluations(m_folder, kEvaluationsFile, headOf<EvaluationRecord>()) {
    claim();
    flush();
    m_folder.sync();
}

RunWriter::RunWriter(const Resumption& resumption)
    : m_folder(resumption.folder),
      m_steps(m_folder, kStepsFile),
      m_evaluations(m_folder, kEvaluationsFile) {
    claim();
    m_steps.cut(resumption.steps);
    m_evaluations.cut(resumption.evaluations);
    if (resumption.changes > 0) {
        m_changes.emplace(m_folder, kChangesFile);
        m_changes->cut(resumption.changes);
    }
    ::unlinkat(m_folder.descriptor(), kSummaryFile, 0);  // or there is none
    for (const std::int64_t step : keptSteps(resumption.folder)) {
        if (step > resumption.state.step)
            removeLooks(step);
    }
    sync();
    m_folder.sync();
}

void RunWriter::claim() {
    if (!m_steps.lock())
        throw UserError(path().string() + ": another program records into this folder");
}

void RunWriter::receive(const RunEvent& event) {
    visitNews(
        event, [&](const StepRecord& record) { m_steps.append(lineOf(record)); },
        [&](const EvaluationRecord& record) { m_evaluations.append(lineOf(record)); },
        [&](const ChangeMade& made) {
            m_newChanges += csvLine({std::to_string(made.step), made.owner, made.change.option,
                                     formatOption(made.change.value)});
        });
}

void RunWriter::flush() {
    m_steps.flush();
    m_evaluations.flush();
    flushChanges();
    requirePlace();
}

void RunWriter::flushChanges() {
    if (!m_changes && !m_newChanges.empty())
        m_changes.emplace(m_folder, kChangesFile, csvLine(changesHead()));
    if (m_changes) {
        m_changes->append(std::exchange(m_newChanges, {}));
        m_changes->flush();
    }
}

void RunWriter::requirePlace() const {
    const fs::path place = m_folder.place();
    if (place.empty())
        throw UserError(path().string() +
                        ": the folder was deleted while the run recorded into it");
    if (place != path())
        throw UserError(path().string() + ": the folder was moved to " + place.string() +
                        " while the run recorded into it; all of its record is there");
    for (const AppendFile* file : {&m_steps, &m_evaluations}) {
        if (!file->isThere())
            throw UserError(file->path().string() +
                            ": the file was deleted while the run recorded into it");
    }
}

void RunWriter::sync() {
    flush();
    m_steps.sync();
    m_evaluations.sync();
    if (m_changes)
        m_changes->sync();
}

void RunWriter::write(const RunSummary& summary) {
    // Rows that can't be written any more are no reason to keep the reason.
    std::exception_ptr failure;
    try {
        sync();
    } catch (const UserError&) {
        failure = std::current_exception();
    }
    writeFileAtomically(m_folder, kSummaryFile, formatSummary(summary));
    if (failure)
        std::rethrow_exception(failure);
}

void RunWriter::write(const AnswerReport& answers) {
    if (!answers.confusion.empty())
        writeFileAtomically(m_folder, kConfusionFile, confusionTable(answers));
}

void RunWriter::write(const RunState& state) {
    sync();
    writeRunState(Folder(m_folder, kCheckpointFolder), state);
}

void RunWriter::write(const std::vector<TensorView>& weights) {
    writeCheckpoint(Folder(m_folder, kCheckpointFolder), weights);
}

}  // namespace obscura
