// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TextHash.h"

#include <cstdint>

namespace obscura {

std::string hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits(16, '0');
    for (std::size_t i = digits.size(); i-- > 0; hash >>= 4)
        digits[i] = kDigits[hash & 15];
    return digits;
}

}  // namespace obscura
