// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// `text` in single quotes, as ShownText.h shows it.
std::string inQuotes(std::string_view text);

/// "; near: a, b, c": those of `names` that hold `wanted` or differ from it by the fewest letters.
/// For the end of a message about an unknown name; empty when there are no names.
std::string nearHint(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace obscura
