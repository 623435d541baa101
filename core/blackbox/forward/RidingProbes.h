// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/ForwardModel.h"
#include "core/settings/Settings.h"

namespace obscura {

/// Riding probes (METHOD 7): training batches are sent at ω + μu, with a direction u drawn anew for
/// each, so that the forward pass is the probe. Each output group is scored by its own outputs,
///
///     s_γ = (1/μ) Σ_b Σ_{i∈O(γ)} G_bi (y − ŷ)_bi,     g_j = u_j s_γ(j)
///
/// with ŷ = x (U S Vᵀ)ᵀ, what the surrogate expects before it learns from the batch: whatever does
/// not depend on u leaves the estimate unbiased, and the nearer to f_ω(x), the smaller its
/// variance, which is at best that of one local probe. Upstream goes what the surrogate says.
class RidingProbes final : public ForwardModel {
public:
    /// For a device like `device`; `surrogate` must outlive it and learn from each batch after it.
    RidingProbes(const EstimatorSettings& settings, const Device& device,
                 const Surrogate& surrogate);

    Vector setting(const Vector& omega, std::uint64_t seed) override;
    bool perturbs() const override { return true; }
    void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
               const NoiseLevel& noise) override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    void change(const EstimatorSettings& settings) override;
    Matrix transferMatrix(const Vector& omega) const override;
    void listState(StateFields& fields) override;

private:
    Matrix scores(ConstMatrixRef g) const;

    const ParameterLayout m_layout;
    const Surrogate& m_surrogate;
    ProbeDirections m_directions;
    float m_step;  ///< μ

    // Of the batch sent last.
    std::uint64_t m_seed = 0;  ///< that u follows from
    Matrix m_moved;            ///< y − ŷ [B, m]
};

}  // namespace obscura
