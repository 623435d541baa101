// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

namespace obscura {

struct ImperfectionSettings;

/// Where a stage stands between the caller and the device, in this order.
enum class StagePlace {
    ParameterRange,
    ParameterDac,
    StuckParameters,
    FabricationSpread,
    Crosstalk,
    ParameterDrift,
    InputDac,
    ReadNoise,
    OutputAdc,
};

/// One way in which hardware falls short of its model, as a stage between the caller and the
/// device. Each hook does nothing by default. Those that distort work in place and return how many
/// entries they clipped.
class Imperfection {
public:
    virtual ~Imperfection() = default;

    virtual StagePlace place() const = 0;

    /// Takes over what may change of a piece in use. Returns whether drift() adds something else
    /// now.
    virtual bool change(const ImperfectionSettings& /*settings*/) { return false; }

    /// Makes `layout` say what a caller should know of the stage.
    virtual void describe(ParameterLayout& /*layout*/) const {}

    /// At a programming, `omega` [d]. Called by several threads at a time.
    virtual Index distortParameters(VectorRef /*omega*/) const { return 0; }
    /// On the way in, `x` [B, n].
    virtual Index distortInputs(MatrixRef /*x*/) const { return 0; }
    /// On the way out, `y` [B, m].
    virtual Index distortOutputs(MatrixRef /*y*/) { return 0; }

    /// Device time passes, s. Returns whether drift() adds something else now.
    virtual bool elapse(double /*seconds*/) { return false; }
    /// Adds to `omega` [d] what has come over the parameters with time, programmed anew or not.
    virtual void drift(VectorRef /*omega*/) {}

    /// Whether a sweep has to make each of its queries: the device varies meanwhile, or what is
    /// read differs from what the device answers.
    virtual bool needsEveryRead() const { return false; }

    /// The largest magnitude of an input that is not clipped.
    virtual float inputLimit() const { return std::numeric_limits<float>::infinity(); }

    /// What the stage adds to the errors of reading.
    virtual NoiseLevel noiseLevel() const { return {}; }

    /// As Device::listState(), under names that begin with the stage's own.
    virtual void listState(StateFields& /*fields*/) {}
};

}  // namespace obscura
