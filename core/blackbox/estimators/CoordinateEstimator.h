// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Probes.h"

namespace obscura {

/// Every parameter in turn, exact up to μ (antithetic: μ²): the reference that costs d·B queries,
/// antithetic 2d·B.
class CoordinateEstimator final : public GradientEstimator {
public:
    explicit CoordinateEstimator(ProbeScoring scoring) : m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits& device, Index batch) const override;
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    ProbeScoring m_scoring;
};

}  // namespace obscura
