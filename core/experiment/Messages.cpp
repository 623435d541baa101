// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Messages.h"

#include "devices/Options.h"

#include <algorithm>

namespace obscura {

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    std::string shown(text.substr(0, kLongest));
    if (text.size() > kLongest)
        shown += "…";
    return "'" + shown + "'";
}

std::string nearHint(std::string_view wanted, const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 4;
    std::vector<std::string> near;
    for (const std::string& name : names) {
        if (!wanted.empty() && name.find(wanted) != std::string::npos && near.size() < kMost)
            near.push_back(name);
    }
    for (const std::string& name : nearestNames(wanted, names)) {
        if (std::find(near.begin(), near.end(), name) == near.end() && near.size() < kMost)
            near.push_back(name);
    }
    std::string hint;
    for (const std::string& name : near)
        hint += (hint.empty() ? "; near: " : ", ") + name;
    return hint;
}

}  // namespace obscura
