// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/StoredArray.h"

#include <algorithm>
#include <limits>

namespace obscura {

namespace {

constexpr std::uint64_t kMostKept = std::uint64_t{512} << 20;
constexpr std::size_t kColumnBytes = std::size_t{8} << 20;  ///< that are turned at a time

/// The place among elements [shape] in Fortran order that is number `index` in C order.
Index fortranIndex(const Shape& shape, Index index) {
    Index place = 0;
    Index size = valuesOf(shape);
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        size /= shape[axis];
        place += index % shape[axis] * size;
        index /= shape[axis];
    }
    return place;
}

/// Elements in Fortran order, whose columns lie in one piece each, into C order.
void readInCOrder(const Shape& shape, const ElementPlace& place, std::span<std::byte> all) {
    const Shape row(shape.begin() + 1, shape.end());
    const auto values = static_cast<std::size_t>(valuesOf(row));
    const auto count = static_cast<std::size_t>(shape.front());
    const std::size_t width = place.type.bytes;
    const std::size_t size = count * width;  // of a column
    const std::size_t most = std::clamp<std::size_t>(kColumnBytes / std::max<std::size_t>(size, 1),
                                                     1, std::max<std::size_t>(values, 1));
    std::vector<std::byte> columns(most * size);
    for (std::size_t first = 0; first < values; first += most) {
        const std::size_t some = std::min(most, values - first);
        for (std::size_t i = 0; i < some; ++i) {
            const auto before = fortranIndex(row, static_cast<Index>(first + i));
            place.bytes->read(place.offset + static_cast<std::uint64_t>(before) * size,
                              std::span(columns).subspan(i * size, size));
        }
        for (std::size_t r = 0; r < count; ++r) {
            std::byte* out = all.data() + (r * values + first) * width;
            for (std::size_t i = 0; i < some; ++i, out += width)
                std::copy_n(columns.data() + i * size + r * width, width, out);
        }
    }
}

}  // namespace

std::optional<std::uint64_t> bytesOf(const Shape& shape, const ElementType& type) {
    // Even where an extent of 0 leaves no element the others have to make sense.
    Index total = static_cast<Index>(type.bytes);
    for (const Index extent : shape) {
        if (extent < 0 || __builtin_mul_overflow(total, std::max<Index>(extent, 1), &total))
            return std::nullopt;
    }
    return std::ranges::count(shape, 0) > 0 ? 0 : static_cast<std::uint64_t>(total);
}

void toCOrder(const Shape& shape, std::span<const double> numbers, double* out) {
    const Shape row(shape.begin() + 1, shape.end());
    const Index values = valuesOf(row);
    const Index count = shape.front();
    for (Index i = 0; i < values; ++i) {
        const double* const column = numbers.data() + fortranIndex(row, i) * count;
        for (Index r = 0; r < count; ++r)
            out[r * values + i] = column[r];
    }
}

StoredArray::StoredArray(Shape shape, ElementPlace place)
    : m_shape(std::move(shape)), m_place(std::move(place)) {
    const std::uint64_t size = *bytesOf(m_shape, m_place.type);
    m_place.isFortran = m_place.isFortran && m_shape.size() > 1;
    if (!m_place.isFortran || size > kMostKept)
        return;
    const auto load = [shape = m_shape, place = m_place](std::span<std::byte> all) {
        readInCOrder(shape, place, all);
    };
    m_place.bytes = std::make_shared<KeptBytes>(size, load);
    m_place.offset = 0;
    m_place.isFortran = false;
}

void StoredArray::read(Index first, Index count, double* out) const {
    if (m_place.isFortran)
        return readFortran(first, count, out);
    constexpr std::size_t kPiece = 1 << 16;
    const std::size_t width = m_place.type.bytes;
    const Index values = valuesOf({m_shape.begin() + 1, m_shape.end()});
    std::uint64_t offset = m_place.offset + static_cast<std::uint64_t>(first * values) * width;
    auto left = static_cast<std::uint64_t>(count * values) * width;
    std::vector<std::byte> piece(std::min<std::uint64_t>(left, kPiece));
    while (left > 0) {
        const std::span<std::byte> some(piece.data(), std::min<std::uint64_t>(left, piece.size()));
        m_place.bytes->read(offset, some);
        toDoubles(m_place.type, some, out, 1);
        out += some.size() / width;
        offset += some.size();
        left -= some.size();
    }
}

void StoredArray::readFortran(Index first, Index count, double* out) const {
    const Shape row(m_shape.begin() + 1, m_shape.end());
    const Index values = valuesOf(row);
    std::vector<std::byte> column(static_cast<std::size_t>(count) * m_place.type.bytes);
    for (Index i = 0; i < values; ++i) {
        const Index place = fortranIndex(row, i) * m_shape.front() + first;
        m_place.bytes->read(m_place.offset + static_cast<std::uint64_t>(place) * m_place.type.bytes,
                            column);
        toDoubles(m_place.type, column, out + i, values);
    }
}

}  // namespace obscura
