// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Diagnosis.h"
#include "devices/ClippedCounts.h"
#include "devices/Ledger.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// What one training step left behind. Finished values: safe to hand to another thread.
struct StepRecord {
    std::int64_t step = 0;  ///< steps done, from 1
    double epoch = 0;       ///< epochs done, with fraction
    double seconds = 0;     ///< of training, pauses and evaluations left out
    double loss = 0;        ///< of this step's batch
    double learningRate = 0;
    /// ‖A − USVᵀ‖_F / ‖A‖_F of the surrogate; NaN where it was not measured at this step.
    double surrogateError = std::numeric_limits<double>::quiet_NaN();
    /// The least error that the surrogate's rank allows.
    double bestSurrogateError = std::numeric_limits<double>::quiet_NaN();
    /// Cosine between the gradient that went upstream of the device and the exact ∂L/∂X.
    double inputGradientCosine = std::numeric_limits<double>::quiet_NaN();
    /// Cosine between the estimated and the exact ∂L/∂ω, and the ratio of their norms.
    double parameterGradientCosine = std::numeric_limits<double>::quiet_NaN();
    double parameterGradientNormRatio = std::numeric_limits<double>::quiet_NaN();
    Ledger ledger;  ///< of all black boxes, since the start
};

/// What one pass over the test set gave, and one over the validation set where there is one.
struct EvaluationRecord {
    std::int64_t step = 0;
    double epoch = 0;
    double seconds = 0;  ///< as in StepRecord
    double loss = 0;
    double accuracy = 0;  ///< 0 … 1; NaN where the targets are numbers
    double guessing = 0;  ///< the accuracy of always naming the most frequent class; or NaN
    /// ‖y − t‖_F/‖t‖_F of answers and targets; NaN where the targets are classes.
    double error = std::numeric_limits<double>::quiet_NaN();
    double validationLoss =
        std::numeric_limits<double>::quiet_NaN();  ///< NaN: there is no such set
    double validationAccuracy = std::numeric_limits<double>::quiet_NaN();
    /// Text: −log₂ of the likelihood of the test set over its bytes; NaN where those aren't known.
    double bitsPerByte = std::numeric_limits<double>::quiet_NaN();
    std::int64_t samples = 0;  ///< in the test set
    Ledger ledger;             ///< since the start, this evaluation included
};

/// One black box of a run, since its start.
struct BlackBoxSummary {
    int block = 0;
    std::string name;
    Ledger ledger;
    ClippedCounts clipped;  ///< by its converters and ranges
    double surrogateError = std::numeric_limits<double>::quiet_NaN();  ///< now; NaN: not known
};

/// What besides the experiment can change the last digits of a run's numbers.
struct RunEnvironment {
    std::string version;  ///< of this program
    int threads = 0;      ///< for digital layers and devices
    std::string blas;     ///< "OpenBLAS 0.3.21, kernels for SkylakeX"
    std::string simd;     ///< instruction set of the devices' kernels: "avx2"
};

/// How a run ended, or NotEnded. One that spent its budget is as whole as one that finished.
enum class RunOutcome { NotEnded, Finished, BudgetSpent, Stopped, Failed };

/// The end of a run, as summary.json and the terminal program tell it.
struct RunSummary {
    RunOutcome outcome = RunOutcome::NotEnded;
    std::string error;  ///< why it failed or what stopped it; empty when finished
    std::string note;   ///< what else there is to say: which budget was spent
    std::int64_t steps = 0;
    double epochs = 0;
    std::optional<double> testAccuracy;  ///< of the last evaluation
    std::optional<double> testLoss;
    std::optional<double> testError;       ///< relative; where the targets are numbers
    std::optional<double> validationLoss;  ///< of the last evaluation; the checkpoint has the least
    double millisecondsPerStep = 0;        ///< mean, evaluations and pauses left out
    double surrogateError = std::numeric_limits<double>::quiet_NaN();  ///< last measured
    Ledger ledger;
    ClippedCounts clipped;                ///< by converters and ranges of all black boxes
    std::vector<BlockFindings> findings;  ///< the last of each black box
    std::vector<BlackBoxSummary> blackBoxes;
    std::optional<std::int64_t> checkpointStep;  ///< whose weights the checkpoint holds
    RunEnvironment environment;
    std::filesystem::path folder;
};

}  // namespace obscura
