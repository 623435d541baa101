// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

/// Asks what a network takes each place of the plane for.
struct MapRequest {
    Index side = 64;  ///< points along x and along y, 2 … kMostSide
    static constexpr Index kMostSide = 512;
    bool operator==(const MapRequest&) const = default;
};

/// What it takes them for: points evenly spaced from −reach to reach, corners included.
struct DecisionMap {
    Index side = 0;
    double reach = 0;
    std::int64_t step = 0;
    /// [side², classes]: softmax of the answers, by rows of growing y, in each of growing x.
    Matrix shares = {};
    double seconds = 0;  ///< it took
};

}  // namespace obscura
