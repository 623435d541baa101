// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunEntry.h"

#include "core/base/AtomicFile.h"
#include "core/base/Messages.h"
#include "core/data/DatasetRegistry.h"
#include "core/data/TextHash.h"
#include "core/experiment/ExperimentFile.h"
#include "core/network/LayerCatalogue.h"
#include "core/runs/RunFiles.h"
#include "core/runs/RunReader.h"
#include "core/runs/RunState.h"
#include "core/runs/SummaryFile.h"
#include "core/settings/Settings.h"
#include "core/weights/Checkpoint.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

namespace fs = std::filesystem;
using std::chrono::system_clock;

constexpr std::array<std::pair<RunStatus, std::string_view>, 7> kStatusNames{{
    {RunStatus::Running, "running"},
    {RunStatus::Finished, "finished"},
    {RunStatus::BudgetSpent, "budget spent"},
    {RunStatus::Stopped, "stopped"},
    {RunStatus::Failed, "failed"},
    {RunStatus::Interrupted, "interrupted"},
    {RunStatus::Unreadable, "unreadable"},
}};

/// Of a folder's name as RunWriter makes it: "2026-11-29-045312-…".
std::optional<system_clock::time_point> startByName(const std::string& name) {
    std::tm fields{};
    const char* const end = ::strptime(name.c_str(), "%Y-%m-%d-%H%M%S", &fields);
    if (!end || end - name.c_str() != std::ssize(std::string_view("dddd-dd-dd-dddddd")))
        return std::nullopt;
    fields.tm_isdst = -1;
    return system_clock::from_time_t(std::mktime(&fields));
}

system_clock::time_point startOf(const fs::path& folder) {
    if (const auto start = startByName(folder.filename().string()))
        return *start;
    struct stat status {};
    ::stat((folder / kExperimentFile).c_str(), &status);
    return system_clock::from_time_t(status.st_mtime);
}

bool isFile(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error);
}

/// The record of a run that begins at this moment may be empty.
bool hasText(const fs::path& file) {
    std::error_code error;
    return isFile(file) && fs::file_size(file, error) > 0;
}

void addOnce(std::string& list, const std::string& title) {
    if ((", " + list + ", ").find(", " + title + ", ") == std::string::npos)
        list += (list.empty() ? "" : ", ") + title;
}

std::string titleOfOption(const Block& block, std::string_view option) {
    return formatOption(*findOption(blockSchema(block), option), blockOption(block, option));
}

void takeExperiment(const Experiment& e, RunEntry& run) {
    run.experiment = e.name;
    run.name = run.notes.name.empty() ? e.name : run.notes.name;
    run.seed = std::get<Index>(optionValue(trainingSchema(), e.training, "seed"));
    for (const Block& block : e.graph.blocks) {
        if (hasRole(block, LayerRole::Physical)) {
            addOnce(run.device, deviceInfo(optionOf<std::string>(block, "device")).title);
            addOnce(run.method, titleOfOption(block, "estimator.kind"));
        }
        if (hasRole(block, LayerRole::Source))
            run.dataset = datasetInfo(datasetSettings(block).source).title;
    }
    run.settings = settingsOf(e);
}

/// Whether `a` is better than `b`; see RunEntry::best.
bool isBetter(const EvaluationRecord& a, const EvaluationRecord& b) {
    if (!std::isnan(a.validationLoss) && !std::isnan(b.validationLoss))
        return a.validationLoss < b.validationLoss;
    if (!std::isnan(a.accuracy) && !std::isnan(b.accuracy))
        return a.accuracy > b.accuracy;
    if (!std::isnan(a.error) && !std::isnan(b.error))
        return a.error < b.error;
    return a.loss < b.loss || std::isnan(b.loss);
}

void takeEvaluations(const std::vector<EvaluationRecord>& all, RunEntry& run) {
    for (const EvaluationRecord& record : all) {
        if (!run.best || isBetter(record, *run.best))
            run.best = record;
    }
    if (!all.empty())
        run.last = all.back();
}

void takeStep(const StepRecord& last, RunEntry& run) {
    run.steps = last.step;
    run.epochs = last.epoch;
    run.seconds = last.seconds;
    run.lastLoss = last.loss;
    run.ledger = last.ledger;
}

RunStatus statusOf(RunOutcome outcome) {
    switch (outcome) {
        case RunOutcome::Finished:
            return RunStatus::Finished;
        case RunOutcome::BudgetSpent:
            return RunStatus::BudgetSpent;
        case RunOutcome::Stopped:
            return RunStatus::Stopped;
        case RunOutcome::Failed:
            return RunStatus::Failed;
        case RunOutcome::NotEnded:
            break;
    }
    return RunStatus::Interrupted;
}

void takeSummary(const fs::path& file, RunEntry& run) {
    const RunSummary summary = parseSummary(readFile(file), file.string());
    run.status = statusOf(summary.outcome);
    run.problem = summary.error;
    run.steps = summary.steps;
    run.epochs = summary.epochs;
    run.surrogateError = summary.surrogateError;
    run.ledger = summary.ledger;
    if (!run.last && (summary.testAccuracy || summary.testLoss)) {
        constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
        EvaluationRecord& last = run.last.emplace();
        last.step = summary.steps;
        last.loss = summary.testLoss.value_or(kUnknown);
        last.accuracy = summary.testAccuracy.value_or(kUnknown);
    }
}

/// As Engine has it: a whole number of steps makes an epoch.
std::int64_t stepsIn(double epochs, const RunEntry& run) {
    if (run.steps <= 0 || run.epochs <= 0)
        return 0;
    const double perEpoch = std::round(static_cast<double>(run.steps) / run.epochs);
    return std::max<std::int64_t>(1, std::llround(perEpoch * epochs));
}

void takePlan(const Experiment& begun, const std::vector<RecordedChange>& changes, RunEntry& run) {
    Experiment now = begun;
    std::string told;
    for (const RecordedChange& each : changes) {
        applyChange(now, each.change);
        told += '\n' + std::to_string(each.step) + ' ' + ownerName(begun.graph, each.change.block) +
                '.' + each.change.option + '=' + formatOption(each.change.value);
    }
    run.changes = changes.size();
    const bool isFinished = run.status == RunStatus::Finished;
    const std::int64_t planned = stepsIn(trainingSettings(now.training).epochs, run);
    run.plannedSteps = isFinished ? run.steps : planned;
    if (isFinished && run.steps < planned)
        told += "\nsteps " + std::to_string(run.steps);
    run.group = taskHash(begun);
    if (!told.empty())
        run.group = hashOf(run.group + told);
}

void readInto(RunEntry& run) {
    const RunReader reader(run.folder);
    // Asked for first: who ends in between leaves a summary.
    run.status = isBeingRecorded(run.folder) ? RunStatus::Running : RunStatus::Interrupted;
    run.hasWeights = isFile(run.folder / kCheckpointFolder / kCheckpointFile);
    run.canGoOn = isFile(run.folder / kCheckpointFolder / kStateFile);
    run.notes = readNotes(run.folder);
    const Experiment experiment = reader.experiment();
    takeExperiment(experiment, run);
    if (hasText(run.folder / kStepsFile)) {
        if (const auto last = reader.lastStep())
            takeStep(*last, run);
    }
    if (hasText(run.folder / kEvaluationsFile))
        takeEvaluations(reader.evaluationRecords(), run);
    if (const fs::path file = run.folder / kSummaryFile; isFile(file))
        takeSummary(file, run);
    takePlan(experiment, reader.changes(), run);
}

}  // namespace

std::string_view statusName(RunStatus status) {
    return std::ranges::find(kStatusNames, status, [](const auto& each) { return each.first; })
        ->second;
}

RunStatus runStatus(std::string_view name) {
    std::string known;
    for (const auto& [status, each] : kStatusNames) {
        if (each == name)
            return status;
        known += (known.empty() ? "" : ", ") + std::string(each);
    }
    throw UserError("there is no status " + inQuotes(name) + ", expected one of: " + known);
}

const std::string* RunEntry::setting(std::string_view path) const {
    const auto found = std::ranges::lower_bound(
        settings, path, {}, [](const RunSetting& each) { return std::string_view(each.path); });
    return found != settings.end() && found->path == path ? &found->value : nullptr;
}

RunEntry readRunEntry(const fs::path& folder) {
    RunEntry run;
    run.folder = folder;
    run.name = folder.filename().string();
    run.started = startOf(folder);
    try {
        readInto(run);
    } catch (const UserError& e) {
        run.status = RunStatus::Unreadable;
        run.problem = e.what();
    }
    return run;
}

std::string startText(const RunEntry& run) {
    const std::time_t time = system_clock::to_time_t(run.started);
    std::tm fields{};
    ::localtime_r(&time, &fields);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &fields)};
}

}  // namespace obscura
