// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/RunQueue.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/training/PlannedSteps.h"
#include "devices/Error.h"
#include "widgets/TensorBoardChoice.h"

#include <algorithm>
#include <utility>

namespace obscura {

using State = QueueEntry::State;

namespace {

/// What the files of `e` hold, of a data set that takes its time to look at only what is known.
KnownFiles filesOf(const Experiment& e, const std::optional<DatasetFacts>& data) {
    FileSurvey survey(FileSurvey::Patience::Defers);
    survey.of(e);
    if (const auto pending = survey.pending(); pending && data)
        survey.learn(*pending, {.facts = data});
    return survey.known();
}

}  // namespace

RunQueue::RunQueue(QObject* parent) : QObject(parent) {
    connect(&m_runs, &RunController::news, this, &RunQueue::take);
}

void RunQueue::add(const Experiment& experiment, const QString& title,
                   const std::optional<DatasetFacts>& data) {
    const KnownFiles files = filesOf(experiment, data);
    const InspectionReport report = inspectExperiment(experiment, files);
    if (!report.canRun())
        throw UserError(report.message(experiment.graph));
    std::int64_t planned = plannedSteps(experiment, files).value_or(0);
    if (planned > 0 && m_options.maximumSteps > 0)
        planned = std::min(planned, m_options.maximumSteps);
    m_entries.push_back({.id = ++m_lastId,
                         .experiment = experiment,
                         .title = title,
                         .data = data,
                         .plannedSteps = planned});
    scheduleNext();
    Q_EMIT changed();
}

void RunQueue::move(int row, int to) {
    const int last = int(m_entries.size()) - 1;
    if (row < firstWaiting() || row > last)
        return;
    to = std::clamp(to, firstWaiting(), last);
    if (to == row)
        return;
    const auto first = m_entries.begin();
    if (to > row)
        std::rotate(first + row, first + row + 1, first + to + 1);
    else
        std::rotate(first + to, first + row, first + row + 1);
    Q_EMIT changed();
}

void RunQueue::cancel(int row) {
    if (row < 0 || row >= int(m_entries.size()))
        return;
    const State state = m_entries[std::size_t(row)].state;
    if (state == State::Runs)
        m_runs.stop();
    if (state != State::Waits)
        return;
    m_entries.erase(m_entries.begin() + row);
    Q_EMIT changed();
}

void RunQueue::clearEnded() {
    if (std::erase_if(m_entries, [](const QueueEntry& each) { return each.hasEnded(); }) > 0)
        Q_EMIT changed();
}

void RunQueue::setPaused(bool paused) {
    if (paused == m_isPaused)
        return;
    m_isPaused = paused;
    if (paused) {
        m_runs.pause();
    } else {
        m_runs.resume();
        scheduleNext();
    }
    Q_EMIT changed();
}

int RunQueue::count(State state) const {
    return int(std::ranges::count(m_entries, state, &QueueEntry::state));
}

bool RunQueue::isBusy() const {
    return !std::ranges::all_of(m_entries, &QueueEntry::hasEnded);
}

QStringList RunQueue::pending() const {
    QStringList titles;
    for (const QueueEntry& each : m_entries) {
        if (!each.hasEnded())
            titles << each.title;
    }
    return titles;
}

bool RunQueue::holds(const Experiment& experiment) const {
    return std::ranges::any_of(m_entries, [&](const QueueEntry& each) {
        return !each.hasEnded() && each.experiment == experiment;
    });
}

std::optional<double> RunQueue::secondsLeft(int row) const {
    if (m_isPaused || m_secondsPerStep <= 0 || m_entries[std::size_t(row)].hasEnded())
        return std::nullopt;
    std::int64_t steps = 0;
    for (int i = 0; i <= row; ++i) {
        const QueueEntry& each = m_entries[std::size_t(i)];
        if (each.hasEnded())
            continue;
        if (each.plannedSteps == 0)
            return std::nullopt;
        steps += std::max<std::int64_t>(0, each.plannedSteps - each.step);
    }
    return m_secondsPerStep * double(steps);
}

void RunQueue::leave() {
    std::erase_if(m_entries, [](const QueueEntry& each) { return each.state == State::Waits; });
    m_runs.leave();
    m_runs.finish();
    Q_EMIT changed();
}

QueueEntry* RunQueue::running() {
    const auto found = std::ranges::find(m_entries, State::Runs, &QueueEntry::state);
    return found == m_entries.end() ? nullptr : &*found;
}

int RunQueue::firstWaiting() const {
    return int(std::ranges::find(m_entries, State::Waits, &QueueEntry::state) - m_entries.begin());
}

/// Not at once: whoever hears of the end of a run hears of it before the next one begins.
void RunQueue::scheduleNext() {
    QMetaObject::invokeMethod(this, &RunQueue::startNext, Qt::QueuedConnection);
}

void RunQueue::startNext() {
    const int next = firstWaiting();
    if (m_isPaused || m_runs.isActive() || next == int(m_entries.size()))
        return;
    QueueEntry& entry = m_entries[std::size_t(next)];
    TrainerOptions options = m_options;
    options.data = entry.data;
    entry.state = State::Runs;
    m_runs.setTellsTensorBoard(isTensorBoardChosen());
    try {
        m_runs.start(entry.experiment, options);
    } catch (const UserError& error) {
        fail(entry, QString::fromUtf8(error.what()));
        scheduleNext();
    }
    Q_EMIT changed();
}

void RunQueue::take(const RunEvents& events) {
    if (!running())
        return;
    for (const RunEvent& event : events) {
        visitNews(
            event, [&](const RunStarted& run) { running()->plannedSteps = run.plannedSteps; },
            [&](const StepRecord& record) { noteStep(record); },
            [&](const RunSummary& summary) { noteEnd(summary); });
    }
    Q_EMIT changed();
}

void RunQueue::noteStep(const StepRecord& record) {
    running()->step = record.step;
    m_secondsPerStep = record.seconds / double(record.step);
}

void RunQueue::noteEnd(const RunSummary& summary) {
    QueueEntry& entry = *running();
    entry.folder = QString::fromStdU16String(summary.folder.u16string());
    entry.step = summary.steps;
    if (summary.outcome == RunOutcome::Failed) {
        fail(entry, QString::fromStdString(summary.error));
    } else if (summary.outcome == RunOutcome::Stopped) {
        entry.state = State::Cancelled;
        entry.why = QString::fromStdString(summary.error);
    } else {
        entry.state = State::Done;
    }
    scheduleNext();
}

void RunQueue::fail(QueueEntry& entry, const QString& why) {
    entry.state = State::Failed;
    entry.why = why;
    Q_EMIT failed(entry.title, why);
}

}  // namespace obscura
