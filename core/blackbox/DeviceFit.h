// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"
#include "devices/Device.h"

#include <stop_token>

namespace obscura {

/// The setting of a device that comes nearest to a given matrix.
struct DeviceFit {
    Vector omega;      ///< [d]
    float scale = 1;   ///< s, the factor behind the device
    double error = 0;  ///< ‖s·A_ω − W‖_F/‖W‖_F
};

/// Fits s·A_ω to `weight` W [m, n] in simulation, on the device's ideal model. Where parameters
/// each set one weight by a known law (slm, mrr), that law is inverted, with the least s at which
/// all weights are in its range: exact, but for signs that the law does not have. Other devices
/// minimise ‖s·A_ω − W‖² by L-BFGS with exact gradients, from the parameters `start` [d]: exact for
/// an ideal matrix, else a local minimum. Precondition: the device is linear and a simulation, W is
/// not zero. Throws Stopped when `stop` asks for the end.
DeviceFit fitDevice(const BlackBoxSettings& settings, const Matrix& weight, const Vector& start,
                    const std::stop_token& stop = {});

}  // namespace obscura
