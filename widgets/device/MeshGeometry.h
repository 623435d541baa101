// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/MeshShape.h"

#include <QRectF>
#include <optional>

namespace obscura {

/// Where the parts of a mesh are drawn: x in columns, y in rails, both at whole numbers. Block i of
/// a column stands on two rails; the light before it runs in from the blocks of the column before.
class MeshGeometry {
public:
    explicit MeshGeometry(const MeshShape& shape) : m_shape(shape) {}

    /// How much of the mesh is drawn, by the pixels that a column and a rail have.
    enum class Detail {
        Image,   ///< one colour for each rail and column
        Bars,    ///< rails as lines, blocks as rectangles
        Blocks,  ///< with the ways of the light in every block
        Labels,  ///< and the splitting ratio in numbers
    };
    static Detail detail(double columnPixels, double railPixels);

    /// A horizontal piece of a rail, from x1 to x2.
    struct Segment {
        double x1;
        double x2;
    };

    const MeshShape& shape() const { return m_shape; }
    QRectF whole() const;
    QRectF block(Index column, Index i) const;
    /// The light before `column` ≤ N; N is what leaves the mesh. Where no block of that column
    /// takes the rail, the piece reaches as far as the next column's.
    Segment segment(Index column, Index rail) const;
    /// Whether `column` < N has a block on `rail`.
    bool hasBlock(Index column, Index rail) const;

    struct BlockPlace {
        Index column;
        Index upperRail;
        Index number;  ///< as the phases are stored
        bool operator==(const BlockPlace&) const = default;
    };
    /// The block whose cell of the lattice holds that place.
    std::optional<BlockPlace> blockAt(double x, double y) const;

private:
    MeshShape m_shape;
};

}  // namespace obscura
