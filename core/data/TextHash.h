// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace obscura {

/// FNV-1a (Fowler, Noll, Vo) of 64 bits, as 16 hexadecimal digits: names what is kept of a text.
std::string hashOf(std::string_view text);

}  // namespace obscura
