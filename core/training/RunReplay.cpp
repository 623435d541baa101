// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunReplay.h"

#include "core/base/AtomicFile.h"
#include "core/runs/RunFiles.h"
#include "core/runs/RunReader.h"
#include "core/runs/SummaryFile.h"

#include <cmath>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

RunSummary summaryOf(const fs::path& folder) {
    const fs::path file = folder / kSummaryFile;
    std::error_code error;
    return fs::exists(file, error) ? parseSummary(readFile(file), file.string()) : RunSummary{};
}

}  // namespace

RecordedRun readRecordedRun(const fs::path& folder) {
    const RunReader reader(folder);
    const RunSummary summary = summaryOf(folder);
    RecordedRun run{.experiment = reader.experiment(),
                    .replay = {.changes = reader.changes(), .evaluations = {}},
                    .threads = summary.environment.threads};
    const RecordTable evaluations = reader.evaluations();
    for (const double step : evaluations.column("step")) {
        run.replay.evaluations.push_back(std::llround(step));
    }
    // A budget is spent by the same step once more, and what failed fails there.
    const bool endsByItself =
        summary.outcome == RunOutcome::BudgetSpent || summary.outcome == RunOutcome::Failed;
    if (const auto last = reader.lastStep(); last && !endsByItself) {
        run.steps = last->step;
    }
    return run;
}

const Change* ReplayPosition::nextChange(std::int64_t step) {
    const std::vector<RecordedChange>& changes = m_replay.changes;
    const bool isDue = m_changes < changes.size() && changes[m_changes].step <= step;
    return isDue ? &changes[m_changes++].change : nullptr;
}

bool ReplayPosition::isEvaluated(std::int64_t step) {
    const std::vector<std::int64_t>& steps = m_replay.evaluations;
    while (m_evaluations < steps.size() && steps[m_evaluations] < step) {
        ++m_evaluations;
    }
    return m_evaluations < steps.size() && steps[m_evaluations] == step;
}

}  // namespace obscura
