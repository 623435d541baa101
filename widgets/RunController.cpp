// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RunController.h"
#include "core/graph/Repetition.h"

#include <atomic>
#include <optional>
#include <utility>

namespace obscura {

namespace {

constexpr int kDrainMilliseconds = 33;  ///< at most 30 times a second

struct RankChange {
    BlockId block;
    Index rank;
    std::int64_t step;
};

/// What the trainer has said since the queue was last emptied.
struct Batch {
    std::vector<TrainerState> states;
    std::vector<StepRecord> steps;
    std::vector<EvaluationRecord> evaluations;
    std::vector<DeviceSnapshot> snapshots;
    std::vector<ComparisonSnapshot> comparisons;
    std::vector<BlockFindings> findings;
    std::vector<RankChange> ranks;
    std::vector<std::string> refusals;
    std::vector<std::string> waits;
    std::optional<RunSummary> summary;
};

}  // namespace

class RunController::Queue final : public TrainerObserver {
public:
    void stateChanged(TrainerState state) override {
        const std::lock_guard lock(m_mutex);
        m_batch.states.push_back(state);
    }
    void stepDone(const StepRecord& record) override {
        const std::lock_guard lock(m_mutex);
        m_batch.steps.push_back(record);
        m_step = record.step;
    }
    void evaluated(const EvaluationRecord& record) override {
        const std::lock_guard lock(m_mutex);
        m_batch.evaluations.push_back(record);
    }
    bool wantsLastStates() const override { return m_wantsLastStates; }
    void lookAway() { m_wantsLastStates = false; }
    void snapshotTaken(DeviceSnapshot snapshot) override {
        const std::lock_guard lock(m_mutex);
        m_batch.snapshots.push_back(std::move(snapshot));
    }
    void comparisonTaken(ComparisonSnapshot comparison) override {
        const std::lock_guard lock(m_mutex);
        m_batch.comparisons.push_back(std::move(comparison));
    }
    void diagnosed(const BlockFindings& findings) override {
        const std::lock_guard lock(m_mutex);
        m_batch.findings.push_back(findings);
    }
    void rankChanged(BlockId block, Index rank) override {
        const std::lock_guard lock(m_mutex);
        m_batch.ranks.push_back({block, rank, m_step});
    }
    void refused(const std::string& reason) override {
        const std::lock_guard lock(m_mutex);
        m_batch.refusals.push_back(reason);
    }
    void waits(const std::string& reason) override {
        const std::lock_guard lock(m_mutex);
        m_batch.waits.push_back(reason);
    }
    void ended(const RunSummary& summary) override {
        const std::lock_guard lock(m_mutex);
        m_batch.summary = summary;
    }

    Batch take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_batch, {});
    }

private:
    std::atomic<bool> m_wantsLastStates = true;
    std::mutex m_mutex;
    Batch m_batch;
    std::int64_t m_step = 0;  ///< the last one done
};

RunController::RunController(QObject* parent) : QObject(parent) {
    m_timer.setInterval(kDrainMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunController::drain);
}

RunController::~RunController() = default;

void RunController::start(const Experiment& experiment, const TrainerOptions& options) {
    Q_ASSERT(!isActive());
    auto queue = std::make_unique<Queue>();
    auto trainer = std::make_unique<Trainer>(experiment, options, *queue);
    trainer->start();
    m_trainer = std::move(trainer);
    m_queue = std::move(queue);
    m_experiment = experiment;
    m_timer.start();
    m_state = TrainerState::Preparing;
    Q_EMIT started();
    Q_EMIT stateChanged(m_state);
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

void RunController::setRank(BlockId block, Index rank) {
    if (m_trainer)
        m_trainer->setRank(block, rank);
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
    Batch batch = m_queue->take();
    if (!batch.steps.empty())
        Q_EMIT stepsArrived(batch.steps);
    if (!batch.evaluations.empty())
        Q_EMIT evaluationsArrived(batch.evaluations);
    for (DeviceSnapshot& snapshot : batch.snapshots)
        Q_EMIT snapshotArrived(std::make_shared<const DeviceSnapshot>(std::move(snapshot)));
    for (ComparisonSnapshot& comparison : batch.comparisons)
        Q_EMIT comparisonArrived(std::make_shared<const ComparisonSnapshot>(std::move(comparison)));
    for (const BlockFindings& findings : batch.findings)
        Q_EMIT diagnosed(findings);
    for (const auto& [block, rank, step] : batch.ranks) {
        setBlockOption(m_experiment, block, "surrogate.rank", rank);
        Q_EMIT rankChanged(block, rank, step);
    }
    for (const std::string& reason : batch.refusals)
        Q_EMIT refused(QString::fromStdString(reason));
    for (const std::string& reason : batch.waits) {
        m_waitsFor = QString::fromStdString(reason);
        Q_EMIT waits(m_waitsFor);
    }
    if (batch.summary) {
        m_waitsFor.clear();
        m_timer.stop();
        m_trainer->wait();
        m_trainer.reset();
    }
    // Only where the trainer stands now matters to a window that looks 30 times a second.
    const TrainerState state = batch.summary          ? TrainerState::Ended
                               : batch.states.empty() ? m_state
                                                      : batch.states.back();
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
    if (batch.summary)
        Q_EMIT ended(*batch.summary);
}

}  // namespace obscura
