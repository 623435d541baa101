// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/RunRecall.h"

#include "core/runs/RunReader.h"
#include "devices/Error.h"
#include "widgets/history/RecordsReader.h"

#include <limits>

namespace obscura {

RunEvents recordedNews(const std::filesystem::path& run, std::int64_t lastStep) {
    const RunReader reader(run);
    RunEvents events;
    for (StepRecord& record : reader.stepRecords(kMostDrawn)) {
        if (record.step <= lastStep)
            events.emplace_back(std::move(record));
    }
    // Behind the steps: a moment is known only then.
    const Graph graph = reader.experiment().graph;
    for (const RecordedChange& made : reader.changes()) {
        if (made.step <= lastStep)
            events.emplace_back(ChangeMade{.change = made.change,
                                           .step = made.step,
                                           .owner = ownerName(graph, made.change.block)});
    }
    for (EvaluationRecord& record : reader.evaluationRecords()) {
        if (record.step <= lastStep)
            events.emplace_back(std::move(record));
    }
    return events;
}

RunRecall::RunRecall(QObject* parent) : QObject(parent) {}

void RunRecall::recall(const std::filesystem::path& run) {
    m_work.add([this, run](const std::stop_token&) -> BackgroundWork::Rest {
        try {
            RunEvents events = recordedNews(run, std::numeric_limits<std::int64_t>::max());
            return [this, events = std::move(events)] { Q_EMIT recalled(events); };
        } catch (const UserError& error) {
            return [this, what = QString::fromUtf8(error.what())] { Q_EMIT failed(what); };
        }
    });
}

void RunRecall::drop() {
    m_work.drop();
}

}  // namespace obscura
