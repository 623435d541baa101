// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFolder.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/FileError.h"
#include "core/base/JsonText.h"
#include "core/base/Numbers.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Quantity.h"
#include "core/runs/RunFiles.h"
#include "devices/ShownText.h"

#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

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
        const fs::path folder =
            parent / (number == 1 ? wanted : wanted + "-" + std::to_string(number));
        std::error_code error;
        if (fs::create_directory(folder, error)) {
            Folder(parent).sync();
            return folder;
        }
        if (error)
            failFile(folder, "make the folder", error.value());
    }
}

bool isRunFolder(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / kExperimentFile, error) &&
           (fs::exists(folder / kStepsFile, error) || fs::exists(folder / kSummaryFile, error));
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
        for (const fs::path& folder : {run, run / kCheckpointFolder}) {
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
    return quantity.kind == QuantityKind::Count ? std::to_string(std::llround(value))
                                                : shortestNumber(value);
}

template <class Record>
std::string headOf(std::span<const Quantity<Record>> quantities) {
    std::vector<std::string> fields;
    for (const Quantity<Record>& quantity : quantities)
        fields.push_back(columnName(quantity));
    return csvLine(fields);
}

template <class Record>
std::string lineOf(std::span<const Quantity<Record>> quantities, const Record& record) {
    std::vector<std::string> fields;
    for (const Quantity<Record>& quantity : quantities)
        fields.push_back(field(quantity, record));
    return csvLine(fields);
}

const char* outcomeName(RunOutcome outcome) {
    switch (outcome) {
        case RunOutcome::Finished:
            return "finished";
        case RunOutcome::BudgetSpent:
            return "budget spent";
        case RunOutcome::Stopped:
            return "stopped";
        case RunOutcome::Failed:
            return "failed";
        case RunOutcome::NotEnded:
            break;
    }
    return "not ended";
}

ordered_json usageJson(const Usage& usage) {
    return {{"queries", usage.queries},
            {"programmings", usage.programmings},
            {"seconds", usage.seconds},
            {"joules", usage.joules}};
}

ordered_json warningsJson(const std::vector<BlockFindings>& all) {
    ordered_json list = ordered_json::array();
    for (const BlockFindings& block : all) {
        for (const Finding& finding : block.findings)
            list.push_back(
                {{"block", block.name}, {"option", finding.option}, {"message", finding.message}});
    }
    return list;
}

/// JSON has no NaN: what was not measured is null.
ordered_json numberOrNull(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json queriesJson(const Ledger& ledger) {
    ordered_json json;
    for (const Purpose purpose : kPurposes)
        json[std::string(purposeName(purpose))] = ledger[purpose].queries;
    return json;
}

ordered_json clippedJson(const ClippedCounts& clipped) {
    return {{"parameters", clipped.parameters},
            {"inputs", clipped.inputs},
            {"outputs", clipped.outputs}};
}

ordered_json blackBoxesJson(const std::vector<BlackBoxSummary>& all) {
    ordered_json list = ordered_json::array();
    for (const BlackBoxSummary& box : all) {
        const Usage total = box.ledger.total();
        list.push_back({{"block", box.name},
                        {"queries", queriesJson(box.ledger)},
                        {"programmings", total.programmings},
                        {"device_seconds", total.seconds},
                        {"device_joules", total.joules},
                        {"clipped", clippedJson(box.clipped)},
                        {"surrogate_error", numberOrNull(box.surrogateError)}});
    }
    return list;
}

fs::path homeFolder() {
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? fs::path(user->pw_dir) : fs::path(".");
}

}  // namespace

RunFolder::RunFolder(const fs::path& parent, const Experiment& experiment)
    : m_folder(beginRecord(parent, experiment)),
      m_steps(m_folder, kStepsFile, headOf(stepQuantities())),
      m_evaluations(m_folder, kEvaluationsFile, headOf(evaluationQuantities())) {
    m_folder.sync();
}

void RunFolder::append(const StepRecord& record) {
    m_steps.append(lineOf(stepQuantities(), record));
}

void RunFolder::append(const EvaluationRecord& record) {
    m_evaluations.append(lineOf(evaluationQuantities(), record));
}

void RunFolder::noteChange(std::int64_t step, const std::string& block, const std::string& option,
                           const std::string& value) {
    if (!m_changes)
        m_changes.emplace(m_folder, kChangesFile, csvLine(changesHead()));
    m_changes->append(csvLine({std::to_string(step), block, option, value}));
    m_changes->flush();
}

void RunFolder::flush() {
    m_steps.flush();
    m_evaluations.flush();
    if (m_changes)
        m_changes->flush();
    requirePlace();
}

void RunFolder::requirePlace() const {
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

void RunFolder::sync() {
    flush();
    m_steps.sync();
    m_evaluations.sync();
    if (m_changes)
        m_changes->sync();
}

void RunFolder::write(const RunSummary& summary) {
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

void RunFolder::write(const std::vector<TensorView>& weights) {
    writeCheckpoint(Folder(m_folder, kCheckpointFolder), weights);
}

fs::path RunFolder::defaultParent() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const fs::path base =
        data && fs::path(data).is_absolute() ? fs::path(data) : homeFolder() / ".local" / "share";
    return base / "obscura" / "runs";
}

void RunFolder::requireWritable(const fs::path& parent) {
    if (!isUtf8(parent.native()))
        throw UserError("the folder for runs (--out): found '" + shownText(parent.native()) +
                        "', expected a name in UTF-8, as the summary holds it");
    makeFolders(parent);
    if (::access(parent.c_str(), W_OK | X_OK) != 0)
        failFile(parent, "write into the folder", errno);
}

bool RunFolder::holds(const fs::path& file) {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(file, error), error).parent_path();
    return isRunFolder(folder) ||
           (folder.filename() == kCheckpointFolder && isRunFolder(folder.parent_path()));
}

std::string formatSummary(const RunSummary& summary) {
    ordered_json json = {{"outcome", outcomeName(summary.outcome)},
                         {"steps", summary.steps},
                         {"epochs", numberOrNull(summary.epochs)}};
    if (summary.testLoss && !summary.testAccuracy)
        json["test_loss"] = numberOrNull(*summary.testLoss);
    else
        json["test_accuracy"] =
            summary.testAccuracy ? numberOrNull(*summary.testAccuracy) : ordered_json(nullptr);
    json["ms_per_step"] = numberOrNull(summary.millisecondsPerStep);
    json["queries"] = queriesJson(summary.ledger);
    const Usage total = summary.ledger.total();
    json["programmings"] = total.programmings;
    json["device_seconds"] = total.seconds;
    json["device_joules"] = total.joules;
    for (const Purpose purpose : kPurposes)
        json["ledger"][std::string(purposeName(purpose))] = usageJson(summary.ledger[purpose]);
    json["clipped"] = clippedJson(summary.clipped);
    json["surrogate_error"] = numberOrNull(summary.surrogateError);
    json["blackboxes"] = blackBoxesJson(summary.blackBoxes);
    json["warnings"] = warningsJson(summary.findings);
    if (summary.checkpointStep)
        json["checkpoint_step"] = *summary.checkpointStep;
    json["environment"] = {{"version", summary.environment.version},
                           {"threads", summary.environment.threads},
                           {"blas", summary.environment.blas},
                           {"simd", summary.environment.simd}};
    json["run"] = summary.folder.string();
    if (!summary.note.empty())
        json["note"] = summary.note;
    if (!summary.error.empty())
        json["error"] = summary.error;
    return formatJson(json);
}

}  // namespace obscura
