// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/CoordinateEstimator.h"

#include <algorithm>

namespace obscura {

namespace {

/// u_k is the k-th unit vector.
class UnitDirections final : public Directions {
public:
    void fill(Index probe, Index first, std::span<float> u) const override {
        std::ranges::fill(u, 0.0f);
        const Index place = probe - first;
        if (place >= 0 && place < static_cast<Index>(u.size())) {
            u[static_cast<std::size_t>(place)] = 1;
        }
    }
};

}  // namespace

void CoordinateEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t,
                                   VectorRef gradient) const {
    gradient = scoreProbes(device, request, UnitDirections(), request.omega.size(), m_scoring);
}

EstimateCost CoordinateEstimator::cost(const DeviceTraits& device, Index batch) const {
    return m_scoring.cost(device.parameters, batch);
}

}  // namespace obscura
