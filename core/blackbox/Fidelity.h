// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"
#include "core/blackbox/surrogates/Surrogate.h"

#include <limits>
#include <vector>

// How true the approximations of a black box are, from a simulation's exact access: what no bench
// can measure, and what the user came to see. Costs no queries.

namespace obscura {

/// What is measured along a run. NaN: not measured at this step, or the device doesn't allow it.
struct Fidelity {
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    double surrogateError = kUnknown;  ///< ‖A − USVᵀ‖_F/‖A‖_F
    /// The least possible at the surrogate's rank. Takes all singular values of A, so it is
    /// measured more seldom than the rest.
    double bestSurrogateError = kUnknown;
    /// Cosine of the angle between the gradient that went upstream and the exact ∂L/∂X.
    double inputCosine = kUnknown;
    /// Cosine of the angle between the estimated and the exact ∂L/∂ω, and their norms' ratio.
    double parameterCosine = kUnknown;
    double parameterNormRatio = kUnknown;
};

/// Each measure's mean over those of `all` that know it; NaN where none does.
Fidelity meanOf(const std::vector<Fidelity>& all);

/// ⟨a, b⟩/(‖a‖‖b‖) over all entries, −1 … 1; NaN where one of them is zero.
double cosine(ConstMatrixRef a, ConstMatrixRef b);
/// ‖estimate‖/‖exact‖.
double normRatio(ConstMatrixRef estimate, ConstMatrixRef exact);

/// min ‖A − B‖_F/‖A‖_F over all B of that rank: the root of the share of Σ σ² beyond it
/// (Eckart and Young, 1936). `values` are the singular values of A.
double bestError(const Eigen::VectorXd& values, Index rank);

/// Principal angles between the column spaces of `a` [n, r] and `b` [n, s], both with orthonormal
/// columns, in rad, 0 … π/2, the smallest first [min(r, s)] (Björck and Golub, Math. Comp. 27, 579
/// (1973)): sines where cosines would lose small angles.
Eigen::VectorXd principalAngles(ConstMatrixRef a, ConstMatrixRef b);

/// Everything about a surrogate beside its device, for looking at closely.
struct SurrogateComparison {
    double error = 0;                 ///< ‖A − USVᵀ‖_F/‖A‖_F
    double bestError = 0;             ///< the least possible at this rank
    Eigen::VectorXd surrogateValues;  ///< singular values of the surrogate [r]
    Eigen::VectorXd deviceValues;     ///< of the device [min(n, m)]
    /// Between U, V and the device's r leading singular vectors, in rad [r].
    Eigen::VectorXd outputAngles;
    Eigen::VectorXd inputAngles;
};

/// `a` [m, n] is the transfer matrix.
SurrogateComparison compareSurrogate(const Surrogate& surrogate, ConstMatrixRef a);
/// The same of `learned` = Â [m, n], which has no rank of its own: the angles are those of its
/// leading directions, at most kLearnedDirections.
SurrogateComparison compareLearned(ConstMatrixRef learned, ConstMatrixRef a);
constexpr Index kLearnedDirections = 32;

/// Mean and standard deviation over repeats.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

/// How repeated estimates of one gradient lie about the exact one.
struct GradientSpread {
    Spread cosine;
    Spread normRatio;
};

/// Repeats an estimate with seeds seed, seed + 1, … and compares each with `exact` [d]. The
/// queries go to `device`: give it one that nobody trains or counts. Precondition: repeats ≥ 2.
GradientSpread measureSpread(const GradientEstimator& estimator, Device& device,
                             const GradientRequest& request, ConstVectorRef exact, Index repeats,
                             std::uint64_t seed);

}  // namespace obscura
