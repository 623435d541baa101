// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EngineModule.h"

#include "core/base/Numbers.h"
#include "core/base/Streams.h"
#include "core/blackbox/Inspector.h"
#include "core/data/Plane.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"
#include "core/torch/Adam.h"
#include "core/torch/Batches.h"
#include "core/torch/DecisionMap.h"
#include "core/torch/Evaluation.h"
#include "core/torch/Losses.h"
#include "core/torch/Memory.h"
#include "core/torch/Network.h"
#include "core/torch/Optimizer.h"
#include "core/torch/StepTracing.h"
#include "core/torch/Threads.h"
#include "core/torch/Writing.h"
#include "core/training/EvaluationBatch.h"
#include "core/training/RunError.h"
#include "core/training/Schedule.h"
#include "devices/Error.h"
#include "devices/NotFinite.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace obscura {

namespace {

std::vector<torch::Tensor> tensorsOf(const std::vector<Network::NamedParameter>& parameters,
                                     bool physical) {
    std::vector<torch::Tensor> mine;
    for (const auto& named : parameters) {
        if (named.parameter.physical == physical) {
            mine.push_back(named.parameter.tensor);
        }
    }
    return mine;
}

std::vector<std::string> namesOf(const std::vector<Network::NamedParameter>& parameters,
                                 bool physical) {
    std::vector<std::string> mine;
    for (const auto& named : parameters) {
        if (named.parameter.physical == physical) {
            mine.push_back(named.name);
        }
    }
    return mine;
}

/// Of the digital parameters.
std::vector<bool> tablesAmong(const std::vector<Network::NamedParameter>& parameters) {
    std::vector<bool> areTables;
    for (const auto& named : parameters) {
        if (!named.parameter.physical) {
            areTables.push_back(named.parameter.isTable);
        }
    }
    return areTables;
}

class TorchEngine final : public Engine {
public:
    /// Built while `threads` are in use.
    TorchEngine(const Experiment& experiment, std::shared_ptr<const Dataset> data,
                std::unique_ptr<ThreadPool> threads, std::stop_token stop)
        : m_threads(std::move(threads)),
          m_begun(experiment),
          m_experiment(experiment),
          m_settings(trainingSettings(experiment.training)),
          m_loss(lossSettings(*firstWithRole(experiment.graph, LayerRole::Target))),
          m_data(std::move(data)),
          m_batches(m_data, m_settings.batch, m_settings.seed),
          m_network(experiment, m_data->facts(), m_settings.seed, std::move(stop)),
          m_evaluationBatch(
              evaluationBatch(inspectExperiment(experiment, {.data = m_data->facts()}))),
          m_parameters(m_network.parameters()),
          m_digital(makeOptimizer(m_settings.optimizer, tensorsOf(m_parameters, false),
                                  tablesAmong(m_parameters))),
          m_physical(tensorsOf(m_parameters, true)),
          m_schedule(m_settings.schedule, 0) {
        checkBatch();
        m_schedule = Schedule(m_settings.schedule, totalSteps());
    }

    std::int64_t stepsPerEpoch() const override {
        return m_batches.perEpoch() / m_settings.optimizer.accumulate;
    }
    std::int64_t totalSteps() const override {
        const double steps = static_cast<double>(stepsPerEpoch()) * m_settings.epochs;
        return std::max<std::int64_t>(1, std::llround(steps));
    }

    StepRecord step(StepTrace* trace) override {
        const UseThreads use(*m_threads);
        const double factor = m_schedule.factor(m_steps);
        StepTracing tracing(m_network, firstWithRole(m_experiment.graph, LayerRole::Target)->id,
                            m_loss, trace);
        const double loss = descendOrSay(factor, tracing);
        ++m_steps;
        tracing.finish(m_steps);
        const Fidelity fidelity = inspectionIsDue() ? meanFidelity() : Fidelity{};
        return {.step = m_steps,
                .epoch = epochs(),
                .seconds = 0,
                .loss = loss,
                .learningRate = m_settings.learningRate * factor,
                .surrogateError = fidelity.surrogateError,
                .bestSurrogateError = fidelity.bestSurrogateError,
                .inputGradientCosine = fidelity.inputCosine,
                .parameterGradientCosine = fidelity.parameterCosine,
                .parameterGradientNormRatio = fidelity.parameterNormRatio,
                .ledger = ledger()};
    }

    EvaluationRecord evaluate() override {
        const UseThreads use(*m_threads);
        const DatasetSizes& sizes = m_data->facts().sizes;
        constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
        std::optional<Metrics> validation;
        if (sizes.validation > 0) {
            validation = evaluate(Split::Validation);
        }
        const Metrics test = evaluate(Split::Test);
        const double bytes = m_data->bytesPerToken().value_or(kUnknown);
        m_schedule.note(validation ? validation->loss : test.loss);
        return {.step = m_steps,
                .epoch = epochs(),
                .seconds = 0,
                .loss = test.loss,
                .accuracy = test.accuracy,
                .guessing = test.guessing,
                .error = test.error,
                .validationLoss = validation ? validation->loss : kUnknown,
                .validationAccuracy = validation ? validation->accuracy : kUnknown,
                .bitsPerByte = test.loss / std::numbers::ln2 / bytes,
                .samples = sizes.test,
                .ledger = ledger()};
    }

    std::shared_ptr<const AnswerReport> answers() const override { return m_answers; }

    std::optional<TextSample> write(const TextRequest& request) override {
        const Tokenizer* const tokenizer = m_data->tokenizer();
        if (!tokenizer) {
            return std::nullopt;
        }
        const UseThreads use(*m_threads);
        const torch::NoGradGuard noGrad;
        const AsBefore asBefore(*this);
        m_network.setTraining(false);
        const auto seed = streamSeed(streamSeed(m_settings.seed, Stream::Writing),
                                     static_cast<std::uint64_t>(m_steps));
        TextSample sample = writeText(*tokenizer, valuesOf(m_data->facts().sample), request, seed,
                                      [this](const torch::Tensor& x) { return forwardOrSay(x); });
        sample.step = m_steps;
        return sample;
    }

    std::optional<DecisionMap> decisionMap(const MapRequest& request) override {
        const PlaneFeatures* const features = m_data->plane();
        if (!features || m_loss.function == "angular_margin") {
            return std::nullopt;
        }
        const UseThreads use(*m_threads);
        const torch::NoGradGuard noGrad;
        const AsBefore asBefore(*this);
        m_network.setTraining(false);
        DecisionMap map = decisionMapOf(*features, request, m_evaluationBatch,
                                        [this](const torch::Tensor& x) { return forwardOrSay(x); });
        map.step = m_steps;
        return map;
    }

    double surrogateError() override {
        const UseThreads use(*m_threads);
        std::vector<Fidelity> all;
        for (Inspector* inspector : m_network.inspectors()) {
            all.push_back({.surrogateError = inspector->surrogateError()});
        }
        return meanOf(all).surrogateError;
    }

    Ledger ledger() const override {
        Ledger sum;
        for (const Inspector* inspector : m_network.inspectors()) {
            sum += inspector->box().ledger();
        }
        return sum;
    }

    ClippedCounts clipped() const override {
        ClippedCounts sum;
        for (const Inspector* inspector : m_network.inspectors()) {
            sum += inspector->box().device().clipped();
        }
        return sum;
    }

    std::vector<BlackBoxSummary> blackBoxes() const override {
        return m_network.blackBoxSummaries();
    }

    std::optional<DeviceSnapshot> snapshot(BlockRepetition which) override {
        const UseThreads use(*m_threads);
        Inspector* const inspector = m_network.inspector(which);
        if (!inspector) {
            return std::nullopt;
        }
        DeviceSnapshot snapshot = inspector->snapshot();
        snapshot.box = which;
        snapshot.step = m_steps;
        return snapshot;
    }

    std::optional<ComparisonSnapshot> compare(BlockRepetition which, Index repeats) override {
        const UseThreads use(*m_threads);
        Inspector* const inspector = m_network.inspector(which);
        if (!inspector) {
            return std::nullopt;
        }
        ComparisonSnapshot snapshot = inspector->comparison(repeats);
        snapshot.box = which;
        snapshot.step = m_steps;
        return snapshot;
    }

    std::vector<BlockFindings> diagnose() const override {
        const UseThreads use(*m_threads);
        return m_network.diagnose();
    }

    const Experiment& experiment() const override { return m_experiment; }

    bool apply(const Change& change) override {
        const UseThreads use(*m_threads);
        Experiment wanted = m_experiment;
        applyChange(wanted, change);
        if (wanted == m_experiment) {
            return false;
        }
        if (change.block == 0) {
            m_settings = trainingSettings(wanted.training);
            m_schedule.setSteps(totalSteps());
        } else {
            changeBlackBoxes(change.block, blackBoxSettings(*wanted.graph.find(change.block)));
        }
        m_experiment = std::move(wanted);
        m_changes.push_back(change);
        return true;
    }

    std::vector<NamedTensor> parameters() const override {
        std::vector<NamedTensor> all;
        for (const TensorView& view : parameterViews()) {
            all.push_back({view.name, view.shape, {view.values.begin(), view.values.end()}});
        }
        return all;
    }

    std::vector<TensorView> parameterViews() const override {
        std::vector<TensorView> all;
        for (const auto& [name, parameter] : m_network.state()) {
            const auto values =
                std::make_shared<torch::Tensor>(parameter.tensor.detach().contiguous());
            all.push_back({name,
                           values->sizes().vec(),
                           {values->data_ptr<float>(), static_cast<std::size_t>(values->numel())},
                           values});
        }
        return all;
    }

    RunState state() override {
        const UseThreads use(*m_threads);
        return {.experiment = formatExperiment(m_begun),
                .changes = m_changes,
                .step = m_steps,
                .arrays = stateFields().save()};
    }

    void restore(const RunState& state) override {
        const UseThreads use(*m_threads);
        const Difference difference = compareExperiments(
            m_begun, parseExperiment(state.experiment, "the state's experiment"));
        if (!difference.empty()) {
            throw UserError("state: found that of another experiment: " +
                            describe(difference).front());
        }
        if (state.changes != m_changes) {
            throw UserError("state: found " + std::to_string(state.changes.size()) +
                            " changes of options, expected the " +
                            std::to_string(m_changes.size()) + " that were made here");
        }
        stateFields().restore(state.arrays);
    }

private:
    /// Puts the network back into the state that it had when this was made, and to training.
    class AsBefore {
    public:
        explicit AsBefore(TorchEngine& engine)
            : m_engine(engine), m_state(engine.networkFields().save()) {}
        ~AsBefore() {
            m_engine.m_network.setTraining(true);
            m_engine.networkFields().restore(m_state);
        }
        AsBefore(const AsBefore&) = delete;
        AsBefore& operator=(const AsBefore&) = delete;

    private:
        TorchEngine& m_engine;
        StateArrays m_state;
    };

    StateFields networkFields() {
        StateFields fields;
        fields.addPart("network", m_network);
        return fields;
    }

    Metrics evaluate(Split split) {
        const torch::NoGradGuard noGrad;
        m_network.setTraining(false);
        const Index count = m_data->facts().sizes.of(split);
        std::vector<Index> rows(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), Index{0});
        Evaluation evaluation(m_loss, m_data->facts().target, count);
        for (Index first = 0; first < count; first += m_evaluationBatch) {
            const Index size = std::min(m_evaluationBatch, count - first);
            const Batch batch =
                readBatch(*m_data, split,
                          std::span<const Index>(rows).subspan(static_cast<std::size_t>(first),
                                                               static_cast<std::size_t>(size)));
            evaluation.add(forwardOrSay(batch.x), batch);
        }
        m_network.setTraining(true);
        if (split == Split::Test) {
            auto report = std::make_shared<AnswerReport>(evaluation.report());
            report->step = m_steps;
            report->canWrite = m_data->tokenizer() != nullptr;
            m_answers = std::move(report);
        }
        return evaluation.metrics();
    }

    torch::Tensor forwardOrSay(const torch::Tensor& x) {
        try {
            return m_network.forward(x);
        } catch (const NotFinite& e) {
            throw RunError("evaluation after step " + std::to_string(m_steps) + ": " + e.what() +
                           "; " + remedy());
        }
    }

    // All of them or none.
    void changeBlackBoxes(BlockId block, const BlackBoxSettings& settings) {
        const std::vector<BlackBox*> boxes = m_network.repetitionsOf(block);
        for (const BlackBox* const box : boxes) {
            box->check(settings);
        }
        for (BlackBox* const box : boxes) {
            box->change(settings);
        }
    }

    StateFields stateFields() {
        StateFields fields;
        fields.add("steps", m_steps);
        fields.addPart("network", m_network);
        const auto addOptimizer = [&](const std::string& name, Optimizer& optimizer,
                                      bool physical) {
            fields.addPart(name, [&](StateFields& part) {
                optimizer.listState(part, namesOf(m_parameters, physical));
            });
        };
        addOptimizer("digital_optimizer", *m_digital, false);
        addOptimizer("device_optimizer", m_physical, true);
        fields.addPart("schedule", m_schedule);
        return fields;
    }

    double epochs() const {
        return static_cast<double>(m_steps) / static_cast<double>(stepsPerEpoch());
    }

    void checkBatch() const {
        const Index samples = m_data->facts().sizes.train;
        const Index needed = m_settings.batch * m_settings.optimizer.accumulate;
        if (needed > samples) {
            const bool accumulates = m_settings.optimizer.accumulate > 1;
            throw UserError("training.batch is " + std::to_string(m_settings.batch) +
                            (accumulates ? " and training.optimizer.accumulate is " +
                                               std::to_string(m_settings.optimizer.accumulate)
                                         : "") +
                            ", but the training set has only " + std::to_string(samples) +
                            " samples");
        }
    }

    Fidelity meanFidelity() {
        std::vector<Fidelity> all;
        for (Inspector* inspector : m_network.inspectors()) {
            all.push_back(inspector->fidelity());
        }
        return meanOf(all);
    }

    double descendOrSay(double factor, StepTracing& tracing) {
        try {
            return descend(factor, tracing);
        } catch (const NotFinite& e) {
            throw RunError("step " + std::to_string(m_steps + 1) + ": " + e.what() + "; " +
                           remedy());
        }
    }

    /// One step of both optimizers, at `factor` times their learning rates; the loss before it.
    double descend(double factor, StepTracing& tracing) {
        m_digital->forgetGradients();
        m_physical.forgetGradients();
        const Index batches = m_settings.optimizer.accumulate;
        double loss = 0;
        for (Index i = 0; i < batches; ++i) {
            loss += backward(m_batches.take(m_steps * batches + i), tracing) /
                    static_cast<double>(batches);
            tracing.endBatch(batches);
        }
        if (m_settings.optimizer.clip > 0) {
            clipGradients(tensorsOf(m_parameters, false), m_settings.optimizer.clip);
        }
        const std::vector<torch::Tensor> digital = tensorsOf(m_parameters, false);
        tracing.beginDescent(digital);
        const double rate = m_settings.learningRate * factor;
        const double deviceRate = m_settings.deviceLearningRate * factor;
        m_digital->step(rate);
        m_physical.step(deviceRate);
        tracing.endDescent(digital, rate, deviceRate);
        m_network.updateBlackBoxes();
        return loss;
    }

    /// Adds the batch's part of the gradients; its loss.
    double backward(const Batch& batch, const StepTracing& tracing) {
        const torch::Tensor answer = m_network.forward(batch.x);
        const torch::Tensor loss = lossOf(m_loss, answer, batch);
        const auto value = loss.item<double>();
        if (!std::isfinite(value)) {
            throw RunError("the loss is no longer a number (" + shortestNumber(value) +
                           ") at step " + std::to_string(m_steps + 1) + "; " + remedy());
        }
        tracing.noteLoss(value, answer, batch);
        const Index batches = m_settings.optimizer.accumulate;
        (batches == 1 ? loss : loss / static_cast<double>(batches)).backward();
        return value;
    }

    std::string remedy() const {
        return "try smaller learning rates (training.learning_rate is " +
               formatOption(m_settings.learningRate) + ", training.device_learning_rate is " +
               formatOption(m_settings.deviceLearningRate) +
               (m_steps > 0 ? ")" : "), and look at the data set's mean and deviation");
    }

    bool inspectionIsDue() const {
        return std::ranges::any_of(m_network.inspectors(), [this](const Inspector* inspector) {
            return m_steps % inspector->box().settings().inspectionPeriod == 0;
        });
    }

    std::unique_ptr<ThreadPool> m_threads;  ///< in use while the engine works
    Experiment m_begun;                     ///< as the run began
    Experiment m_experiment;                ///< as it is trained now
    std::vector<Change> m_changes;          ///< from that to this
    TrainingSettings m_settings;
    LossSettings m_loss;
    std::shared_ptr<const Dataset> m_data;
    Batches m_batches;
    Network m_network;
    Index m_evaluationBatch;
    std::vector<Network::NamedParameter> m_parameters;
    std::unique_ptr<Optimizer> m_digital;
    Adam m_physical;
    Schedule m_schedule;
    std::int64_t m_steps = 0;
    std::shared_ptr<const AnswerReport> m_answers;
};

std::unique_ptr<ThreadPool> engineThreads(int threads) {
    keepFreedMemory();
    keepLibTorchToOneThread();
    return startThreads(threads);
}

void reserve(int threads) {
    engineThreads(threads);
}

std::unique_ptr<Engine> makeTorchEngine(const Experiment& experiment,
                                        std::shared_ptr<const Dataset> data, int threads,
                                        std::stop_token stop) {
    auto pool = engineThreads(threads);
    const UseThreads use(*pool);
    return std::make_unique<TorchEngine>(experiment, std::move(data), std::move(pool),
                                         std::move(stop));
}

}  // namespace

}  // namespace obscura

extern "C" const obscura::EngineModule obscuraEngineModule = {&obscura::makeTorchEngine,
                                                              &obscura::reserve};
