// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include "core/runs/RunFiles.h"
#include "core/training/Budget.h"
#include "core/training/Commands.h"
#include "core/training/Engine.h"
#include "core/training/Environment.h"
#include "core/training/Findings.h"
#include "core/training/KeptWeights.h"
#include "core/training/LookKeeper.h"
#include "core/training/Looks.h"
#include "core/training/RunError.h"
#include "core/training/RunNews.h"
#include "core/training/RunPlan.h"
#include "core/training/RunRecord.h"
#include "core/training/TrainingDiagnosis.h"
#include "devices/Error.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace obscura {

namespace {

using Clock = std::chrono::steady_clock;

/// How long a step may still take after somebody has asked for the end.
constexpr std::chrono::milliseconds kPatience{1000};
/// How often it is told how far the data set is.
constexpr std::chrono::milliseconds kProgressPeriod{200};

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A measured number, or nothing where it is NaN.
std::optional<double> known(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

double meanSurrogateError(const std::vector<BlackBoxSummary>& boxes) {
    std::vector<Fidelity> all;
    all.reserve(boxes.size());
    for (const BlackBoxSummary& box : boxes) {
        all.push_back({.surrogateError = box.surrogateError});
    }
    return meanOf(all).surrogateError;
}

}  // namespace

class Trainer::Worker {
public:
    Worker(Experiment experiment, std::optional<Resumption> resumption, TrainerOptions options,
           RunSink& sink)
        : m_plan(std::move(experiment), std::move(resumption), std::move(options)),
          m_news(sink),
          m_commands(m_plan.options().startPaused),
          m_diagnosis(trainingSettings(m_plan.experiment().training)),
          m_budget(trainingSettings(m_plan.experiment().training).budget),
          m_replay(m_plan.options().replay) {
        if (m_plan.resumption()) {
            takeUp(*m_plan.resumption());
        }
    }

    ~Worker() {
        stop("the program was closed");
        wait();
        if (m_patience.joinable()) {
            m_patience.join();
        }
    }

    void stop(std::string reason) {
        m_commands.stop(std::move(reason));
        const std::scoped_lock lock(m_stopping);
        if (m_hasBegun && !m_patience.joinable()) {
            m_patience = startThread([this] { m_commands.leaveAfter(kPatience); });
        }
    }

    void start() {
        m_thread = startThread([this] { run(); });
        m_hasBegun = true;
    }

    void wait() {
        const std::scoped_lock lock(m_joining);
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    Commands& commands() { return m_commands; }
    const InspectionReport& inspection() const { return m_plan.inspection(); }

    TrainerState state() const { return m_news.state(); }

private:
    // The thread's outermost function: here every failure becomes the run's recorded end.
    void run() {
        std::unique_ptr<Engine> engine;
        try {
            m_summary.environment = runEnvironment(m_plan.threads());
            // What can't begin leaves no folder behind.
            auto data = load();
            reserveEngine(m_plan.threads());
            beginRecord();
            engine = begin(std::move(data));
            train(*engine);
        } catch (const Stopped&) {
            noteStop();
        } catch (const std::exception& e) {
            m_hasDiverged = dynamic_cast<const RunError*>(&e) != nullptr;
            m_summary.outcome = RunOutcome::Failed;
            const auto stop = m_commands.stopReason();
            m_summary.error = (stop ? *stop + "; and " : "") + e.what();
        }
        conclude(engine);
        if (engine) {
            takeLastLooks(*engine);
        }
        m_news.setState(TrainerState::Ended);
        m_commands.noteEnd();
        m_news.tell(m_summary);
    }

    /// What a trainer counts beside its engine.
    void takeUp(const Resumption& resumption) {
        m_seconds = resumption.seconds;
        m_kept = KeptWeights(resumption);
        m_looks = LookKeeper(resumption);
        m_summary.steps = resumption.state.step;
        if (resumption.lastEvaluation.step > 0) {
            m_evaluatedStep = resumption.lastEvaluation.step;
            summarise(resumption.lastEvaluation);
        }
    }

    std::unique_ptr<Engine> begin(std::shared_ptr<const Dataset> data) {
        auto engine = m_plan.build(std::move(data), m_commands.stopToken());
        m_summary.epochs =
            static_cast<double>(m_summary.steps) / static_cast<double>(engine->stepsPerEpoch());
        for (const Change& change : m_plan.options().changes) {
            if (engine->apply(change)) {
                noteChange(*engine, change);
            }
        }
        return engine;
    }

    std::shared_ptr<const Dataset> load() {
        Clock::time_point told = Clock::now();
        const auto tell = [&](const std::string& what, double share) {
            if (Clock::now() - told > kProgressPeriod) {
                told = Clock::now();
                m_news.tell(LoadProgress{what, share});
            }
        };
        return m_plan.load({.stop = m_commands.stopToken(), .progress = tell});
    }

    // The first to hear what happens.
    void beginRecord() {
        const auto tellOfWait = [this](const RoomWait& wait) { tell(wait); };
        if (m_plan.resumption()) {
            m_record.emplace(*m_plan.resumption(), m_commands, tellOfWait);
        } else {
            m_record.emplace(runsFolder(m_plan.options().out), m_plan.experiment(), m_commands,
                             tellOfWait);
        }
        m_news.addFirst(m_record->sink());
        m_summary.folder = m_record->path();
    }

    void endRecord() {
        m_news.remove(m_record->sink());
        m_record.reset();
    }

    void tell(const RoomWait& wait) {
        if (!wait.reason.empty()) {
            m_news.setState(TrainerState::Paused);
        }
        m_news.tell(wait);
    }

    void noteStop() {
        m_summary.outcome = RunOutcome::Stopped;
        m_summary.error = *m_commands.stopReason();
    }

    void train(Engine& engine) {
        const TrainingSettings settings = trainingSettings(m_plan.experiment().training);
        const std::int64_t period =
            settings.evaluateEvery > 0 ? settings.evaluateEvery : engine.stepsPerEpoch();
        m_news.tell(RunStarted{m_record->path(), plannedSteps(engine)});
        std::optional<std::string> spent;
        m_lastCheckpoint = Clock::now();
        replayChanges(engine);
        while (m_summary.steps < plannedSteps(engine) && !spent) {
            if (m_commands.mustWait()) {
                m_record->flush();
                m_news.setState(TrainerState::Paused);
            }
            m_commands.awaitTurn([&](const Request& request) { serve(engine, request); });
            if (m_commands.stopReason()) {
                noteStop();
                return;
            }
            m_news.setState(TrainerState::Running);
            m_isBetweenSteps = false;
            spent = stepWithin(engine);
            if (m_summary.steps % period == 0 || m_summary.steps == plannedSteps(engine) || spent ||
                m_replay.isEvaluated(m_summary.steps)) {
                evaluateOnce(engine);
            }
            m_isBetweenSteps = true;
            m_looks.note(engine, m_summary.steps, m_seconds, *m_record);
            if (secondsSince(m_lastCheckpoint) >= 60 * m_plan.options().checkpointMinutes) {
                saveState(engine);
            }
            // A run that went on after its end may have been changed there.
            replayChanges(engine);
        }
        m_summary.outcome = spent ? RunOutcome::BudgetSpent : RunOutcome::Finished;
        m_summary.note = spent.value_or("");
    }

    std::int64_t plannedSteps(const Engine& engine) const {
        return m_plan.options().maximumSteps > 0
                   ? std::min(m_plan.options().maximumSteps, engine.totalSteps())
                   : engine.totalSteps();
    }

    void saveState(Engine& engine) {
        m_record->write(engine.state());
        m_lastCheckpoint = Clock::now();
    }

    /// One step, where the budget allows it. Returns why there is no other, or nothing.
    std::optional<std::string> stepWithin(Engine& engine) {
        if (auto spent = m_budget.beforeStep(m_summary.steps, engine.ledger().training())) {
            return spent;
        }
        step(engine);
        auto spent = m_budget.afterStep(engine.ledger().training());
        return m_summary.steps < plannedSteps(engine) ? spent : std::nullopt;
    }

    void replayChanges(Engine& engine) {
        while (const Change* const due = m_replay.nextChange(m_summary.steps)) {
            make(engine, *due);
        }
    }

    void step(Engine& engine) {
        const Clock::time_point start = Clock::now();
        const auto trace = m_commands.takeTrace() ? std::make_shared<StepTrace>() : nullptr;
        StepRecord record = engine.step(trace.get());
        m_seconds += secondsSince(start);
        record.seconds = m_seconds;
        m_summary.steps = record.step;
        m_summary.epochs = record.epoch;
        m_news.tell(record);
        if (trace) {
            m_news.tell(std::shared_ptr<const StepTrace>(trace));
        }
        m_record->flushNowAndThen();
        for (const BlockFindings& findings : engine.diagnose()) {
            tell(findings);
        }
        tell(m_diagnosis.note(record));
    }

    // The summary keeps the latest numbers; who watches is told of what is new.
    void tell(const std::optional<BlockFindings>& found) {
        if (found && takeFindings(m_summary.findings, *found)) {
            m_news.tell(*found);
        }
    }

    void serve(Engine& engine, const Request& request) {
        std::visit(
            [&](const auto& wanted) {
                if constexpr (std::is_same_v<decltype(wanted), const Change&>) {
                    change(engine, wanted);
                } else {
                    looksAt(engine).take(wanted);
                }
            },
            request);
    }

    // A run that goes on is worth more than a command that can't be obeyed.
    void change(Engine& engine, const Change& wanted) {
        try {
            make(engine, wanted);
        } catch (const UserError& e) {
            m_news.tell(Refusal{e.what()});
        }
    }

    void make(Engine& engine, const Change& wanted) {
        const Experiment before = engine.experiment();
        if (!engine.apply(wanted)) {
            return;
        }
        if (wanted.block != 0) {
            m_budget.noteChange(
                costOfChange(before, engine.experiment(), wanted.block, m_plan.files()));
        }
        noteChange(engine, wanted);
    }

    void noteChange(const Engine& engine, const Change& wanted) {
        const Experiment& now = engine.experiment();
        m_diagnosis.follow(trainingSettings(now.training));
        m_news.tell(ChangeMade{
            .change = {wanted.block, wanted.option, valueOf(now, wanted.block, wanted.option)},
            .step = m_summary.steps,
            .owner = ownerName(now.graph, wanted.block),
            .plannedSteps = plannedSteps(engine)});
        m_record->flush();
    }

    void evaluateOnce(Engine& engine) {
        if (std::exchange(m_evaluatedStep, m_summary.steps) != m_summary.steps) {
            evaluate(engine);
        }
    }

    void evaluate(Engine& engine) {
        EvaluationRecord record = engine.evaluate();
        record.seconds = m_seconds;
        summarise(record);
        m_news.tell(record);
        tell(m_diagnosis.note(record));
        m_record->sync();
        if (const auto answers = engine.answers()) {
            m_news.tell(answers);
            m_record->write(*answers);
        }
        m_kept.note(record, engine, *m_record);
    }

    void summarise(const EvaluationRecord& record) {
        m_summary.testAccuracy = known(record.accuracy);
        m_summary.testLoss = record.loss;
        m_summary.testError = known(record.error);
        m_summary.validationLoss = known(record.validationLoss);
    }

    // Writes what is known at the end. Whatever fails now must neither hide why the run ended nor
    // keep the rest from being written.
    void conclude(const std::unique_ptr<Engine>& engine) {
        if (m_summary.steps > 0) {
            m_summary.millisecondsPerStep = 1e3 * m_seconds / static_cast<double>(m_summary.steps);
        }
        if (engine) {
            attempt([&] {
                m_summary.ledger = engine->ledger();
                m_summary.clipped = engine->clipped();
                m_summary.blackBoxes = engine->blackBoxes();
                m_summary.surrogateError = meanSurrogateError(m_summary.blackBoxes);
            });
        }
        if (m_record) {
            attempt([&] { m_record->flush(); });
            m_summary.folder = m_record->place();
            if (!m_summary.folder.empty()) {  // else there is none any more
                concludeRecord(engine.get());
            }
            endRecord();
        }
    }

    void concludeRecord(Engine* engine) {
        if (m_summary.steps > 0) {
            attempt([&] { saveLastWeights(*engine); });
        }
        // Amidst a step nothing can go on: the checkpoint before it stays.
        if (engine && m_isBetweenSteps && m_summary.steps > 0) {
            attempt([&] { saveState(*engine); });
            attempt([&] { m_looks.keepLast(*engine, m_summary.steps, *m_record); });
        }
        m_summary.checkpointStep = m_kept.step();
        attempt([&] { m_record->write(m_summary); });
    }

    void saveLastWeights(const Engine& engine) {
        const std::string note = m_kept.conclude(m_summary.steps, m_hasDiverged, engine, *m_record);
        m_summary.note += (m_summary.note.empty() || note.empty() ? "" : "; ") + note;
    }

    // Nothing that is recorded waits for these, or fails with them.
    void takeLastLooks(Engine& engine) {
        try {
            looksAt(engine).takeLast(m_plan.experiment().graph, m_commands,
                                     [this] { return m_news.wantsLastStates(); });
        } catch (const Stopped&) {
            // Nobody waits for them any more.
        } catch (const std::exception& e) {
            m_news.tell(Refusal{e.what()});
        }
    }

    Looks looksAt(Engine& engine) {
        return Looks(engine, [this](const RunEvent& look) { m_news.tell(look); });
    }

    template <class Action>
    void attempt(const Action& action) {
        try {
            action();
        } catch (const std::exception& e) {
            m_summary.outcome = RunOutcome::Failed;
            const std::string reason = e.what();
            if (m_summary.error.find(reason) == std::string::npos) {
                m_summary.error += (m_summary.error.empty() ? "" : "; and ") + reason;
            }
        }
    }

    const RunPlan m_plan;
    std::optional<RunRecord> m_record;  ///< while there is something to record
    RunNews m_news;
    Commands m_commands;
    TrainingDiagnosis m_diagnosis;
    BudgetWatch m_budget;
    ReplayPosition m_replay;
    KeptWeights m_kept;
    LookKeeper m_looks;
    RunSummary m_summary;
    bool m_hasDiverged = false;
    bool m_isBetweenSteps = true;
    Clock::time_point m_lastCheckpoint = {};
    double m_seconds = 0;
    std::int64_t m_evaluatedStep = -1;

    std::mutex m_joining;
    std::thread m_thread;
    std::atomic<bool> m_hasBegun = false;  ///< else there is no step to be patient with
    std::mutex m_stopping;
    std::thread m_patience;  ///< waits for the end of a step that it is to be stopped after
};

Trainer::Trainer(Experiment experiment, TrainerOptions options, RunSink& sink)
    : m_worker(std::make_unique<Worker>(std::move(experiment), std::nullopt, std::move(options),
                                        sink)) {}

Trainer::Trainer(Resumption resumption, TrainerOptions options, RunSink& sink) {
    Experiment experiment = resumption.experiment;
    m_worker = std::make_unique<Worker>(std::move(experiment), std::move(resumption),
                                        std::move(options), sink);
}

Trainer::~Trainer() = default;

void Trainer::start() {
    m_worker->start();
}
void Trainer::pause() {
    m_worker->commands().pause();
}
void Trainer::resume() {
    m_worker->commands().resume();
}
void Trainer::step() {
    m_worker->commands().step();
}
void Trainer::stepThrough() {
    m_worker->commands().stepThrough();
}
void Trainer::requestSnapshot(BlockRepetition box) {
    m_worker->commands().request(SnapshotRequest{box});
}
void Trainer::requestComparison(BlockRepetition box, Index repeats) {
    m_worker->commands().request(ComparisonRequest{box, repeats});
}
void Trainer::requestMap(const MapRequest& map) {
    m_worker->commands().request(map);
}
void Trainer::requestText(const TextRequest& text) {
    m_worker->commands().request(text);
}
void Trainer::change(const Change& change) {
    m_worker->commands().request(change);
}
void Trainer::stop(std::string reason) {
    m_worker->stop(std::move(reason));
}
void Trainer::wait() {
    m_worker->wait();
}
TrainerState Trainer::state() const {
    return m_worker->state();
}
const InspectionReport& Trainer::inspection() const {
    return m_worker->inspection();
}

}  // namespace obscura
