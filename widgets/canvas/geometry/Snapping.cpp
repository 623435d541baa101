// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/Snapping.h"

#include "widgets/canvas/geometry/BlockGeometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

/// How near a line must be to catch the block.
constexpr qreal kSnapReach = 6;
/// Blocks farther away than this are no company.
constexpr qreal kRange = 1000;
/// A guide goes beyond the blocks by this.
constexpr qreal kOverhang = 12;
constexpr qreal kSame = 0.01;

/// A rectangle seen along one axis.
struct Span {
    qreal low;
    qreal high;
    std::array<qreal, 3> lines() const { return {low, (low + high) / 2, high}; }
};

Span across(const QRectF& r) {
    return {r.left(), r.right()};
}

Span down(const QRectF& r) {
    return {r.top(), r.bottom()};
}

using Axis = Span (*)(const QRectF&);

qreal snappedAlong(Axis axis, const QRectF& body, const std::vector<QRectF>& others) {
    const auto own = axis(body).lines();
    qreal best = kSnapReach + kSame;
    for (const QRectF& other : others) {
        const auto lines = axis(other).lines();
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (std::abs(lines[i] - own[i]) < std::abs(best) - kSame)
                best = lines[i] - own[i];
        }
    }
    if (std::abs(best) <= kSnapReach)
        return own[0] + best;
    return std::round(own[0] / BlockGeometry::kGrid) * BlockGeometry::kGrid;
}

/// The first line of `body` that another has too, from end to end of all that have it.
void addGuide(Axis axis, Axis other, const QRectF& body, const std::vector<QRectF>& others,
              std::vector<QLineF>& guides) {
    const auto own = axis(body).lines();
    for (std::size_t i = 0; i < own.size(); ++i) {
        Span length = other(body);
        bool isShared = false;
        for (const QRectF& company : others) {
            if (std::abs(axis(company).lines()[i] - own[i]) > kSame)
                continue;
            isShared = true;
            length.low = std::min(length.low, other(company).low);
            length.high = std::max(length.high, other(company).high);
        }
        if (!isShared)
            continue;
        const qreal low = length.low - kOverhang, high = length.high + kOverhang;
        guides.push_back(axis == across ? QLineF(own[i], low, own[i], high)
                                        : QLineF(low, own[i], high, own[i]));
        return;
    }
}

}  // namespace

Snap snapped(const QRectF& body, const std::vector<QRectF>& others) {
    std::vector<QRectF> company;
    const QRectF range = body.adjusted(-kRange, -kRange, kRange, kRange);
    std::copy_if(others.begin(), others.end(), std::back_inserter(company),
                 [&](const QRectF& other) { return other.intersects(range); });
    const QPointF corner(snappedAlong(across, body, company), snappedAlong(down, body, company));
    Snap snap{corner, {}};
    const QRectF rest(corner, body.size());
    addGuide(across, down, rest, company, snap.guides);
    addGuide(down, across, rest, company, snap.guides);
    return snap;
}

}  // namespace obscura
