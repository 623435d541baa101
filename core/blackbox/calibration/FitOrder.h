// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

/// Whether setting `number` is not learned from, to tell how well a fit does elsewhere: an eighth.
bool isHeldOut(Index number);

/// The setting that step `step` of a fit learns from, of the first `count` ≥ 2: at random.
Index learnedNumber(std::uint64_t seed, Index step, Index count);

/// `rate` at the first of `steps`, falling to 0 as a cosine.
float decayedRate(float rate, Index step, Index steps);

}  // namespace obscura
