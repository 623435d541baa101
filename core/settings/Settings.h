// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "core/settings/Descent.h"
#include "devices/Costs.h"
#include "devices/Imperfections.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The options of an experiment as typed values. The engine reads these; the option lists are what
// files, panels and the terminal see. Derived at use, never stored beside the experiment.

namespace obscura {

enum class SurrogateUpdate {
    Psi,        ///< implicit projector-splitting step, METHOD 2
    Streaming,  ///< the same step from the forward pass alone (no query), METHOD 2 beyond
    Svd,        ///< truncated SVD of the transfer matrix after each step (n queries)
    Frozen,     ///< never updated after the start
};

enum class SurrogateStart {
    Svd,      ///< truncated SVD of the transfer matrix (n queries)
    Nothing,  ///< A ≈ 0, for an update that learns the rest
};

/// What carries the gradient to the layers before the device. All but the surrogate are baselines
/// that only a simulation can give.
enum class UpstreamGradient {
    Automatic,    ///< the estimator's own model where it has one, else the surrogate
    Surrogate,    ///< G U S Vᵀ
    Exact,        ///< the device's own derivative
    DigitalTwin,  ///< the derivative of its ideal model at the same ω
};

struct SurrogateSettings {
    Index rank = 10;  ///< r, 1 … min(n, m)
    SurrogateUpdate update = SurrogateUpdate::Psi;
    SurrogateStart start = SurrogateStart::Svd;
    Index sketch = 10;  ///< K, number of sketch inputs
    Index rebuild = 0;  ///< SVD from scratch every so many steps; 0: never
    UpstreamGradient upstream = UpstreamGradient::Automatic;
};

enum class EstimatorKind {
    Gaussian,     ///< directions N(0, I), the paper's
    Rademacher,   ///< directions ±1
    Local,        ///< random directions, each output group scored by its own outputs
    Coordinate,   ///< every parameter in turn
    Homodyne,     ///< every parameter at its own frequency, read by lock-in
    None,         ///< no estimate: the device stays as it is
    Exact,        ///< simulation only: the device's own derivative
    DigitalTwin,  ///< simulation only: the derivative of its ideal model at the same ω
    LearnedTwin,  ///< a model of the device whose deviations are learned from the forward pass
    StreamingJacobian,  ///< learned from the forward pass, cell by cell
    NeuralTwin,         ///< a small network that learns the device from the forward pass
};

/// What local probes draw their directions from.
enum class ProbeDirections { Gaussian, Rademacher };

struct EstimatorSettings {
    EstimatorKind kind = EstimatorKind::Gaussian;
    ProbeDirections directions = ProbeDirections::Rademacher;  ///< of local probes
    Index probes = 10;                                         ///< M, number of directions per step
    /// μ in the unit of ω; nothing: chosen by StepSize.h, or by what learns from the forward pass
    std::optional<double> step = {};
    bool riding = false;      ///< local probes only: the forward pass is the one probe (METHOD 7)
    Index hidden = 64;        ///< of a neural twin: width of its two hidden layers
    Index replay = 64;        ///< of a neural twin: steps whose answers it keeps
    Index passes = 20;        ///< of a neural twin: its own steps for each of the training
    bool antithetic = false;  ///< compare ω + μu with ω − μu
    Index compression = 0;    ///< q, number of inputs that stand for a batch; 0: off
    bool weightLaw = true;    ///< learn one law for all cells, where the device says they are alike
    Index lawIntervals = 48;  ///< of the spline that is the law
    /// α of the streaming Jacobian, (0, 1]; λ in parts of the inputs' mean squared norm; what its
    /// law keeps of older answers, (0, 1]. Nothing: chosen from what is seen.
    std::optional<double> gainSplit = {};
    std::optional<double> ridge = {};
    std::optional<double> forgetting = {};
    /// Queries, at most, that calibrate a learned twin at the start; 0: none; nothing: chosen by
    /// the number of parameters.
    std::optional<Index> calibration = 0;
    std::string calibrationFile = {};  ///< of an earlier calibration of the piece; or empty
    bool operator==(const EstimatorSettings&) const = default;
};

/// Whether the forward pass is the one local probe.
bool ridesAsProbe(const EstimatorSettings& settings);
/// Whether such an estimate programs and queries the device.
bool queriesDevice(const EstimatorSettings& settings);
/// Whether the forward pass alone is what it takes (METHOD 7).
bool ridesForward(const EstimatorSettings& settings);

/// What stands digitally beside a device: y = scale · f_ω(x) + W_S x + b + x.
struct DigitalSettings {
    bool residual = false;   ///< adds x
    bool bias = false;       ///< adds a trainable b
    double sparseShare = 0;  ///< p, share of the entries that W_S keeps; 0: no W_S
};

/// Entries that a weight [m, n] keeps of which a share of `share` stays: round(share · m · n), at
/// least 1 where the share is not 0.
Index keptEntries(double share, Index inputs, Index outputs);

/// What shows how true a black box's approximations are.
enum class InspectionSource {
    Simulation,  ///< exact access, which costs no query
    Queries,     ///< the transfer matrix as measured with the n unit vectors
};

struct BlackBoxSettings {
    Index outputs = 128;  ///< m
    std::string device = "slm";
    std::string
        startLayer;  ///< of TrainingSettings::startFrom, whose weight ω is fitted to; or empty
    DigitalSettings digital;
    Options deviceOptions;
    ImperfectionSettings imperfections;
    DeviceCosts costs;  ///< the device's own where the experiment does not say
    SurrogateSettings surrogate;
    EstimatorSettings estimator;
    Index inspectionPeriod = 10;  ///< steps between measurements of surrogate and gradients
    InspectionSource inspectionSource = InspectionSource::Simulation;
};

/// Whether the black box keeps a surrogate: where the gradient upstream goes through it.
bool usesSurrogate(const BlackBoxSettings& settings);

/// What training may use of all devices together, evaluations left out; 0: without limit.
struct BudgetSettings {
    Index queries = 0;
    Index programmings = 0;
    double seconds = 0;  ///< s, device time
    double joules = 0;   ///< J, device energy
};

struct TrainingSettings {
    double epochs = 1;  ///< a fraction ends within an epoch
    Index batch = 128;
    std::uint64_t seed = 1;
    double learningRate = 1e-3;        ///< of digital parameters
    double deviceLearningRate = 1e-2;  ///< Adam, device parameters and its scale
    OptimizerSettings optimizer;       ///< of digital parameters
    ScheduleSettings schedule;         ///< of both rates
    Index evaluateEvery = 0;           ///< steps between test evaluations; 0: after each epoch
    std::string startFrom;             ///< run whose weights are the first ones; empty: random
    BudgetSettings budget;
};

// These throw UserError when an option has a value that its schema refuses.
BlackBoxSettings blackBoxSettings(const Block& blackbox);
TrainingSettings trainingSettings(const Options& training);

/// The schema of Experiment::training: epochs, batch, seed, learning_rate, device_learning_rate,
/// schedule, optimizer.…, evaluate_every, start_from, budget.…
const std::vector<OptionInfo>& trainingSchema();

}  // namespace obscura
