// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/RunController.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

namespace obscura {

/// An experiment in the queue.
struct QueueEntry {
    enum class State { Waits, Runs, Done, Failed, Cancelled };

    int id = 0;  ///< the same as long as it is in the queue
    Experiment experiment;
    QString title;
    std::optional<DatasetFacts> data = {};  ///< as TrainerOptions has them
    State state = State::Waits;
    std::int64_t step = 0;          ///< steps done
    std::int64_t plannedSteps = 0;  ///< 0: not known
    QString folder = {};            ///< where it is recorded; empty: nowhere yet
    QString why = {};               ///< it failed or was cancelled

    bool hasEnded() const { return state != State::Waits && state != State::Runs; }
};

/// Experiments that wait their turn: one runs at a time, recorded as all runs are, and the next
/// begins when it has ended. Those that have ended stand first, in the order of their runs, then
/// the one that runs, then those that wait. A failure doesn't keep the next one from its turn.
class RunQueue : public QObject {
    Q_OBJECT

public:
    explicit RunQueue(QObject* parent = nullptr);

    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options) { m_options = options; }
    /// Adds it behind the last one. `data` is what is known of its data set already. Throws
    /// UserError where it can't run, and adds nothing then.
    void add(const Experiment& experiment, const QString& title,
             const std::optional<DatasetFacts>& data = {});
    /// Lets a waiting entry change its place: `to` is the row that it has afterwards, as near as
    /// may be.
    void move(int row, int to);
    /// A waiting entry leaves; the run of a running one is stopped, and can go on later from where
    /// it is recorded. One that has ended stays.
    void cancel(int row);
    /// All that have ended leave.
    void clearEnded();
    /// Lets the run wait after its present step, and none begin, until the queue goes on.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }

    const std::vector<QueueEntry>& entries() const { return m_entries; }
    int count(QueueEntry::State state) const;
    /// Whether some run or wait.
    bool isBusy() const;
    /// The titles of those that run or wait.
    QStringList pending() const;
    /// Whether an entry that runs or waits has this experiment.
    bool holds(const Experiment& experiment) const;
    /// Seconds until an entry has ended that runs or waits, as fast as the present or last run
    /// makes its steps. Nothing where that is not known, or while the queue is paused.
    std::optional<double> secondsLeft(int row) const;

    /// Forgets those that wait, ends the run, and waits until it is recorded.
    void leave();

    RunController& runs() { return m_runs; }

Q_SIGNALS:
    /// Entries came, went, moved or got on.
    void changed();
    /// An entry has failed, for this reason; the next one has its turn.
    void failed(const QString& title, const QString& why);

private:
    QueueEntry* running();
    int firstWaiting() const;
    void scheduleNext();
    void startNext();
    void take(const RunEvents& events);
    void noteStep(const StepRecord& record);
    void noteEnd(const RunSummary& summary);
    void fail(QueueEntry& entry, const QString& why);

    std::vector<QueueEntry> m_entries;
    RunController m_runs;
    TrainerOptions m_options;
    double m_secondsPerStep = 0;  ///< of the present or last run; 0: not known
    int m_lastId = 0;
    bool m_isPaused = false;
};

}  // namespace obscura
