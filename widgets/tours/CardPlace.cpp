// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/CardPlace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr int kMargin = 8;          ///< pixels to the window's edge
constexpr int kStride = 16;         ///< pixels between places that are tried
constexpr double kNearest = 36;     ///< pixels to the target, so that an arrow finds room
constexpr double kCovering = 1000;  ///< for a pixel of the target
constexpr double kOnPanel = 0.008;  ///< for a pixel beside the canvas

double area(const QRect& rect) {
    return rect.isEmpty() ? 0 : double(rect.width()) * rect.height();
}

double distance(const QRect& a, const QRect& b) {
    const int dx = std::max({0, a.left() - b.right(), b.left() - a.right()});
    const int dy = std::max({0, a.top() - b.bottom(), b.top() - a.bottom()});
    return std::hypot(dx, dy);
}

double costOf(const QRect& card, const QRect& target, const QRect& canvas) {
    const double onPanels = kOnPanel * (area(card) - area(card & canvas));
    if (target.isEmpty())
        return onPanels + distance(card, {canvas.topRight(), QSize(1, 1)});
    return kCovering * area(card & target) + std::abs(distance(card, target) - kNearest) + onPanels;
}

}  // namespace

QPoint placeForCard(QSize size, const QRect& room, const QRect& target, const QRect& canvas,
                    const QRect& present) {
    const QRect inner = room.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const int right = std::max(inner.left(), inner.right() + 1 - size.width());
    const int bottom = std::max(inner.top(), inner.bottom() + 1 - size.height());
    QPoint best = inner.topLeft();
    double least = std::numeric_limits<double>::max();
    const auto consider = [&](QPoint place) {
        const double cost = costOf(QRect(place, size), target, canvas);
        if (cost >= least)
            return;
        least = cost;
        best = place;
    };
    for (int y = inner.top(); y < bottom + kStride; y += kStride) {
        for (int x = inner.left(); x < right + kStride; x += kStride)
            consider({std::min(x, right), std::min(y, bottom)});
    }
    const QRect stays(present.topLeft(), size);
    if (inner.contains(stays) && costOf(stays, target, canvas) < least + kNearest)
        return stays.topLeft();
    return best;
}

}  // namespace obscura
