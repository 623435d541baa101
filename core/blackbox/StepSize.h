// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"

namespace obscura {

/// Of the entries; 0 where there are none.
double meanSquare(const ConstMatrixRef& a);

/// Variance of one reading among answers like `y`, in the unit of the outputs squared.
double readingVariance(const NoiseLevel& level, const ConstMatrixRef& y);

/// The step μ that "auto" stands for, in the unit of ω: the device's own, but at least 4 LSB, so
/// that rounding is a small part of it, and large enough for outputs to move by 20 standard
/// deviations of the read noise. At most 50 times the device's own (or 4 LSB), because beyond that
/// no response is linear.
///
/// @param noise  standard deviation of one reading, in the unit of the outputs
/// @param slope  root mean square movement of an output per unit of μ along a random direction;
///               not read where noise is 0
float automaticStep(const ParameterLayout& layout, double noise, double slope);

/// The same for a device that reads with noise, whose slope is measured along one direction with
/// some of the samples. A device without noise is not touched; otherwise it is left at an
/// unspecified setting. `request.step` is not read.
float measureStep(Device& device, const GradientRequest& request, std::uint64_t seed);

/// What measureStep() asks of `device` for a batch of `batch` samples.
EstimateCost measureStepCost(const DeviceTraits& device, Index batch);

/// Training steps between measurements of μ: the response changes with the parameters.
inline constexpr std::int64_t kStepPeriod = 100;

}  // namespace obscura
