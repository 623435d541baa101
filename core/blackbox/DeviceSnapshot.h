// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/LearnedNumbers.h"
#include "core/experiment/Experiment.h"
#include "core/graph/Repetition.h"
#include "core/network/KnownFiles.h"
#include "core/settings/Settings.h"
#include "devices/Device.h"

#include <cstdint>

namespace obscura {

/// The law of a device's cells as an estimator has learned it, over the range of a parameter.
struct LearnedLaw {
    Vector parameters;  ///< [k] ω, rising; empty: none is learned
    Vector weights;     ///< [k] f̂(ω)
};

/// What a device looks like at one moment, for a picture of it. A finished value: safe to hand to
/// another thread. Taking one costs no query: what a bench could not see is left out where the
/// device is not simulated.
struct DeviceSnapshot {
    BlockRepetition box = {};  ///< the black box that owns the device
    std::string device;        ///< id in the registry
    Options options;           ///< of the device; absent ones have their defaults
    Index inputs = 0;          ///< n
    Index outputs = 0;         ///< m
    std::int64_t step = 0;     ///< training steps done
    double seconds = 0;        ///< what taking it took
    ParameterLayout layout;    ///< of ω, without its output groups
    Vector initial;            ///< [d] ω before the first step
    Vector omega;              ///< [d] ω now, as it was programmed
    Vector held;               ///< [d] ω now, as imperfect hardware has it when that acts
    Matrix transfer;           ///< [m, n] A_ω where the device is linear and simulated, else empty
    LearnedLaw law;            ///< where the estimator learns one
    LearnedNumbers learned;    ///< what it has found of the parameters
    Vector x;                  ///< [n] an input that the device has answered lately, or empty
    Vector y;                  ///< [m] the answer, given at ω of that time; empty as x is
};

/// What can be seen of `device`, which holds `omega` [d], without asking it: block, step, initial
/// ω, input and answer are left to the caller.
DeviceSnapshot takeSnapshot(const Device& device, const BlackBoxSettings& settings,
                            const Vector& omega);

/// The device of `box` as a run of `e` would begin with it, and its answer to light in the middle
/// input alone. Throws UserError when that is no black box that could be built.
DeviceSnapshot initialSnapshot(const Experiment& e, BlockRepetition box,
                               const KnownFiles& files = {});

}  // namespace obscura
