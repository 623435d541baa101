// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/LayerTask.h"

#include <span>
#include <stop_token>
#include <vector>

namespace obscura {

/// What goes wrong with an estimate of ∂L/∂ω whose probes move by μ, in parts of ‖∂L/∂ω‖: root
/// mean squares over repetitions. Each part is told apart by comparing estimates of the same probe
/// directions.
struct StepErrors {
    double step = 0;       ///< μ, in the unit of ω
    double noise = 0;      ///< with read noise against without
    double curvature = 0;  ///< without noise against the limit μ → 0: curvature and rounding
    /// Both together, beside what too few directions miss.
    double together() const;
};

/// The errors of one estimator at one place, against the step μ.
struct EstimateStudy {
    double gradientNorm = 0;  ///< ‖∂L/∂ω‖, exact
    /// Of the limit μ → 0 against the exact gradient: the few directions, whatever μ. For M
    /// Gaussian directions scored together its expectation is √((d+1)/M).
    double directions = 0;
    std::vector<StepErrors> steps;
    /// a of the closed form noise(μ) = a/μ. With the variance σ² of one reading,
    ///     a² = c σ²/M Σ_j Σ_b Σ_{i∈O(γ(j))} G_bi² / ‖∂L/∂ω‖²
    /// c = 2 where each probe is compared with the one reading at ω, 1/2 for antithetic probes.
    double noiseSlope = 0;
    /// c and p of curvature(μ) ≈ c μᵖ, c as measured well below where it fills the gradient: p = 1
    /// with probes to one side, 2 with antithetic ones. c = 0: too little to measure.
    double curvatureSlope = 0;
    int curvatureOrder = 1;

    /// Where a/μ and c μᵖ make the least sum of squares: μ* = (a/(√p c))^(1/(p+1)); 0: nothing
    /// holds it from 0, as without noise, or nothing from growing.
    double bestStep() const;
    /// The one of `steps` with the least error together; 0: there are none.
    double bestMeasured() const;
};

/// Of the task's estimator at `omega` [d], for each of `steps` (μ > 0), from `repeats` estimates
/// each. Precondition: the device is a simulation, and the estimator is one that sends probes.
/// Throws UserError where the task doesn't fit, and Stopped.
EstimateStudy studyEstimate(const LayerTask& task, const Vector& omega,
                            std::span<const double> steps, Index repeats,
                            const std::stop_token& stop = {});

/// `count` ≥ 2 steps, evenly spaced on a logarithmic scale.
std::vector<double> logarithmicSteps(double least, double most, Index count);

}  // namespace obscura
