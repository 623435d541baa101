// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <initializer_list>

namespace obscura {

/// The options of several lists, one list after the other.
inline std::vector<OptionInfo> joinedOptions(std::initializer_list<std::vector<OptionInfo>> lists) {
    std::vector<OptionInfo> all;
    for (const std::vector<OptionInfo>& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

}  // namespace obscura
