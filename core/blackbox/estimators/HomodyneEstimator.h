// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Probes.h"

#include <vector>

namespace obscura {

/// Every parameter at its own frequency, read by lock-in over K probes: see HomodyneDirections.
/// Costs K·B queries, antithetic 2K·B.
class HomodyneEstimator final : public GradientEstimator {
public:
    /// `tones` [d] by homodyneTones(); to ask for cost() alone, they may be empty.
    HomodyneEstimator(std::vector<std::int32_t> tones, Index probes, ProbeScoring scoring)
        : m_tones(std::move(tones)), m_probes(probes), m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits& device, Index batch) const override;
    // A lock-in hears no constant, but subtracting one early keeps digits.
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    std::vector<std::int32_t> m_tones;
    Index m_probes;
    ProbeScoring m_scoring;
};

}  // namespace obscura
