// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/Crc32c.h"

#include <array>

namespace obscura {

namespace {

constexpr std::uint32_t kPolynomial = 0x82f63b78;  ///< its lowest bit is the highest power

/// What each byte adds.
constexpr std::array<std::uint32_t, 256> crcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? kPolynomial : 0);
        table[byte] = crc;
    }
    return table;
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
    static constexpr auto kTable = crcTable();
    std::uint32_t crc = ~std::uint32_t{0};
    for (const char byte : bytes)
        crc = crc >> 8 ^ kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xff];
    return ~crc;
}

}  // namespace obscura
