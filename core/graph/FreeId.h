// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <vector>

namespace obscura {

/// Gives out ids, from 1, that are not taken.
class FreeIds {
public:
    /// Whether `id` was free; now it isn't.
    bool take(int id) {
        m_highest = std::max(m_highest, id);
        return m_taken.insert(id).second;
    }

    /// The smallest free one.
    int next() {
        while (!take(m_next))
            ++m_next;
        return m_next;
    }

    /// The id behind all that are taken; the smallest free one where there is none behind.
    int nextBehind() {
        if (m_highest == std::numeric_limits<int>::max())
            return next();
        take(m_highest + 1);
        return m_highest;
    }

private:
    std::unordered_set<int> m_taken;
    int m_next = 1;     ///< all below it are taken
    int m_highest = 0;  ///< of those that are taken
};

/// The smallest id, from 1, that none of `parts` (blocks, groups or notes) has.
template <class Part>
int smallestFreeId(const std::vector<Part>& parts) {
    FreeIds ids;
    for (const Part& part : parts)
        ids.take(part.id);
    return ids.next();
}

}  // namespace obscura
