// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace obscura {

/// Whether one of `parts` (blocks, groups or notes) has that id.
template <class Part>
bool isIdTaken(const std::vector<Part>& parts, int id) {
    return std::ranges::find(parts, id, &Part::id) != parts.end();
}

/// The smallest id, from 1, that none of `parts` has.
template <class Part>
int smallestFreeId(const std::vector<Part>& parts) {
    int id = 1;
    while (isIdTaken(parts, id))
        ++id;
    return id;
}

}  // namespace obscura
