// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RandomMatrix.h"
#include "core/blackbox/estimators/Estimator.h"
#include "devices/DeviceRegistry.h"
#include "devices/MeteredDevice.h"
#include "devices/Random.h"

#include <string>

namespace obscura {

/// A device at its initial parameters with a batch sent through and a gradient at its output.
struct EstimatorBench {
    EstimatorBench(const std::string& id, Index n, Index m, Index batch)
        : device(createDevice(id, n, m)),
          omega(device.layout().initial(1)),
          x(randomMatrix(batch, n, 2)),
          y(batch, m),
          g(randomMatrix(batch, m, 3)) {
        device.program(omega);
        device.query(x, y);
        device.setPurpose(Purpose::Gradient);
    }

    GradientRequest request(float step) const {
        return {.omega = omega, .x = x, .y = y, .g = g, .step = step};
    }

    Vector exactGradient() {
        device.program(omega);
        Vector gradient(omega.size());
        device.simulation()->pullBackParameters(x, g, gradient);
        return gradient;
    }

    /// As `settings` say, with their step.
    Vector estimate(const EstimatorSettings& settings, std::uint64_t seed) {
        device.program(omega);
        Vector gradient(omega.size());
        createEstimator(settings, device, nullptr)
            ->estimate(device, request(static_cast<float>(settings.step.value_or(0))), seed,
                       gradient);
        return gradient;
    }

    MeteredDevice device;
    Vector omega;
    Matrix x;
    Matrix y;
    Matrix g;
};

}  // namespace obscura
