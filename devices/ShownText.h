// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace obscura {

/// Foreign text (a file's, a name's, an argument's) as a message can show it: bytes that are not
/// UTF-8 and control characters escaped (\xff, \n, \x1b), which would garble a terminal or a log;
/// after `longest` characters cut off, with … in their place.
std::string shownText(std::string_view text, std::size_t longest = 80);

/// Whether all of `text` is UTF-8, as JSON and the screen ask for.
bool isUtf8(std::string_view text);

}  // namespace obscura
