// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/SettingsCheck.h"
#include "devices/Device.h"

#include <cstdint>
#include <memory>
#include <stop_token>

namespace obscura {

/// What a black box knows when its parameter gradient is wanted.
struct GradientRequest {
    ConstVectorRef omega;       ///< [d] present parameters ω, programmed into the device
    ConstMatrixRef x;           ///< [B, n] inputs
    ConstMatrixRef y;           ///< [B, m] the device's answers f_ω(x)
    ConstMatrixRef g;           ///< [B, m] ∂L/∂y
    float step;                 ///< μ > 0, how far a probe moves ω, in its unit
    std::stop_token stop = {};  ///< asks for the estimate's end
};

/// What one estimate asks of the device.
struct EstimateCost {
    std::int64_t queries = 0;
    std::int64_t programmings = 0;
    bool operator==(const EstimateCost&) const = default;
};

/// One way to ∂L/∂ω (METHOD 3). Unless its class says that it is for simulations, it programs and
/// queries the device and does nothing else.
class GradientEstimator {
public:
    virtual ~GradientEstimator() = default;

    /// Writes `gradient` [d]. Precondition: the device holds request.omega. Where the estimate
    /// programs, it leaves the device at an unspecified setting. `seed` is new for every step.
    /// Throws Stopped soon after request.stop asks for the end.
    virtual void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                          VectorRef gradient) const = 0;

    /// What estimate() asks of `device` for a batch of `batch` samples.
    virtual EstimateCost cost(const DeviceTraits& device, Index batch) const = 0;

    /// Whether f_ω(x) enters; otherwise request.y may be anything finite.
    virtual bool usesBaseline() const { return true; }
};

/// The estimator that `settings` describe, for devices like `device`. `twin`, the ideal model that
/// EstimatorKind::DigitalTwin differentiates, must outlive it. Precondition: checkMethod() accepts
/// the settings.
std::unique_ptr<GradientEstimator> createEstimator(const EstimatorSettings& settings,
                                                   const Device& device, Device* twin);

/// cost() of that estimator, for a device that needn't be there yet.
EstimateCost gradientCost(const EstimatorSettings& settings, const DeviceTraits& device,
                          Index batch);

}  // namespace obscura
