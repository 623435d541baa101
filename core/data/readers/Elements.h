// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <bit>
#include <cstddef>
#include <span>
#include <string>

namespace obscura {

/// How a number of an array lies in a file.
struct ElementType {
    enum class Kind { Flag, Signed, Unsigned, Float };

    Kind kind = Kind::Float;
    std::size_t bytes = 4;  ///< 1, 2, 4 or 8; of a float not 1
    std::endian order = std::endian::native;
    bool operator==(const ElementType&) const = default;
};

/// "32-bit floating point", "unsigned 8-bit whole numbers", "flags".
std::string wordsFor(const ElementType& type);

/// The numbers that `bytes` hold go to out[0], out[step], out[2 · step] …
void toDoubles(const ElementType& type, std::span<const std::byte> bytes, double* out, Index step);

}  // namespace obscura
