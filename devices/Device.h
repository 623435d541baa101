// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"
#include "devices/Sweep.h"
#include "devices/Types.h"

#include <limits>
#include <optional>
#include <stop_token>

namespace obscura {

class ImperfectDevice;
class Simulation;
class StateFields;

/// How far two readings of the same output differ, as a standard deviation
/// √((relative · r)² + absolute²), where r is the rms of one query's outputs.
struct NoiseLevel {
    float relative = 0;
    float absolute = 0;  ///< in the unit of the outputs
    /// Whether they differ at all.
    bool any() const { return relative > 0 || absolute > 0; }
};

/// One piece of hardware y = f_ω(x) with n inputs, m outputs and d internal parameters ω, simulated
/// or real. It can be programmed and queried; nobody can differentiate it or look inside.
///
/// A device is used by one thread at a time. It may refuse: program and query throw UserError
/// with what was found and what was expected (wrong shapes, non-finite values).
class Device {
public:
    virtual ~Device() = default;

    virtual Index inputs() const = 0;   ///< n
    virtual Index outputs() const = 0;  ///< m
    virtual const ParameterLayout& layout() const = 0;

    /// Whether f_ω(x) = A_ω x, which lets a caller query combinations of samples instead of
    /// samples.
    virtual bool isLinear() const = 0;

    /// Writes the parameters `omega` [d].
    virtual void program(ConstVectorRef omega) = 0;

    /// Sends each row of `x` [B, n] through the device once; the answers are the rows of `y` [B,
    /// m]. Not const: real hardware drifts, and its read noise advances a random stream.
    virtual void query(ConstMatrixRef x, MatrixRef y) = 0;

    /// Programs ω + μ·u_k in turn, queries the same inputs at each, and writes to `scores`
    /// [probes, groups] (or [probes, 1]):
    ///     s_kγ = Σ_b Σ_{i∈O(γ)} weights_bi · (f_{ω+μu_k}(x_b) − baseline_b)_i
    /// Costs `probes` programmings and probes·B queries. Afterwards the device holds an unspecified
    /// setting: program it before the next query. Where request.stop asks for the end, it throws
    /// SweepStopped after the probe at work. The default is that plain loop; a simulated
    /// device overrides it with a fused one that gives the same numbers to float accuracy.
    virtual void sweep(const Sweep& request, MatrixRef scores);

    /// sum [d] = combineDirections() of the scores of such a sweep, at the same cost and with the
    /// same end when asked for. The default
    /// does one after the other; a device that overrides it generates each direction once.
    virtual void sweepAndCombine(const Sweep& request, VectorRef sum);

    /// The largest magnitude of an entry of x that the device takes; what is larger is clipped.
    virtual float inputLimit() const { return std::numeric_limits<float>::infinity(); }

    /// What is known of the errors of reading.
    virtual NoiseLevel noiseLevel() const { return {}; }

    /// Lets device time pass by `seconds` (s, ≥ 0). A device that ages or drifts does so now.
    virtual void elapse(double /*seconds*/) {}

    /// Once `stop` asks for the end, whatever waits for hardware throws Stopped.
    virtual void heed(const std::stop_token& /*stop*/) {}

    /// Seconds (s) that it was at work since the last call, as the hardware itself tells; nothing
    /// where it doesn't, or is simulated.
    virtual std::optional<double> takeMeasuredSeconds() { return std::nullopt; }

    /// The simulated imperfections behind which the device stands, to switch and to look at, or
    /// nullptr: those of real hardware are as they are.
    virtual ImperfectDevice* imperfections() { return nullptr; }
    virtual const ImperfectDevice* imperfections() const { return nullptr; }

    /// Lists what its future answers depend on, beside what it was built with: the parameters that
    /// it holds, its age, how far its random streams have come. Nothing for real hardware, which
    /// can't be put back where it was.
    virtual void listState(StateFields& /*fields*/) {}

    /// What only a simulation can give, or nullptr for real hardware. Training must not use it,
    /// except where the user asked for a baseline by name.
    virtual const Simulation* simulation() const { return nullptr; }
};

/// Exact access to a simulated device at the setting programmed last, for baselines and for
/// measuring fidelity. It costs no queries because no bench could do it.
class Simulation {
public:
    virtual ~Simulation() = default;

    /// A_ω [m, n]. Precondition: the device is linear.
    virtual void transferMatrix(MatrixRef a) const = 0;
    /// gx [B, n] = (∂f/∂x)ᵀ g for the rows of `x` [B, n] and `g` [B, m].
    virtual void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const = 0;
    /// gomega [d] = Σ_b (∂f/∂ω)ᵀ g_b.
    virtual void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const = 0;
};

}  // namespace obscura
