// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Findings.h"

#include <algorithm>

namespace obscura {

bool takeFindings(std::vector<BlockFindings>& latest, const BlockFindings& found) {
    // By name, too: each repetition of a block has its own.
    const auto known = std::ranges::find_if(latest, [&](const BlockFindings& other) {
        return other.block == found.block && other.name == found.name;
    });
    if (known == latest.end()) {
        if (found.findings.empty()) {
            return false;
        }
        latest.push_back(found);
        return true;
    }
    const bool isNews = !sameKinds(known->findings, found.findings);
    *known = found;
    return isNews;
}

}  // namespace obscura
