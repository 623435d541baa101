// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Messages.h"

#include "devices/Options.h"
#include "devices/ShownText.h"

#include <algorithm>

namespace obscura {

std::string inQuotes(std::string_view text) {
    return "'" + shownText(text) + "'";
}

std::string nearHint(std::string_view wanted, const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 4;
    constexpr std::size_t kLongest = 200;  // what is longer is no mistyped name
    if (wanted.size() > kLongest)
        return {};
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
        hint += (hint.empty() ? "; near: " : ", ") + shownText(name);
    return hint;
}

}  // namespace obscura
