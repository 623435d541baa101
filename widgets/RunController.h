// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "core/training/Trainer.h"
#include "widgets/RunMoments.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <concepts>
#include <memory>
#include <utility>
#include <variant>

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
    /// Goes on with a recorded run, as Trainer does (Precondition: none is active).
    void takeUp(Resumption resumption, const TrainerOptions& options);
    /// Whether runs that are begun from now on are told to TensorBoard, too.
    void setTellsTensorBoard(bool tells) { m_tellsTensorBoard = tells; }
    void pause();
    void resume();
    /// One step; starts nothing when no run is active.
    void step();
    /// The same for a step that is taken apart: a StepTrace is the answer.
    void stepThrough();
    void stop();
    /// Asks for a picture of the black box's device, as Trainer does; nothing when no run is
    /// active.
    void requestSnapshot(BlockRepetition box);
    /// The same for its surrogate beside the device, with the spread of `repeats` estimates.
    void requestComparison(BlockRepetition box, Index repeats = 0);
    /// Asks for what the network writes, as Trainer does.
    void requestText(const TextRequest& text);
    /// Asks for what the network takes each place of the plane for, as Trainer does.
    void requestMap(const MapRequest& map);
    /// Gives an option of the run another value, as Trainer does; a ChangeMade or a Refusal is the
    /// answer.
    void change(const Change& change);
    /// Blocks until the run has ended and everything it said was handed on.
    void finish();
    /// Stops the run without its last pictures: nobody looks any more.
    void leave();

    bool isActive() const;
    TrainerState state() const { return m_state; }
    /// How many steps the run will have, as far as is known; 0: not yet.
    std::int64_t plannedSteps() const { return m_plannedSteps; }
    /// Why the run is paused that nobody has paused, as when the disk is full; empty: it isn't.
    const QString& waitsFor() const { return m_waitsFor; }
    /// The experiment that the present or last run trains, as it is now.
    const Experiment& experiment() const { return m_experiment; }
    /// What was known of it before that run began.
    const InspectionReport& inspection() const { return m_inspection; }
    /// The same as that run began with it.
    const Experiment& startedWith() const { return m_startedWith; }

    /// Those at which the run that goes on, or the last one, was looked at.
    RunMoments& moments() { return m_moments; }

Q_SIGNALS:
    /// What has happened since the last time, in its order. A run begins with
    /// TrainerState::Preparing, handed on by start() itself, and ends with its summary; isActive(),
    /// state(), waitsFor() and experiment() are then up to date. See onNews().
    void news(const obscura::RunEvents& events);

private:
    class Queue;
    void follow(std::unique_ptr<Trainer> trainer, std::unique_ptr<Queue> queue,
                const Experiment& experiment);
    void drain();
    void note(const RunEvent& event);
    void lookForMoments();

    Experiment m_experiment;
    Experiment m_startedWith;
    bool m_tellsTensorBoard = false;
    InspectionReport m_inspection;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<Trainer> m_trainer;
    TrainerState m_state = TrainerState::Ended;
    std::int64_t m_plannedSteps = 0;
    QString m_waitsFor;
    QTimer m_timer;
    RunMoments m_moments;
    QElapsedTimer m_sinceLook;  ///< for moments
};

/// Calls `function` with each piece of news of type News, while `context` lives.
template <class News, std::invocable<const News&> Function>
QMetaObject::Connection onNews(RunController& runs, QObject* context, Function function) {
    return QObject::connect(&runs, &RunController::news, context,
                            [function = std::move(function)](const RunEvents& events) {
                                for (const RunEvent& event : events) {
                                    if (const auto* const news = std::get_if<News>(&event))
                                        function(*news);
                                }
                            });
}

}  // namespace obscura
