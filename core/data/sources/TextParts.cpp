// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/TextParts.h"

#include "core/settings/OptionParts.h"

#include <algorithm>
#include <cmath>

namespace obscura {

TextCuts textCuts(std::uint64_t size, const Options& options,
                  const std::function<bool(std::uint64_t)>& continues) {
    const auto cut = [&](double share) {
        auto at = static_cast<std::uint64_t>(
            std::max(0.0, std::round(share * static_cast<double>(size))));
        at = std::min(at, size);
        while (at < size && continues(at))
            ++at;
        return at;
    };
    const double test = numberIn(options, "test_share");
    const std::uint64_t last = cut(1 - test);
    return {.validation = std::min(cut(1 - test - numberIn(options, "validation_share")), last),
            .test = last};
}

}  // namespace obscura
