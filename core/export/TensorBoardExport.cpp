// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/TensorBoardExport.h"

#include "core/export/EventsFile.h"
#include "core/export/RecordEvents.h"
#include "core/runs/RunFiles.h"
#include "core/runs/RunReader.h"

#include <chrono>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// Seconds since 1970 when the run began, which is when its experiment was written.
double startOf(const fs::path& run) {
    std::error_code error;
    const auto written = fs::last_write_time(run / kExperimentFile, error);
    if (error)
        return secondsNow();
    const auto time = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return std::chrono::duration<double>(time).count();
}

}  // namespace

fs::path exportTensorBoard(const fs::path& run, const fs::path& folder) {
    const RunReader reader(run);
    const std::vector<StepRecord> steps = reader.stepRecords();
    const std::vector<EvaluationRecord> evaluations = reader.evaluationRecords();
    const double start = startOf(run);
    makeFolders(folder);
    EventsFile file{Folder(folder)};
    RecordEvents events;
    for (const StepRecord& record : steps)
        file.append(start + record.seconds, record.step, events.of(record));
    for (const EvaluationRecord& record : evaluations)
        file.append(start + record.seconds, record.step, events.of(record));
    file.flush();
    return file.path();
}

}  // namespace obscura
