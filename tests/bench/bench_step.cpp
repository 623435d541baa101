// SPDX-License-Identifier: GPL-3.0-or-later

// Times a training step of the reference task: the digital network as one writes it in plain
// LibTorch beside Obscura's own, digital and through a spatial light modulator; of two modulators
// what learning from the forward pass costs beside their exact derivatives; and which part of a
// step reading takes. Prints ratios, taken in one run.

#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "core/torch/Memory.h"
#include "core/training/Engine.h"

// Clang asks for it before those that hold vectors of it.
#include <ATen/core/ivalue.h>
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace obscura;
using Clock = std::chrono::steady_clock;

constexpr int kThreads = 2;
constexpr int kWarmUp = 50;
constexpr int kSteps = 300;
constexpr int kFewSteps = 10;
constexpr int kRounds = 3;

/// Milliseconds of a step, the median of `steps`.
double median(const auto& step, int steps = kSteps) {
    std::vector<double> times;
    const int warmUp = std::min(kWarmUp, steps);
    for (int i = 0; i < warmUp + steps; ++i) {
        const auto start = Clock::now();
        step();
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    times.erase(times.begin(), times.begin() + warmUp);
    std::ranges::nth_element(times, times.begin() + steps / 2);
    return times[static_cast<std::size_t>(steps / 2)];
}

/// Samples in the order of the training set.
class Batches {
public:
    explicit Batches(const Dataset& data) : m_data(data), m_rows(kBatch) {}

    std::pair<torch::Tensor, torch::Tensor> next() {
        std::iota(m_rows.begin(), m_rows.end(), m_first);
        m_first = (m_first + kBatch) % (m_data.facts().sizes.train - kBatch);
        torch::Tensor x = torch::empty({kBatch, kPixels});
        torch::Tensor labels = torch::empty({kBatch}, torch::kLong);
        m_data.read(Split::Train, m_rows, {},
                    Eigen::Map<Matrix>(x.data_ptr<float>(), kBatch, kPixels),
                    {.classes = {labels.data_ptr<std::int64_t>(), m_rows.size()}});
        return {x, labels};
    }

private:
    static constexpr Index kBatch = 128;
    static constexpr Index kPixels = 784;

    const Dataset& m_data;
    std::vector<Index> m_rows;
    Index m_first = 0;
};

double plainLibTorch(const Dataset& data, int threads) {
    torch::set_num_threads(threads);
    torch::manual_seed(1);
    torch::nn::Sequential network(torch::nn::Linear(784, 256), torch::nn::ReLU(),
                                  torch::nn::Linear(torch::nn::LinearOptions(256, 128).bias(false)),
                                  torch::nn::BatchNorm1d(128), torch::nn::ReLU(),
                                  torch::nn::Linear(128, 10));
    torch::optim::Adam adam(network->parameters(), torch::optim::AdamOptions(1e-3));
    Batches batches(data);
    return median([&] {
        const auto [x, labels] = batches.next();
        adam.zero_grad();
        torch::nn::functional::cross_entropy(network->forward(x), labels).backward();
        adam.step();
    });
}

/// Milliseconds with the number of threads that serves it best.
double fastestPlain(const Dataset& data, const char* title) {
    double fastest = std::numeric_limits<double>::infinity();
    for (int threads = 1; threads <= kThreads; ++threads) {
        const double ms = plainLibTorch(data, threads);
        std::printf("%s, digital, %d threads: %.2f ms a step\n", title, threads, ms);
        fastest = std::min(fastest, ms);
    }
    return fastest;
}

double ours(const std::shared_ptr<const Dataset>& data, const std::string& name,
            const std::vector<std::string>& settings) {
    Experiment experiment = templateExperiment(name);
    for (const std::string& setting : settings) {
        assignField(experiment, setting);
    }
    const auto engine = makeEngine(experiment, data, kThreads);
    return median([&] { engine->step(); });
}

/// Two modulators by the streaming Jacobian, beside the same with their exact derivatives and
/// nothing else: no surrogate is followed.
void printTwoModulators(const std::shared_ptr<const Dataset>& data) {
    std::vector<std::string> exact;
    std::vector<std::string> streaming;
    for (const std::string box : {"first.", "second."}) {
        for (const char* setting : {"estimator.kind=exact", "surrogate.upstream=exact",
                                    "surrogate.update=frozen", "surrogate.start=nothing"}) {
            exact.push_back(box + setting);
        }
        for (std::vector<std::string>* settings : {&exact, &streaming}) {
            settings->push_back(box + "inspection.period=1000000");
        }
    }
    for (const double noise : {0.0, 0.05}) {
        for (const std::string box : {"first.", "second."}) {
            for (std::vector<std::string>* settings : {&exact, &streaming}) {
                settings->push_back(box + "imperfections.read_noise=" + std::to_string(noise));
            }
        }
        const double known = ours(data, "two-modulators", exact);
        const double learned = ours(data, "two-modulators", streaming);
        std::printf(
            "two modulators, read noise %.2f: exact %.2f ms, streaming Jacobian %.2f ms (%.2f)\n",
            noise, known, learned, learned / known);
    }
}

/// How much of a training step reading its batch takes, one thread after the other.
void printReading(const char* name) {
    Experiment experiment = templateExperiment(name);
    const auto data =
        loadDataset(datasetSettings(*firstWithRole(experiment.graph, LayerRole::Source)));
    const Index batch = trainingSettings(experiment.training).batch;
    const auto engine = makeEngine(experiment, data, kThreads);
    const DatasetFacts& facts = data->facts();
    const TargetLengths lengths = targetLengths(facts);
    Matrix x(batch, valuesOf(facts.sample));
    std::vector<std::int64_t> classes(static_cast<std::size_t>(batch * lengths.classes));
    std::vector<float> numbers(static_cast<std::size_t>(batch * lengths.numbers));
    std::vector<Index> rows(static_cast<std::size_t>(batch));
    std::mt19937_64 random(1);
    std::uint64_t variation = 0;
    const double reading = median(
        [&] {
            for (Index& row : rows) {
                row = static_cast<Index>(random() % static_cast<std::uint64_t>(facts.sizes.train));
            }
            data->read(Split::Train, rows, ++variation, x,
                       {.classes = classes, .numbers = numbers});
        },
        kFewSteps);
    const double step = median([&] { engine->step(); }, kFewSteps);
    std::printf("%s: a batch of %td is read in %.3f ms, %.1f %% of a step of %.2f ms\n", name,
                batch, reading, 100 * reading / step, step);
}

}  // namespace

int main() {
    for (const char* const name : {"two-modulators", "fashion-mnist-cnn", "spoken-digits",
                                   "spoken-digits-ecapa", "king-james"}) {
        printReading(name);
    }
    const auto data = loadDataset({});
    // Plain LibTorch first: an engine changes how the whole process keeps memory and threads.
    const double plain = fastestPlain(*data, "plain LibTorch");
    keepFreedMemory();
    const double kept = fastestPlain(*data, "the same, freed memory kept");
    const std::vector<std::string> local = {
        "blackbox.estimator.kind=local", "blackbox.estimator.probes=1",
        "blackbox.estimator.step=0.01", "blackbox.surrogate.update=streaming",
        "blackbox.surrogate.rank=50"};
    for (int round = 0; round < kRounds; ++round) {
        const double digital = ours(data, "fashion-mnist-digital", {});
        const double hybrid = ours(data, "fashion-mnist-slm", local);
        std::printf(
            "digital %.2f ms (%.2f of plain LibTorch, %.2f with memory kept); slm, local, "
            "one probe, streaming rank 50: %.2f ms (%.2f, %.2f)\n",
            digital, digital / plain, digital / kept, hybrid, hybrid / plain, hybrid / kept);
        printTwoModulators(data);
    }
}
