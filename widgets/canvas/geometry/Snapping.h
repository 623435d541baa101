// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <vector>

namespace obscura {

/// Where a dragged block comes to rest.
struct Snap {
    QPointF corner;              ///< top left
    std::vector<QLineF> guides;  ///< at most one upright and one level, through what is in line
};

/// The place near `body` that is in line with one of `others` (edges with edges, middles with
/// middles), or else on the grid; each direction for itself.
Snap snapped(const QRectF& body, const std::vector<QRectF>& others);

}  // namespace obscura
