// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"
#include "devices/Sweep.h"

#include <cstdint>
#include <vector>

namespace obscura {

/// How the answers to perturbed parameters become derivatives along the perturbations.
struct ProbeScoring {
    /// Compare f(ω+μu) with f(ω−μu) in place of f(ω): the even terms of f in μ cancel.
    bool antithetic = false;
    /// Score each output group by itself, for the parameters of that group alone (METHOD 3).
    bool byGroup = false;

    /// Settings of the device for each direction.
    Index settings() const { return antithetic ? 2 : 1; }
    /// Of `probes` directions with `batch` inputs each.
    EstimateCost cost(Index probes, Index batch) const {
        const std::int64_t programmings = settings() * probes;
        return {.queries = programmings * batch, .programmings = programmings};
    }
};

/// The estimated derivatives of the loss along `probes` directions u_k, [probes, groups] or
/// [probes, 1]:
///
///     s_kγ = (1/μ) Σ_b Σ_{i∈O(γ)} G_bi (f_{ω+μu_k}(x_b) − f_ω(x_b))_i
///     s_kγ = (1/2μ) Σ_b Σ_{i∈O(γ)} G_bi (f_{ω+μu_k}(x_b) − f_{ω−μu_k}(x_b))_i   antithetic
///
/// Costs settings()·probes·B queries and settings()·probes programmings.
Matrix scoreProbes(Device& device, const GradientRequest& request, const Directions& directions,
                   Index probes, const ProbeScoring& scoring);

/// gradient_j = (1/M) Σ_k u_kj s_kγ(j), the estimate of ∂L/∂ω from M = `probes` directions:
/// unbiased up to μ where the mean of u_k u_kᵀ is the identity (arXiv:2509.15113; METHOD 3).
void probeGradient(Device& device, const GradientRequest& request, const Directions& directions,
                   Index probes, const ProbeScoring& scoring, VectorRef gradient);

/// One tone for each parameter, for reading by lock-in (homodyne detection; arXiv:2105.11233): over
/// K probes parameter j is modulated by
///
///     u_kj = ε_j √2 sin(2π f_j k/K),   k = 0 … K−1,   ε_j = ±1 at random
///
/// and the mean of u_kj s_kγ(j) over the probes reads its derivative alone, because sines of
/// different whole frequencies below K/2 are orthogonal. Output groups that share no output are
/// read apart, so they use the same frequencies again. With K ≥ 2·tones + 1 a linear response is
/// recovered exactly; with fewer probes parameters share frequencies, and the random signs keep
/// their crosstalk zero on average.
class HomodyneDirections final : public Directions {
public:
    /// `tones` [d] by homodyneTones(); K = `probes` ≥ 3.
    HomodyneDirections(const std::vector<std::int32_t>& tones, Index probes, std::uint64_t seed);
    void fill(Index probe, Index first, std::span<float> u) const override;

private:
    const std::vector<std::int32_t>& m_tones;
    Index m_frequencies;
    std::vector<float> m_sine;  ///< [K] √2 sin(2πk/K)
    CounterRandom m_signs;
};

/// A number from 0 for each parameter [d], such that parameters which drive a common output differ.
std::vector<std::int32_t> homodyneTones(const OutputGroups& groups, Index outputs);

}  // namespace obscura
