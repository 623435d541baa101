// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace obscura {

/// Over how many steps a person may have curves smoothed; 1: not at all.
inline constexpr std::array kSmoothingSteps = {1, 10, 20, 50, 100, 500};

/// The smoothed `values` from row `first` to the last: the mean over the `half` values before each,
/// itself and the `half` behind it. Where fewer lie before it, as few behind count, so that the
/// curve begins at the first value; near the end, where values are still to come, it is the
/// straight line of least squares through the last 2 half + 1. What is straight stays as it is, and
/// noise about it is averaged without bias or lag.
///
/// One more value changes none but the last `half`. Precondition: all values are finite.
std::vector<double> smoothed(std::span<const double> values, std::size_t half,
                             std::size_t first = 0);

}  // namespace obscura
