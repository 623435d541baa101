// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <cstdint>
#include <string>
#include <vector>

// The options of an experiment as typed values. The engine reads these; the option lists are what
// files, panels and the terminal see. Derived at use, never stored beside the experiment.

namespace obscura {

enum class SurrogateUpdate {
    Psi,     ///< implicit projector-splitting step, METHOD 2
    Svd,     ///< truncated SVD of the transfer matrix after each step (n queries)
    Frozen,  ///< never updated after the start
};

struct SurrogateSettings {
    Index rank = 10;  ///< r, 1 … min(n, m)
    SurrogateUpdate update = SurrogateUpdate::Psi;
    Index sketch = 10;  ///< M, number of sketch inputs
    Index rebuild = 0;  ///< SVD from scratch every so many steps; 0: never
};

enum class EstimatorKind { Gaussian };

struct EstimatorSettings {
    EstimatorKind kind = EstimatorKind::Gaussian;
    Index probes = 10;  ///< M, number of directions per step
    double step = 0;    ///< μ in the unit of ω; 0: the device's own ParameterLayout::step
};

struct BlackBoxSettings {
    Index outputs = 128;  ///< m
    std::string device = "slm";
    Options deviceOptions;
    SurrogateSettings surrogate;
    EstimatorSettings estimator;
    Index inspectionPeriod = 10;  ///< steps between measurements of the surrogate error
};

struct DatasetSettings {
    std::string source = "fashion-mnist";  ///< "fashion-mnist" or "mnist"
    std::string folder;                    ///< empty: where the system's package puts it
    double mean = 0.286;                   ///< subtracted from pixels in [0, 1]
    double deviation = 0.353;              ///< divides the result
};

struct TrainingSettings {
    Index epochs = 1;
    Index batch = 128;
    std::uint64_t seed = 1;
    double learningRate = 1e-3;        ///< Adam, digital parameters
    double deviceLearningRate = 1e-2;  ///< Adam, device parameters and its scale
    bool cosineDecay = true;           ///< both rates fall to zero over the run
    Index evaluateEvery = 0;           ///< steps between test evaluations; 0: after each epoch
};

// These throw UserError when an option has a value that its schema refuses.
DatasetSettings datasetSettings(const Block& dataset);
BlackBoxSettings blackBoxSettings(const Block& blackbox);
TrainingSettings trainingSettings(const Experiment& e);

/// The schema of Experiment::training: epochs, batch, seed, learning_rate, device_learning_rate,
/// schedule, evaluate_every.
const std::vector<OptionInfo>& trainingSchema();

}  // namespace obscura
