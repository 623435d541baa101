// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace obscura {

/// `samples`, taken at `from` Hz, as they are at `to` Hz: band-limited by a filter of linear phase
/// (libsoxr, "high quality": 20 bits), without delay. n samples become ⌈n·to/from⌉. One thread; the
/// same samples always give the same.
std::vector<float> resampled(std::span<const float> samples, int from, int to);

}  // namespace obscura
