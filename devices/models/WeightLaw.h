// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"
#include "devices/Types.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace obscura {

/// weights_i = h(ω_i): the curve on which a device's weights lie.
using WeightLaw = std::function<void(std::span<const float> omega, float* weights)>;

/// h of a device whose phases each set one weight, A_ij = h(φ_ij) with φ in rad (slm, mrr), or
/// nothing. Absent options have their defaults.
std::optional<WeightLaw> weightLaw(std::string_view id, Index inputs, const Options& options);

}  // namespace obscura
