// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Probes.h"

namespace obscura {

/// M random directions at a time: the paper's estimate with N(0, I), SPSA's with ±1, and local
/// probes where the score is taken by group. Costs M·B queries, antithetic 2M·B.
class RandomEstimator final : public GradientEstimator {
public:
    RandomEstimator(ProbeDirections directions, Index probes, ProbeScoring scoring)
        : m_directions(directions), m_probes(probes), m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits& device, Index batch) const override;
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    ProbeDirections m_directions;
    Index m_probes;
    ProbeScoring m_scoring;
};

}  // namespace obscura
