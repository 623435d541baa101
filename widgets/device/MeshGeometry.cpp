// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/MeshGeometry.h"

#include <cmath>

namespace obscura {

namespace {

constexpr double kHalfWidth = 0.28;  ///< of a block, in columns
constexpr double kOverhang = 0.16;   ///< of a block beyond its rails
constexpr double kLead = 0.7;        ///< from the first and last blocks' middle to the mesh's ends

constexpr double kBarPixels = 5;
constexpr double kBlockPixels = 18;
constexpr double kLabelPixels = 64;

}  // namespace

MeshGeometry::Detail MeshGeometry::detail(double columnPixels, double railPixels) {
    const double pixels = std::min(columnPixels, railPixels);
    if (pixels < kBarPixels)
        return Detail::Image;
    if (pixels < kBlockPixels)
        return Detail::Bars;
    return columnPixels < kLabelPixels ? Detail::Blocks : Detail::Labels;
}

QRectF MeshGeometry::whole() const {
    return {-kLead, -0.5, double(m_shape.columns()) - 1 + 2 * kLead, double(m_shape.rails)};
}

QRectF MeshGeometry::block(Index column, Index i) const {
    const double rail = double(MeshShape::firstRail(column) + 2 * i);
    return {double(column) - kHalfWidth, rail - kOverhang, 2 * kHalfWidth, 1 + 2 * kOverhang};
}

bool MeshGeometry::hasBlock(Index column, Index rail) const {
    const Index place = rail - MeshShape::firstRail(column);
    return place >= 0 && place / 2 < m_shape.blocksIn(column);
}

MeshGeometry::Segment MeshGeometry::segment(Index column, Index rail) const {
    const Index last = m_shape.columns();
    const double from = column == 0 ? -kLead : double(column) - 1 + kHalfWidth;
    if (column == last)
        return {from, double(last) - 1 + kLead};
    return {from, double(column) + (hasBlock(column, rail) ? -kHalfWidth : kHalfWidth)};
}

std::optional<MeshGeometry::BlockPlace> MeshGeometry::blockAt(double x, double y) const {
    const Index column = Index(std::lround(x));
    const Index rail = Index(std::floor(y + kOverhang));
    if (column < 0 || column >= m_shape.columns() || rail < 0 || rail >= m_shape.rails ||
        !hasBlock(column, rail))
        return std::nullopt;
    const Index i = (rail - MeshShape::firstRail(column)) / 2;
    return BlockPlace{column, MeshShape::firstRail(column) + 2 * i, m_shape.firstBlock(column) + i};
}

}  // namespace obscura
