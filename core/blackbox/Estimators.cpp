// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Estimators.h"

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

EstimateCost probesCost(Index probes, const ProbeScoring& scoring, Index batch) {
    const std::int64_t settings = scoring.settings() * probes;
    return {.queries = settings * batch, .programmings = settings};
}

}  // namespace

void RandomEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                               VectorRef gradient) const {
    if (m_directions == ProbeDirections::Gaussian) {
        probeGradient(device, request, GaussianDirections(seed), m_probes, m_scoring, gradient);
    } else {
        probeGradient(device, request, RademacherDirections(seed), m_probes, m_scoring, gradient);
    }
}

EstimateCost RandomEstimator::cost(const Device&, Index batch) const {
    return probesCost(m_probes, m_scoring, batch);
}

void CoordinateEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t,
                                   VectorRef gradient) const {
    gradient = scoreProbes(device, request, UnitDirections(), request.omega.size(), m_scoring);
}

EstimateCost CoordinateEstimator::cost(const Device& device, Index batch) const {
    return probesCost(device.layout().count, m_scoring, batch);
}

void HomodyneEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                                 VectorRef gradient) const {
    probeGradient(device, request, HomodyneDirections(m_tones, m_probes, seed), m_probes, m_scoring,
                  gradient);
}

EstimateCost HomodyneEstimator::cost(const Device&, Index batch) const {
    return probesCost(m_probes, m_scoring, batch);
}

void ExactEstimator::estimate(Device& device, const GradientRequest& request, std::uint64_t,
                              VectorRef gradient) const {
    device.simulation()->pullBackParameters(request.x, request.g, gradient);
}

void TwinEstimator::estimate(Device&, const GradientRequest& request, std::uint64_t,
                             VectorRef gradient) const {
    m_twin->program(request.omega);
    m_twin->simulation()->pullBackParameters(request.x, request.g, gradient);
}

void NoEstimator::estimate(Device&, const GradientRequest&, std::uint64_t,
                           VectorRef gradient) const {
    gradient.setZero();
}

}  // namespace obscura
