// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/HomodyneEstimator.h"

namespace obscura {

void HomodyneEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                                 VectorRef gradient) const {
    probeGradient(device, request, HomodyneDirections(m_tones, m_probes, seed), m_probes, m_scoring,
                  gradient);
}

EstimateCost HomodyneEstimator::cost(const DeviceTraits&, Index batch) const {
    return m_scoring.cost(m_probes, batch);
}

}  // namespace obscura
