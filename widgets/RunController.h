// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "core/training/Trainer.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <mutex>
#include <vector>

namespace obscura {

/// Runs a trainer for the window. Records arrive from the trainer's thread in a queue; a timer on
/// the GUI thread drains it at most 30 times a second and hands them on in batches.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(QObject* parent = nullptr);
    ~RunController() override;

    /// Starts a new run (Precondition: none is active). Throws UserError as Trainer does.
    void start(const Experiment& experiment, const TrainerOptions& options);
    void pause();
    void resume();
    /// One step; starts nothing when no run is active.
    void step();
    void stop();
    /// Asks for a picture of the black box's device, as Trainer does; nothing when no run is
    /// active.
    void requestSnapshot(BlockRepetition box);
    /// The same for its surrogate beside the device, with the spread of `repeats` estimates.
    void requestComparison(BlockRepetition box, Index repeats = 0);
    /// Gives the surrogate of the run another rank; rankChanged() or refused() is the answer.
    void setRank(BlockId block, Index rank);
    /// Blocks until the run has ended and everything it said was handed on.
    void finish();
    /// Stops the run without its last pictures: nobody looks any more.
    void leave();

    bool isActive() const;
    TrainerState state() const { return m_state; }
    /// Why the run is paused that nobody has paused, as when the disk is full; empty: it isn't.
    const QString& waitsFor() const { return m_waitsFor; }
    /// The experiment that the present or last run trains, with the rank that it has now.
    const Experiment& experiment() const { return m_experiment; }

Q_SIGNALS:
    void started();
    void stateChanged(obscura::TrainerState state);
    void stepsArrived(const std::vector<obscura::StepRecord>& records);
    void evaluationsArrived(const std::vector<obscura::EvaluationRecord>& records);
    void snapshotArrived(const std::shared_ptr<const obscura::DeviceSnapshot>& snapshot);
    void comparisonArrived(const std::shared_ptr<const obscura::ComparisonSnapshot>& comparison);
    /// What is probably wrong with a black box is no longer what it was.
    void diagnosed(const obscura::BlockFindings& findings);
    /// After `step` steps, whose records have been handed on.
    void rankChanged(obscura::BlockId block, obscura::Index rank, std::int64_t step);
    /// The run goes on, but a command could not be obeyed.
    void refused(const QString& reason);
    /// waitsFor() has changed.
    void waits(const QString& reason);
    void ended(const obscura::RunSummary& summary);

private:
    class Queue;
    void drain();

    Experiment m_experiment;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<Trainer> m_trainer;
    TrainerState m_state = TrainerState::Ended;
    QString m_waitsFor;
    QTimer m_timer;
};

}  // namespace obscura
