// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>

namespace obscura {

/// weights_i = h(ω_i): the curve on which the weights of a device lie whose parameters each set one
/// weight, A_ij = h(ω_ij). Parameters and weights are row by row. h is monotone over the range of
/// the parameters; where they are phases (periodic), over its first half.
using WeightLaw = std::function<void(std::span<const float> omega, float* weights)>;

}  // namespace obscura
