// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EngineModule.h"

#include "core/base/Numbers.h"
#include "core/base/Streams.h"
#include "core/blackbox/Inspector.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"
#include "core/torch/Adam.h"
#include "core/torch/Memory.h"
#include "core/torch/Network.h"
#include "core/torch/Threads.h"
#include "core/training/EvaluationBatch.h"
#include "core/training/RunError.h"
#include "devices/Error.h"
#include "devices/NotFinite.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace obscura {

namespace {

/// A batch of samples and the labels that belong to it.
struct Batch {
    torch::Tensor x;
    torch::Tensor labels;
};

Batch readBatch(const Dataset& data, Split split, std::span<const Index> rows) {
    const auto count = static_cast<std::int64_t>(rows.size());
    std::vector<std::int64_t> shape = {count};
    std::int64_t values = 1;
    for (const Index length : data.sampleShape()) {
        shape.push_back(length);
        values *= length;
    }
    Batch batch{torch::empty(shape), torch::empty({count}, torch::kLong)};
    data.read(split, rows, Eigen::Map<Matrix>(batch.x.data_ptr<float>(), count, values),
              {batch.labels.data_ptr<std::int64_t>(), rows.size()});
    return batch;
}

/// Adds to counts[k] how many of `labels` are k.
void countLabels(const torch::Tensor& labels, std::vector<std::int64_t>& counts) {
    for (std::int64_t i = 0; i < labels.numel(); ++i) {
        const auto label = static_cast<std::size_t>(labels.data_ptr<std::int64_t>()[i]);
        counts.resize(std::max(counts.size(), label + 1));
        ++counts[label];
    }
}

/// The order in which an epoch visits the training set. A run's epochs differ; the same epoch of
/// the same seed does not.
std::vector<Index> epochOrder(Index count, std::uint64_t seed, std::int64_t epoch) {
    std::vector<Index> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), Index{0});
    std::mt19937_64 random(
        streamSeed(streamSeed(seed, Stream::DataOrder), static_cast<std::uint64_t>(epoch)));
    for (std::size_t i = order.size(); i-- > 1;) {
        std::swap(order[i], order[random() % (i + 1)]);
    }
    return order;
}

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

class TorchEngine final : public Engine {
public:
    /// Built while `threads` are in use.
    TorchEngine(const Experiment& experiment, std::shared_ptr<const Dataset> data,
                std::unique_ptr<ThreadPool> threads, std::stop_token stop)
        : m_threads(std::move(threads)),
          m_begun(experiment),
          m_experiment(experiment),
          m_settings(trainingSettings(experiment.training)),
          m_data(std::move(data)),
          m_network(experiment, m_settings.seed, std::move(stop)),
          m_evaluationBatch(evaluationBatch(inspectExperiment(experiment))),
          m_parameters(m_network.parameters()),
          m_digital(tensorsOf(m_parameters, false)),
          m_physical(tensorsOf(m_parameters, true)) {
        const Index samples = m_data->count(Split::Train);
        if (m_settings.batch > samples) {
            throw UserError("training.batch is " + std::to_string(m_settings.batch) +
                            ", but the training set has only " + std::to_string(samples) +
                            " samples");
        }
    }

    std::int64_t stepsPerEpoch() const override {
        return m_data->count(Split::Train) / m_settings.batch;
    }
    std::int64_t totalSteps() const override {
        const double steps = static_cast<double>(stepsPerEpoch()) * m_settings.epochs;
        return std::max<std::int64_t>(1, std::llround(steps));
    }

    StepRecord step() override {
        const UseThreads use(*m_threads);
        const double factor = rateFactor();
        const double loss = descendOrSay(factor);
        ++m_steps;
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
        const torch::NoGradGuard noGrad;
        m_network.setTraining(false);
        const Index count = m_data->count(Split::Test);
        std::vector<Index> rows(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), Index{0});
        double loss = 0;
        std::int64_t correct = 0;
        std::vector<std::int64_t> samplesOf = {0};  // of each class
        const auto forward = [this](const torch::Tensor& x) {
            try {
                return m_network.forward(x);
            } catch (const NotFinite& e) {
                throw RunError("evaluation after step " + std::to_string(m_steps) + ": " +
                               e.what() + "; " + remedy());
            }
        };
        for (Index first = 0; first < count; first += m_evaluationBatch) {
            const Index size = std::min(m_evaluationBatch, count - first);
            const Batch batch =
                readBatch(*m_data, Split::Test,
                          std::span<const Index>(rows).subspan(static_cast<std::size_t>(first),
                                                               static_cast<std::size_t>(size)));
            const torch::Tensor y = forward(batch.x);
            loss += static_cast<double>(size) *
                    torch::cross_entropy_loss(y, batch.labels).item<double>();
            correct += (y.argmax(1) == batch.labels).sum().item<std::int64_t>();
            countLabels(batch.labels, samplesOf);
        }
        m_network.setTraining(true);
        const auto samples = static_cast<double>(count);
        return {.step = m_steps,
                .epoch = epochs(),
                .seconds = 0,
                .loss = loss / samples,
                .accuracy = static_cast<double>(correct) / samples,
                .guessing = static_cast<double>(std::ranges::max(samplesOf)) / samples,
                .samples = count,
                .ledger = ledger()};
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
        const auto addOptimizer = [&](const std::string& name, Adam& optimizer, bool physical) {
            fields.addPart(name, [&](StateFields& part) {
                optimizer.listState(part, namesOf(m_parameters, physical));
            });
        };
        addOptimizer("digital_optimizer", m_digital, false);
        addOptimizer("device_optimizer", m_physical, true);
        return fields;
    }

    double epochs() const {
        return static_cast<double>(m_steps) / static_cast<double>(stepsPerEpoch());
    }

    // Cosine decay from 1 to 0 over the whole run (Loshchilov and Hutter, arXiv:1608.03983).
    double rateFactor() const {
        if (!m_settings.cosineDecay) {
            return 1;
        }
        const double done = static_cast<double>(m_steps) / static_cast<double>(totalSteps());
        return (1 + std::cos(std::numbers::pi * done)) / 2;
    }

    Batch nextBatch() {
        const std::int64_t epoch = m_steps / stepsPerEpoch();
        if (epoch != m_orderEpoch) {
            m_order = epochOrder(m_data->count(Split::Train), m_settings.seed, epoch);
            m_orderEpoch = epoch;
        }
        const auto size = static_cast<std::size_t>(m_settings.batch);
        const auto first = static_cast<std::size_t>(m_steps % stepsPerEpoch()) * size;
        return readBatch(*m_data, Split::Train,
                         std::span<const Index>(m_order).subspan(first, size));
    }

    Fidelity meanFidelity() {
        std::vector<Fidelity> all;
        for (Inspector* inspector : m_network.inspectors()) {
            all.push_back(inspector->fidelity());
        }
        return meanOf(all);
    }

    double descendOrSay(double factor) {
        try {
            return descend(nextBatch(), factor);
        } catch (const NotFinite& e) {
            throw RunError("step " + std::to_string(m_steps + 1) + ": " + e.what() + "; " +
                           remedy());
        }
    }

    /// One step of both optimizers, at `factor` times their learning rates; the loss before it.
    double descend(const Batch& batch, double factor) {
        m_digital.forgetGradients();
        m_physical.forgetGradients();
        const torch::Tensor loss =
            torch::cross_entropy_loss(m_network.forward(batch.x), batch.labels);
        const auto value = loss.item<double>();
        if (!std::isfinite(value)) {
            throw RunError("the loss is no longer a number (" + shortestNumber(value) +
                           ") at step " + std::to_string(m_steps + 1) + "; " + remedy());
        }
        loss.backward();
        m_digital.step(m_settings.learningRate * factor);
        m_physical.step(m_settings.deviceLearningRate * factor);
        m_network.updateBlackBoxes();
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
    std::shared_ptr<const Dataset> m_data;
    Network m_network;
    Index m_evaluationBatch;
    std::vector<Network::NamedParameter> m_parameters;
    Adam m_digital;
    Adam m_physical;
    std::int64_t m_steps = 0;
    std::vector<Index> m_order;
    std::int64_t m_orderEpoch = -1;
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
