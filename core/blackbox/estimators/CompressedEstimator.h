// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"

namespace obscura {

/// Inputs to send in place of samples, and what the outputs that they cause are worth. For a
/// linear device only C = GᵀX [m, n] matters: Σ_b ⟨G_b, A x_b⟩ = ⟨C, A⟩ = Σ_k ⟨weights_k, A x_k⟩
/// for any x, weights with weightsᵀ·x = C.
struct CombinedSamples {
    Matrix x;        ///< [K, n]
    Matrix weights;  ///< [K, m]
};

/// One input for each output: x = C, weights = I. Exact; K = m (arXiv:2509.15113).
CombinedSamples combineByOutput(ConstMatrixRef g, ConstMatrixRef x);

/// The best K = `count` inputs, from the truncated SVD C ≈ Σ_k c_k v_kᵀ (METHOD 3, compressed
/// probes). The SVD is by a randomized range finder with one power iteration (Halko, Martinsson,
/// Tropp, SIAM Rev. 53, 217 (2011), algorithm 4.4), exact to rounding where rank C ≤ count.
/// Precondition: 1 ≤ count ≤ min(m, n).
CombinedSamples compressSamples(ConstMatrixRef g, ConstMatrixRef x, Index count,
                                std::uint64_t seed);

/// Gives each input the strength `rms` of its root mean square entry, or less where an entry would
/// exceed `limit`, and its weight the inverse: readings then stand above the noise as those of
/// samples do.
void normalizeInputs(CombinedSamples& samples, float rms, float limit);

/// Another estimator on fewer inputs. On a linear device C = GᵀX has rank min(B, m) at most, so
/// that many combinations of samples are queried, or `compression` (q) of them if that is less and
/// not 0. Where combinations are sent, the baseline f_ω(x) costs as many queries again, unless the
/// estimator needs none.
class CompressedEstimator final : public GradientEstimator {
public:
    CompressedEstimator(std::unique_ptr<GradientEstimator> estimator, Index compression)
        : m_estimator(std::move(estimator)), m_compression(compression) {}

    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits& device, Index batch) const override;

private:
    bool compresses(bool isLinear, Index outputs, Index batch) const;
    bool combines(bool isLinear, Index outputs, Index batch) const;
    CombinedSamples combine(const Device& device, const GradientRequest& request,
                            std::uint64_t seed) const;

    std::unique_ptr<GradientEstimator> m_estimator;
    Index m_compression;
};

}  // namespace obscura
