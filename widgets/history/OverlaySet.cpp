// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/OverlaySet.h"

#include <algorithm>

namespace obscura {

void OverlaySet::set(const std::filesystem::path& run, bool isIn) {
    if (isIn == m_runs.contains(run))
        return;
    const auto isTaken = [this](int slot) {
        return std::ranges::any_of(m_runs, [&](const auto& each) { return each.second == slot; });
    };
    int slot = 0;
    while (isTaken(slot))
        ++slot;
    if (isIn)
        m_runs[run] = slot;
    else
        m_runs.erase(run);
    Q_EMIT changed();
}

std::optional<int> OverlaySet::slotOf(const std::filesystem::path& run) const {
    const auto found = m_runs.find(run);
    return found == m_runs.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace obscura
