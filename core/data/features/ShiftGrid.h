// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <algorithm>

namespace obscura {

/// By how much samples of a sound are shifted: s = −most … most steps, a fraction of a hop each.
/// The frames that any of them can be made of are few enough to be kept, in `phases()` rows one
/// behind the other, whose frames lie a hop apart; those of the next row lie a step later.
struct ShiftGrid {
    Index most = 0;    ///< S, steps
    Index hop = 1;     ///< H, samples
    Index perHop = 1;  ///< P, steps of a hop; H is a multiple of it

    Index step() const { return hop / perHop; }     ///< samples
    Index margin() const { return most * step(); }  ///< that a shift can reach at each end, samples
    Index phases() const { return std::min(perHop, 2 * most + 1); }
    /// In each row, where a sample has `frames`.
    Index framesKept(Index frames) const { return frames + 2 * most / perHop; }
    Index phaseOf(Index shift) const { return (most + shift) % perHop; }
    /// The first of the sample's in its row.
    Index frameOf(Index shift) const { return (most + shift) / perHop; }
};

}  // namespace obscura
