// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

namespace obscura {

/// The parts of a graph (blocks, groups or notes) by their ids, for loops over all of it; of two
/// with the same id the first. It points into the list, which has to stay as it is.
template <class Part>
class ById {
public:
    explicit ById(const std::vector<Part>& parts) {
        m_parts.reserve(parts.size());
        for (const Part& part : parts)
            m_parts.emplace(part.id, &part);
    }

    /// nullptr where there is none.
    const Part* find(int id) const {
        const auto found = m_parts.find(id);
        return found == m_parts.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<int, const Part*> m_parts;
};

}  // namespace obscura
