// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/PlaneMarks.h"

#include <QPolygonF>
#include <QTransform>
#include <cmath>

namespace obscura {

namespace {

QPainterPath polygonPath(const QPolygonF& corners) {
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

QPainterPath crossPath(double reach) {
    const double thin = 0.36 * reach;
    return polygonPath({{-thin, -reach},
                        {thin, -reach},
                        {thin, -thin},
                        {reach, -thin},
                        {reach, thin},
                        {thin, thin},
                        {thin, reach},
                        {-thin, reach},
                        {-thin, thin},
                        {-reach, thin},
                        {-reach, -thin},
                        {-thin, -thin}});
}

}  // namespace

QPainterPath planeMark(Index label, double size) {
    const double reach = size / 2;
    const double high = 1.1 * reach;
    QPainterPath path;
    switch (label) {
        case 0:
            path.addEllipse(QPointF(0, 0), reach, reach);
            return path;
        case 1:
            path.addRect(-0.88 * reach, -0.88 * reach, 1.76 * reach, 1.76 * reach);
            return path;
        case 2:
            return polygonPath({{0, -high}, {high, 0.8 * reach}, {-high, 0.8 * reach}});
        case 3:
            return polygonPath(
                {{0, -1.2 * reach}, {1.2 * reach, 0}, {0, 1.2 * reach}, {-1.2 * reach, 0}});
        case 4:
            return polygonPath({{0, high}, {high, -0.8 * reach}, {-high, -0.8 * reach}});
        default:
            return crossPath(1.1 * reach);
    }
}

}  // namespace obscura
