// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Elements.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace obscura {

namespace {

template <class Number>
void convert(std::endian order, std::span<const std::byte> bytes, double* out, Index step) {
    const bool isSwapped = order != std::endian::native && sizeof(Number) > 1;
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        std::array<std::byte, sizeof(Number)> one;
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), one.size(), one.begin());
        if (isSwapped)
            std::ranges::reverse(one);
        *out = static_cast<double>(std::bit_cast<Number>(one));
        out += step;
    }
}

/// Half precision, which C++20 has no type for.
struct Half {
    std::uint16_t bits;
    explicit operator double() const {
        return static_cast<float>(Eigen::half(Eigen::half_impl::raw_uint16_to_half(bits)));
    }
};

struct Flag {
    std::uint8_t byte;
    explicit operator double() const { return byte != 0 ? 1 : 0; }
};

using Convert = void (*)(std::endian, std::span<const std::byte>, double*, Index);

template <class One, class Two, class Four, class Eight>
Convert bySize(std::size_t bytes) {
    switch (bytes) {
        case 1:
            return convert<One>;
        case 2:
            return convert<Two>;
        case 4:
            return convert<Four>;
        case 8:
            return convert<Eight>;
        default:
            throw std::logic_error("no element has that many bytes");
    }
}

Convert converterOf(const ElementType& type) {
    switch (type.kind) {
        case ElementType::Kind::Flag:
            return convert<Flag>;
        case ElementType::Kind::Signed:
            return bySize<std::int8_t, std::int16_t, std::int32_t, std::int64_t>(type.bytes);
        case ElementType::Kind::Unsigned:
            return bySize<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t>(type.bytes);
        case ElementType::Kind::Float:
            return bySize<Flag, Half, float, double>(type.bytes);
    }
    throw std::logic_error("no such kind of element");
}

}  // namespace

std::string wordsFor(const ElementType& type) {
    const std::string bits = std::to_string(8 * type.bytes) + "-bit ";
    switch (type.kind) {
        case ElementType::Kind::Flag:
            return "flags";
        case ElementType::Kind::Signed:
            return bits + "whole numbers";
        case ElementType::Kind::Unsigned:
            return "unsigned " + bits + "whole numbers";
        case ElementType::Kind::Float:
            return bits + "floating point";
    }
    throw std::logic_error("no such kind of element");
}

void toDoubles(const ElementType& type, std::span<const std::byte> bytes, double* out, Index step) {
    converterOf(type)(type.order, bytes, out, step);
}

}  // namespace obscura
