// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

#include <cstdint>

namespace obscura {

/// Root mean square movement of an output of `model` for the input `x` [n], in the unit of the
/// outputs, when a probe moves `omega` [d] by `step` along ±1 in all parameters: over a few
/// directions that follow from `seed`, the model's own noise taken out. Leaves the model at an
/// unspecified setting.
double probeResponse(Device& model, const Vector& omega, const Vector& x, double step,
                     std::uint64_t seed);

}  // namespace obscura
