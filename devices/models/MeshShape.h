// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <algorithm>

namespace obscura {

/// Where the blocks of a rectangular mesh lie (models/InterferometerMesh.h): N rails and N columns,
/// in turn N/2 blocks on rails (0, 1), (2, 3) … and N/2 − 1 blocks on rails (1, 2), (3, 4) … Blocks
/// are numbered as their phases are stored: those of all even columns, then those of all odd ones.
struct MeshShape {
    Index rails = 2;  ///< N, even

    /// N = max(n, m), rounded up to even.
    static MeshShape of(Index inputs, Index outputs) {
        const Index rails = std::max({inputs, outputs, Index{2}});
        return {rails + rails % 2};
    }

    Index columns() const { return rails; }
    Index blocks() const { return rails * (rails - 1) / 2; }
    /// The upper rail of a column's first block.
    static Index firstRail(Index column) { return column % 2; }
    Index blocksIn(Index column) const { return rails / 2 - column % 2; }
    /// Number of a column's first block.
    Index firstBlock(Index column) const {
        const Index half = rails / 2;
        return column % 2 == 0 ? column / 2 * half : half * half + column / 2 * (half - 1);
    }
};

}  // namespace obscura
