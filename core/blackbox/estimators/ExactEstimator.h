// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"

namespace obscura {

/// Simulation only: the exact product with the Jacobian of the device as it is programmed.
/// Precondition: the device is a simulation.
class ExactEstimator final : public GradientEstimator {
public:
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }
};

/// Simulation only: backward through the ideal model of the device at the same ω, whatever the
/// device's imperfections. Precondition of estimate(): `twin` is a simulation.
class TwinEstimator final : public GradientEstimator {
public:
    explicit TwinEstimator(Device* twin) : m_twin(twin) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const DeviceTraits&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }

private:
    Device* m_twin;
};

}  // namespace obscura
