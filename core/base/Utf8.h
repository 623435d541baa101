// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace obscura {

/// Whether that byte of UTF-8 goes on with a character that a byte before it began.
inline bool continuesCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// How many characters (code points) `text` holds, UTF-8.
inline std::size_t countCharacters(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continuesCharacter));
}

}  // namespace obscura
