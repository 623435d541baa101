// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RunController.h"

#include "core/export/TensorBoardFeed.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace obscura {

namespace {

constexpr int kDrainMilliseconds = 33;  ///< at most 30 times a second
constexpr int kMomentsPause = 2000;     ///< ms between looks for kept moments

}  // namespace

/// What the trainer has said since the queue was last emptied.
class RunController::Queue final : public RunSink {
public:
    /// TensorBoard is told, too, where that is wanted.
    Queue(const Experiment& experiment, bool tellsTensorBoard) {
        if (tellsTensorBoard)
            m_tensorBoard.emplace(experiment);
    }

    void follow(Trainer& trainer) {
        if (m_tensorBoard)
            m_tensorBoard->follow(trainer);
    }
    void receive(const RunEvent& event) override {
        if (m_tensorBoard)
            tellTensorBoard(event);
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
    }
    bool wantsLastStates() const override { return m_wantsLastStates; }
    void lookAway() { m_wantsLastStates = false; }

    RunEvents take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_events, {});
    }

private:
    /// Before the summary, which is the last news.
    void tellTensorBoard(const RunEvent& event) {
        m_tensorBoard->receive(event);
        visitNews(event, [&](const RunSummary&) {
            if (m_tensorBoard->failure().empty())
                return;
            const std::lock_guard lock(m_mutex);
            m_events.emplace_back(Refusal{"TensorBoard: " + m_tensorBoard->failure()});
        });
    }

    std::optional<TensorBoardFeed> m_tensorBoard;
    std::atomic<bool> m_wantsLastStates = true;
    std::mutex m_mutex;
    RunEvents m_events;
};

RunController::RunController(QObject* parent) : QObject(parent) {
    m_timer.setInterval(kDrainMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunController::drain);
}

RunController::~RunController() = default;

void RunController::start(const Experiment& experiment, const TrainerOptions& options) {
    Q_ASSERT(!isActive());
    auto queue = std::make_unique<Queue>(experiment, m_tellsTensorBoard);
    auto trainer = std::make_unique<Trainer>(experiment, options, *queue);
    follow(std::move(trainer), std::move(queue), experiment);
}

void RunController::takeUp(Resumption resumption, const TrainerOptions& options) {
    Q_ASSERT(!isActive());
    const Experiment begun = resumption.experiment;
    Experiment now = begun;
    for (const Change& change : resumption.state.changes)
        applyChange(now, change);
    auto queue = std::make_unique<Queue>(begun, m_tellsTensorBoard);
    auto trainer = std::make_unique<Trainer>(std::move(resumption), options, *queue);
    follow(std::move(trainer), std::move(queue), now);
    m_startedWith = begun;
}

void RunController::follow(std::unique_ptr<Trainer> trainer, std::unique_ptr<Queue> queue,
                           const Experiment& experiment) {
    queue->follow(*trainer);
    trainer->start();
    m_trainer = std::move(trainer);
    m_queue = std::move(queue);
    m_experiment = m_startedWith = experiment;
    m_inspection = m_trainer->inspection();
    m_timer.start();
    m_state = TrainerState::Preparing;
    m_plannedSteps = 0;
    Q_EMIT news({m_state});
}

void RunController::pause() {
    if (m_trainer)
        m_trainer->pause();
}

void RunController::resume() {
    if (m_trainer)
        m_trainer->resume();
}

void RunController::step() {
    if (m_trainer)
        m_trainer->step();
}

void RunController::stepThrough() {
    if (m_trainer)
        m_trainer->stepThrough();
}

void RunController::stop() {
    if (m_trainer)
        m_trainer->stop();
}

void RunController::requestSnapshot(BlockRepetition box) {
    if (m_trainer)
        m_trainer->requestSnapshot(box);
}

void RunController::requestComparison(BlockRepetition box, Index repeats) {
    if (m_trainer)
        m_trainer->requestComparison(box, repeats);
}

void RunController::requestText(const TextRequest& text) {
    if (m_trainer)
        m_trainer->requestText(text);
}

void RunController::requestMap(const MapRequest& map) {
    if (m_trainer)
        m_trainer->requestMap(map);
}

void RunController::change(const Change& change) {
    if (m_trainer)
        m_trainer->change(change);
}

void RunController::leave() {
    if (m_queue)
        m_queue->lookAway();
    stop();
}

void RunController::finish() {
    if (!m_trainer)
        return;
    m_trainer->wait();
    drain();
}

bool RunController::isActive() const {
    return m_trainer != nullptr;
}

void RunController::drain() {
    if (!m_queue)
        return;
    const RunEvents events = m_queue->take();
    if (events.empty())
        return;
    for (const RunEvent& event : events)
        note(event);
    lookForMoments();
    Q_EMIT news(events);
}

/// Listing a folder takes next to nothing, now and then.
void RunController::lookForMoments() {
    if (isActive() && m_sinceLook.isValid() && m_sinceLook.elapsed() > kMomentsPause) {
        m_sinceLook.start();
        m_moments.look();
    }
}

void RunController::note(const RunEvent& event) {
    visitNews(
        event, [&](TrainerState state) { m_state = state; },
        [&](const RunStarted& run) {
            m_plannedSteps = run.plannedSteps;
            m_moments.setRun(run.folder, m_startedWith, true);
            m_sinceLook.start();
        },
        [&](const ChangeMade& made) {
            applyChange(m_experiment, made.change);
            m_plannedSteps = made.plannedSteps;
        },
        [&](const RoomWait& wait) { m_waitsFor = QString::fromStdString(wait.reason); },
        [&](const RunSummary&) {
            m_waitsFor.clear();
            m_timer.stop();
            m_trainer->wait();
            m_trainer.reset();
            m_moments.look();
        });
}

}  // namespace obscura
