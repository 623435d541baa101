// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "core/settings/Settings.h"
#include "devices/Ledger.h"
#include "devices/Types.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace obscura {

/// What happens in one part of a training step, in the order in which it may.
enum class StageKind {
    Data,       ///< a batch of samples
    Digital,    ///< forward through digital layers
    Device,     ///< forward through a device: queries
    Loss,       ///< how wrong the answers are
    Backward,   ///< the gradient on its way back, until a device stops it or the first layer
    Answers,    ///< surrogate or model learn from what the forward pass has answered
    Upstream,   ///< what carries the gradient past the device
    Reference,  ///< the device is measured as it is, before it changes
    Estimate,   ///< the gradient for the device's own parameters
    Descent,    ///< the optimizers change all parameters
    Update,     ///< the device is programmed with its changed parameters
    Follow      ///< the surrogate follows the device
};

/// A number of a stage, with its symbol in METHOD.md.
enum class StageNumber {
    Samples,            ///< B, rows that a device or the loss was given
    Inputs,             ///< n
    Outputs,            ///< m
    Parameters,         ///< d of a device, or how many digital ones there are
    InputNorm,          ///< ‖x‖_F
    OutputNorm,         ///< ‖y‖_F
    Loss,               ///< L, mean over the batch
    Target,             ///< the true class of the first sample, from 0
    TargetShare,        ///< p: how sure the network is of it, 0 … 1
    GradientNorm,       ///< ‖g‖_F, g = ∂L/∂y
    InputGradientNorm,  ///< ‖∂L/∂x‖_F as it goes upstream
    GradientCosine,     ///< of an estimate with the exact gradient, from a simulation
    Rank,               ///< r
    Sketch,             ///< K, further inputs by which the surrogate follows
    Error,         ///< ‖A − Â‖_F/‖A‖_F of what stands for the device, from a simulation
    Probes,        ///< M
    Step,          ///< μ
    LearningRate,  ///< η of the digital parameters
    DeviceLearningRate,  ///< η of ω
    ParameterNorm,       ///< ‖ω‖ before the step
    ChangeNorm,          ///< ‖Δω‖, or of the digital parameters
    Batches              ///< whose gradients one step averages; the trace is of the first
};

/// What an array of a stage is.
enum class StageArray {
    Values,         ///< [samples, features] at an output of a block
    Gradient,       ///< [samples, features] ∂L/∂ the same
    InputGradient,  ///< [samples, features] ∂L/∂x that goes upstream of a device
    Parameters,     ///< ω in the layout's rows and columns
    ParameterGradient,
    ParameterChange,
    Matrix,        ///< A [m, n] of the device, from a simulation
    Approximation  ///< Â [m, n] of what stands for it
};

/// A picture of an array: the first samples and channels of one that is larger, or the means over
/// parts of it.
struct StagePicture {
    StageArray what = StageArray::Values;
    BlockRepetition block = {};  ///< whose output, parameters or matrix it is
    int port = 0;                ///< of its outputs
    Index rows = 0;              ///< of the whole array
    Index columns = 0;
    double norm = 0;  ///< ‖·‖_F of the whole array
    Matrix values;    ///< at most kMostRows × kMostColumns

    static constexpr Index kMostRows = 48;
    static constexpr Index kMostColumns = 64;
};

/// One named part of a step.
struct Stage {
    StageKind kind = StageKind::Data;
    /// That it happens in, in the order in which it passes them.
    std::vector<BlockRepetition> blocks = {};
    std::string name = {};  ///< of the black box that it is about; empty: of none
    std::map<StageNumber, double> numbers = {};
    std::vector<StagePicture> pictures = {};
    Ledger ledger = {};  ///< of all black boxes since the run's start, once it was done
};

/// One training step, taken apart by the code that made it. A finished value: safe to hand to
/// another thread. Tracing changes no number and asks nothing of a device.
struct StepTrace {
    std::int64_t step = 0;  ///< steps done, this one included
    Ledger before;          ///< of all black boxes
    std::vector<Stage> stages;
    std::map<BlockRepetition, BlackBoxSettings> boxes;  ///< how each is trained, at this step
};

}  // namespace obscura
