// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Fidelity.h"
#include "core/blackbox/forward/LearningSigns.h"
#include "core/graph/Graph.h"
#include "devices/MeteredDevice.h"

#include <string>
#include <vector>

namespace obscura {

/// What is known of a black box in training. NaN: not known, and then nothing is said about it.
struct Symptoms {
    Fidelity fidelity;
    Index rank = 0;                    ///< of the surrogate
    Index mostRank = 0;                ///< min(n, m)
    double step = Fidelity::kUnknown;  ///< μ, in the unit of ω
    double resolution = 0;             ///< of the parameters, 1 LSB; 0: continuous
    double unresolved = 0;  ///< share of parameters too far out for single precision to add ±μ
    double farthest = 0;    ///< largest magnitude of a parameter, with drift
    double response = Fidelity::kUnknown;  ///< rms movement of an output by one probe
    double noise = 0;                      ///< standard deviation of a reading
    double scale = Fidelity::kUnknown;     ///< the trained factor behind the device
    LearningSigns learning;                ///< of what learns from the forward pass
    double noiseShare = 0;                 ///< of the answers' power that read noise has
    /// Whether the parameters that the hardware holds can follow those that are written at all.
    bool answers = true;
    double clippedInputs = 0;   ///< clipped, as a share of what forward passes and probes send
    double clippedOutputs = 0;  ///< and of what they read
    Ledger spent;               ///< since the start
};

/// What can be wrong, the gravest first. Two findings of a kind differ in their numbers only.
enum class FindingKind {
    LossAboveStart,
    AccuracyAtChance,
    DeviceDoesNotAnswer,
    ScaleCollapsed,
    ParametersTooFar,
    StepBelowResolution,
    ResponseBelowNoise,
    InputsClip,
    OutputsClip,
    ProbesAreNoise,
    TwinMissesAnswers,
    EstimatesBeganAnew,
    LawDoesNotFit,
    PerturbationIsNoise,
    RankTooSmall,
    SurrogateLags,
    GradientTakesQueries,
    SurrogateTakesQueries,
};

/// One thing that is probably wrong, and what to try.
struct Finding {
    FindingKind kind;
    std::string option;   ///< the option that would mend it: "surrogate.rank"; or empty
    std::string message;  ///< what was found, against what it is measured, and the remedy
};

/// What is probably wrong with one black box of a network, or with its training as a whole.
struct BlockFindings {
    BlockId block = 0;              ///< 0: the training
    std::string name;               ///< of the block, or "training"
    std::vector<Finding> findings;  ///< empty: nothing
};

/// Whether both say the same, but for numbers.
bool sameKinds(const std::vector<Finding>& a, const std::vector<Finding>& b);

/// What is probably wrong with a black box in training, in words, the gravest first.
std::vector<Finding> diagnose(const Symptoms& symptoms);

}  // namespace obscura
