// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Random.h"

namespace obscura {

/// Standard normal entries, the same for the same seed.
inline Matrix randomMatrix(Index rows, Index columns, std::uint64_t seed) {
    Matrix a(rows, columns);
    CounterRandom(seed).normal(0, 0, {a.data(), static_cast<std::size_t>(a.size())});
    return a;
}

}  // namespace obscura
