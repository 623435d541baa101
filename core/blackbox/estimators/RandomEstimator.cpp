// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/RandomEstimator.h"

namespace obscura {

void RandomEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                               VectorRef gradient) const {
    if (m_directions == ProbeDirections::Gaussian) {
        probeGradient(device, request, GaussianDirections(seed), m_probes, m_scoring, gradient);
    } else {
        probeGradient(device, request, RademacherDirections(seed), m_probes, m_scoring, gradient);
    }
}

EstimateCost RandomEstimator::cost(const DeviceTraits&, Index batch) const {
    return m_scoring.cost(m_probes, batch);
}

}  // namespace obscura
