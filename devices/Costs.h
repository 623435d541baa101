// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// What using a piece of hardware takes on the bench. All are ≥ 0; 0 leaves the cost out.
struct DeviceCosts {
    double secondsPerProgramming = 0;  ///< s, to write all of ω and let it settle
    double secondsPerQuery = 0;        ///< s, to send one input vector and read the answer
    double joulesPerProgramming = 0;   ///< J
    double joulesPerQuery = 0;         ///< J
    bool operator==(const DeviceCosts&) const = default;
};

}  // namespace obscura
