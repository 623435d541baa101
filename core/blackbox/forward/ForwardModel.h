// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/LearnedNumbers.h"
#include "core/blackbox/forward/LearningSigns.h"
#include "devices/Device.h"

#include <cstdint>
#include <memory>
#include <stop_token>

namespace obscura {

struct BlackBoxSettings;
struct EstimatorSettings;
class CellLaw;
class Surrogate;
class StateFields;

/// Makes of what the forward pass answers anyway both gradients, so that training asks nothing else
/// of the device (METHOD 7): mostly a model of the device that learns from those answers.
///
/// A step is setting(), program and query, learn(), the gradients, follow().
class ForwardModel {
public:
    virtual ~ForwardModel() = default;

    /// Measures of `device` what it is to begin with, if anything. The device then holds an
    /// unspecified setting. Throws UserError where what it is told to begin with doesn't fit, and
    /// Stopped where the end is asked for.
    virtual void prepare(Device& /*device*/, std::uint64_t /*seed*/,
                         const std::stop_token& /*stop*/) {}

    /// What to program for a training batch in place of `omega` [d]: the forward pass may carry a
    /// perturbation. `seed` is new for every step.
    virtual Vector setting(const Vector& omega, std::uint64_t seed) = 0;
    /// Whether setting() may differ from ω.
    virtual bool perturbs() const = 0;

    /// The device, asked to hold that setting for `omega`, answered `x` [B, n] with `y` [B, m], and
    /// reads with such noise. Throws std::domain_error where x or y hold what is no number.
    virtual void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
                       const NoiseLevel& noise) = 0;

    /// gx [B, n] = (∂f/∂x)ᵀ g of the batch learned last, as the device held ω then.
    virtual void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const = 0;
    /// gomega [d] = Σ_b (∂f/∂ω)ᵀ g_b likewise.
    virtual void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const = 0;

    /// The optimizer has moved ω from `before` to `after`.
    virtual void follow(const Vector& /*before*/, const Vector& /*after*/) {}

    /// Goes on with what is live of `settings`; it keeps what it knows.
    virtual void change(const EstimatorSettings& /*settings*/) {}

    /// Â [m, n] at `omega`, where the device is linear; else empty.
    virtual Matrix transferMatrix(const Vector& omega) const = 0;

    virtual LearningSigns signs() const { return {}; }

    /// What it has found of each parameter, without the truth.
    virtual LearnedNumbers learned() const { return {}; }

    /// The law of the device's cells, where it learns one; else nullptr.
    virtual const CellLaw* law() const { return nullptr; }

    /// Lists what it has learned.
    virtual void listState(StateFields& fields) = 0;
};

/// The model that `settings` ask for, of a device like `device` with `omega` [d] at the start; or
/// nullptr where the estimator doesn't learn from the forward pass. `surrogate`, of the device as
/// it is from step to step, must outlive it. What begins at random follows from `seed`.
std::unique_ptr<ForwardModel> createForwardModel(const BlackBoxSettings& settings,
                                                 const Device& device, const Vector& omega,
                                                 const Surrogate& surrogate, std::uint64_t seed);

}  // namespace obscura
