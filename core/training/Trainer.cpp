// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include "core/base/Numbers.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/runs/RunFiles.h"
#include "core/training/BestEvaluation.h"
#include "core/training/Budget.h"
#include "core/training/Commands.h"
#include "core/training/Engine.h"
#include "core/training/Environment.h"
#include "core/training/Looks.h"
#include "core/training/RunError.h"
#include "core/training/RunRecord.h"
#include "core/training/TrainingDiagnosis.h"
#include "devices/Error.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>
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

KnownFiles filesOf(const Experiment& e, const std::optional<DatasetFacts>& known) {
    FileSurvey survey(known ? FileSurvey::Patience::Defers : FileSurvey::Patience::Waits);
    survey.of(e);
    if (const auto pending = survey.pending()) {
        survey.learn(*pending, {.facts = known});
    }
    return survey.known();
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
        : m_experiment(std::move(experiment)),
          m_resumption(std::move(resumption)),
          m_files(filesOf(m_experiment, options.data)),
          m_inspection(inspectExperiment(m_experiment, m_files)),
          m_options(std::move(options)),
          m_sinks{&sink},
          m_commands(m_options.startPaused),
          m_diagnosis(trainingSettings(m_experiment.training)) {
        if (!m_inspection.canRun()) {
            throw UserError(m_inspection.message(m_experiment.graph));
        }
        Experiment changed = m_experiment;
        if (m_resumption) {
            for (const Change& change : m_resumption->state.changes) {
                applyChange(changed, change);
            }
        }
        for (const Change& change : m_options.changes) {
            applyChange(changed, change);
        }
        if (m_resumption) {
            takeUp(*m_resumption);
        } else {
            requireRunsFolder(runsFolder(m_options.out));
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
        if (!m_patience.joinable()) {
            m_patience = startThread([this] { m_commands.leaveAfter(kPatience); });
        }
    }

    void start() {
        m_thread = startThread([this] { run(); });
    }

    void wait() {
        const std::scoped_lock lock(m_joining);
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    Commands& commands() { return m_commands; }
    const InspectionReport& inspection() const { return m_inspection; }

    TrainerState state() const {
        const std::scoped_lock lock(m_stateMutex);
        return m_state;
    }

private:
    void setState(TrainerState state) {
        {
            const std::scoped_lock lock(m_stateMutex);
            if (m_state == state) {
                return;
            }
            m_state = state;
        }
        tellSinks(state);
    }

    // The thread's outermost function: here every failure becomes the run's recorded end.
    void run() {
        std::unique_ptr<Engine> engine;
        try {
            m_summary.environment = runEnvironment(threads());
            // What can't begin leaves no folder behind.
            auto data = load();
            reserveEngine(threads());
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
        setState(TrainerState::Ended);
        m_commands.noteEnd();
        tellSinks(m_summary);
    }

    /// What a trainer counts beside its engine.
    void takeUp(const Resumption& resumption) {
        m_seconds = resumption.seconds;
        m_best = BestEvaluation(resumption.leastValidationLoss);
        m_summary.steps = resumption.state.step;
        m_summary.checkpointStep = resumption.checkpointStep;
        if (resumption.lastEvaluation.step > 0) {
            m_evaluatedStep = resumption.lastEvaluation.step;
            summarise(resumption.lastEvaluation);
        }
    }

    std::unique_ptr<Engine> begin(std::shared_ptr<const Dataset> data) {
        auto engine = m_resumption ? resumeEngine(m_resumption->state, std::move(data), threads(),
                                                  m_commands.stopToken())
                                   : makeEngine(m_experiment, std::move(data), threads(),
                                                m_commands.stopToken());
        m_summary.epochs =
            static_cast<double>(m_summary.steps) / static_cast<double>(engine->stepsPerEpoch());
        for (const Change& change : m_options.changes) {
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
                tellSinks(LoadProgress{what, share});
            }
        };
        return loadDataset(datasetSettings(*firstWithRole(m_experiment.graph, LayerRole::Source)),
                           {.stop = m_commands.stopToken(), .progress = tell});
    }

    void tellSinks(const RunEvent& event) {
        for (RunSink* const sink : m_sinks) {
            sink->receive(event);
        }
    }

    // The first to hear what happens.
    void beginRecord() {
        const auto tellOfWait = [this](const RoomWait& wait) { tell(wait); };
        if (m_resumption) {
            m_record.emplace(*m_resumption, m_commands, tellOfWait);
        } else {
            m_record.emplace(runsFolder(m_options.out), m_experiment, m_commands, tellOfWait);
        }
        m_sinks.insert(m_sinks.begin(), &m_record->sink());
        m_summary.folder = m_record->path();
    }

    void endRecord() {
        std::erase(m_sinks, &m_record->sink());
        m_record.reset();
    }

    void tell(const RoomWait& wait) {
        if (!wait.reason.empty()) {
            setState(TrainerState::Paused);
        }
        tellSinks(wait);
    }

    void noteStop() {
        m_summary.outcome = RunOutcome::Stopped;
        m_summary.error = *m_commands.stopReason();
    }

    int threads() const {
        return m_options.threads > 0
                   ? m_options.threads
                   : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    }

    void train(Engine& engine) {
        const TrainingSettings settings = trainingSettings(m_experiment.training);
        const std::int64_t period =
            settings.evaluateEvery > 0 ? settings.evaluateEvery : engine.stepsPerEpoch();
        tellSinks(RunStarted{m_record->path(), plannedSteps(engine)});
        std::optional<std::string> spent;
        m_lastCheckpoint = Clock::now();
        while (m_summary.steps < plannedSteps(engine) && !spent) {
            if (m_commands.mustWait()) {
                m_record->flush();
                setState(TrainerState::Paused);
            }
            m_commands.awaitTurn([&](const Request& request) { serve(engine, request); });
            if (m_commands.stopReason()) {
                noteStop();
                return;
            }
            setState(TrainerState::Running);
            m_isBetweenSteps = false;
            const Usage before = engine.ledger().training();
            spent = spentByChanges(settings.budget, before);
            if (!spent) {
                step(engine);
                m_lastStep = engine.ledger().training();
                m_lastStep -= before;
                if (m_summary.steps < plannedSteps(engine)) {
                    spent = overBudget(settings.budget, before, engine.ledger().training());
                }
            }
            if (m_summary.steps % period == 0 || m_summary.steps == plannedSteps(engine) || spent) {
                evaluateOnce(engine);
            }
            m_isBetweenSteps = true;
            if (secondsSince(m_lastCheckpoint) >= 60 * m_options.checkpointMinutes) {
                saveState(engine);
            }
        }
        m_summary.outcome = spent ? RunOutcome::BudgetSpent : RunOutcome::Finished;
        m_summary.note = spent.value_or("");
    }

    std::int64_t plannedSteps(const Engine& engine) const {
        return m_options.maximumSteps > 0 ? std::min(m_options.maximumSteps, engine.totalSteps())
                                          : engine.totalSteps();
    }

    void saveState(Engine& engine) {
        m_record->write(engine.state());
        m_lastCheckpoint = Clock::now();
    }

    // The step that comes takes more than the last one did, as far as options were changed.
    std::optional<std::string> spentByChanges(const BudgetSettings& budget, const Usage& used) {
        const auto more = std::exchange(m_costOfChanges, std::nullopt);
        if (!more || m_summary.steps == 0) {
            return std::nullopt;
        }
        Usage before = used;
        before -= m_lastStep;
        before -= *more;
        return overBudget(budget, before, used);
    }

    void step(Engine& engine) {
        const Clock::time_point start = Clock::now();
        StepRecord record = engine.step();
        m_seconds += secondsSince(start);
        record.seconds = m_seconds;
        m_summary.steps = record.step;
        m_summary.epochs = record.epoch;
        tellSinks(record);
        m_record->flushNowAndThen();
        for (BlockFindings& findings : engine.diagnose()) {
            tell(std::move(findings));
        }
        tell(m_diagnosis.note(record));
    }

    void tell(std::optional<BlockFindings> found) {
        if (found) {
            tell(std::move(*found));
        }
    }

    // The summary keeps the latest numbers; who watches is told of what is new.
    void tell(BlockFindings found) {
        // By name, too: each repetition of a block has its own.
        const auto known = std::ranges::find_if(m_summary.findings, [&](const auto& other) {
            return other.block == found.block && other.name == found.name;
        });
        const bool isFirst = known == m_summary.findings.end();
        if (isFirst && found.findings.empty()) {
            return;
        }
        const bool isNews = isFirst || !sameKinds(known->findings, found.findings);
        BlockFindings& latest = isFirst ? m_summary.findings.emplace_back() : *known;
        latest = std::move(found);
        if (isNews) {
            tellSinks(latest);
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
        const Experiment before = engine.experiment();
        try {
            if (!engine.apply(wanted)) {
                return;
            }
        } catch (const UserError& e) {
            tellSinks(Refusal{e.what()});
            return;
        }
        if (wanted.block != 0) {
            Usage more = m_costOfChanges.value_or(Usage{});
            more += costOfChange(before, engine.experiment(), wanted.block, m_files);
            m_costOfChanges = more;
        }
        noteChange(engine, wanted);
    }

    void noteChange(const Engine& engine, const Change& wanted) {
        const Experiment& now = engine.experiment();
        m_diagnosis.follow(trainingSettings(now.training));
        tellSinks(ChangeMade{
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
        tellSinks(record);
        tell(m_diagnosis.note(record));
        m_record->sync();
        if (const auto answers = engine.answers()) {
            tellSinks(answers);
            m_record->write(*answers);
        }
        if (std::isfinite(record.loss) && m_best.note(record) &&
            isFinite(engine.parameterViews())) {
            saveWeights(engine);
        }
    }

    void summarise(const EvaluationRecord& record) {
        m_summary.testAccuracy = known(record.accuracy);
        m_summary.testLoss = record.loss;
        m_summary.testError = known(record.error);
        m_summary.validationLoss = known(record.validationLoss);
    }

    // What is kept with each evaluation survives a crash, and a training that diverges later.
    void saveWeights(Engine& engine) {
        m_record->write(engine.parameterViews());
        m_summary.checkpointStep = m_summary.steps;
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
        }
        attempt([&] { m_record->write(m_summary); });
    }

    // Those of a training that has diverged are of no use to anybody: the last good ones stay.
    void saveLastWeights(Engine& engine) {
        if (m_hasDiverged || !isFinite(engine.parameterViews())) {
            m_summary.note =
                m_summary.checkpointStep
                    ? "the checkpoint holds the weights of step " +
                          std::to_string(*m_summary.checkpointStep) +
                          ", where the test loss was still a number"
                    : "there is no checkpoint: the training diverged before its first evaluation";
        } else if (const auto least = m_best.leastValidationLoss()) {
            m_summary.note += (m_summary.note.empty() ? "" : "; ") +
                              ("the checkpoint holds the weights of step " +
                               std::to_string(*m_summary.checkpointStep) +
                               ", which have the least validation loss, " + roundedNumber(*least));
        } else if (m_summary.checkpointStep != m_summary.steps) {
            saveWeights(engine);
        }
    }

    static bool isFinite(const std::vector<TensorView>& weights) {
        return std::ranges::all_of(weights, [](const TensorView& tensor) {
            return std::ranges::all_of(tensor.values, [](float x) { return std::isfinite(x); });
        });
    }

    // Nothing that is recorded waits for these, or fails with them.
    void takeLastLooks(Engine& engine) {
        try {
            looksAt(engine).takeLast(m_experiment.graph, m_commands,
                                     [this] { return areLastStatesWanted(); });
        } catch (const Stopped&) {
            // Nobody waits for them any more.
        } catch (const std::exception& e) {
            tellSinks(Refusal{e.what()});
        }
    }

    Looks looksAt(Engine& engine) {
        return Looks(engine, [this](const RunEvent& look) { tellSinks(look); });
    }

    bool areLastStatesWanted() const {
        return std::ranges::any_of(m_sinks, &RunSink::wantsLastStates);
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

    const Experiment m_experiment;
    const std::optional<Resumption> m_resumption;
    const KnownFiles m_files;
    const InspectionReport m_inspection;
    const TrainerOptions m_options;
    std::optional<RunRecord> m_record;  ///< while there is something to record
    std::vector<RunSink*> m_sinks;
    Commands m_commands;
    TrainingDiagnosis m_diagnosis;
    BestEvaluation m_best;
    RunSummary m_summary;
    bool m_hasDiverged = false;
    bool m_isBetweenSteps = true;
    Clock::time_point m_lastCheckpoint = {};
    double m_seconds = 0;
    Usage m_lastStep;                      ///< what it took of all devices
    std::optional<Usage> m_costOfChanges;  ///< since then, of the step that comes
    std::int64_t m_evaluatedStep = -1;

    mutable std::mutex m_stateMutex;
    TrainerState m_state = TrainerState::Preparing;
    std::mutex m_joining;
    std::thread m_thread;
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
void Trainer::requestSnapshot(BlockRepetition box) {
    m_worker->commands().request(SnapshotRequest{box});
}
void Trainer::requestComparison(BlockRepetition box, Index repeats) {
    m_worker->commands().request(ComparisonRequest{box, repeats});
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
