// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/readers/ArrayFile.h"
#include "core/data/readers/Bytes.h"
#include "core/data/readers/Elements.h"

#include <optional>

namespace obscura {

/// Where the elements of an array lie: one after another from `offset` on.
struct ElementPlace {
    std::shared_ptr<const ByteSource> bytes = {};
    std::uint64_t offset = 0;
    ElementType type = {};
    /// The first axis runs fastest, not the last: the elements of a row lie apart.
    bool isFortran = false;
};

/// The bytes that all elements take; nothing where there are more than a file can have.
std::optional<std::uint64_t> bytesOf(const Shape& shape, const ElementType& type);

/// Numbers of an array of that shape from Fortran order into C order.
void toCOrder(const Shape& shape, std::span<const double> numbers, double* out);

/// An array whose elements lie in a file as they are. One in Fortran order, whose rows would be
/// read piecemeal, is kept in memory where it takes no more than 512 MiB: as many numbers as
/// NumbersDataset keeps, in double precision.
class StoredArray {
public:
    /// Precondition: `place` has bytesOf() it.
    StoredArray(Shape shape, ElementPlace place);
    /// Rows first … first + count − 1 into `out`, in C order.
    void read(Index first, Index count, double* out) const;

private:
    void readFortran(Index first, Index count, double* out) const;

    Shape m_shape;
    ElementPlace m_place;
};

}  // namespace obscura
