// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/ExactEstimator.h"

namespace obscura {

void ExactEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t,
                              VectorRef gradient) const {
    device.simulation()->pullBackParameters(request.x, request.g, gradient);
}

void TwinEstimator::estimate(Device&, const GradientRequest& request, std::uint64_t,
                             VectorRef gradient) const {
    m_twin->program(request.omega);
    m_twin->simulation()->pullBackParameters(request.x, request.g, gradient);
}

}  // namespace obscura
