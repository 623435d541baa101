// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/EdgeGeometry.h"

#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QLineF>
#include <QPainterPathStroker>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// How far an edge leaves a port straight before it turns.
constexpr qreal kStub = 24;
constexpr qreal kCorner = 12;
/// Free space between the label and the line below it.
// Lifted above the ports, a label may reach from block to block.
constexpr qreal kLift = BlockGeometry::kPortRadius;
constexpr qreal kClearance = 2;
constexpr qreal kWideLabel = 160;

/// The polygon with corners rounded as far as its sides allow.
QPainterPath rounded(const QPolygonF& points) {
    QPainterPath path(points.front());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points[i], points[i - 1]);
        const QLineF out(points[i], points[i + 1]);
        const qreal radius = std::min({kCorner, in.length() / 2, out.length() / 2});
        if (radius < 0.5)
            continue;
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(points[i], out.pointAt(radius / out.length()));
    }
    path.lineTo(points.back());
    return path;
}

}  // namespace

EdgeGeometry::EdgeGeometry(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody) {
    if (to.x() - from.x() >= kStub)
        ahead(from, to);
    else
        around(from, to, fromBody, toBody);
}

EdgeGeometry::EdgeGeometry(QPointF from, QPointF to) {
    ahead(from, to);
}

void EdgeGeometry::ahead(QPointF from, QPointF to) {
    const qreal bend = std::max(std::abs(to.x() - from.x()) / 2, kStub);
    m_path.moveTo(from);
    if (std::abs(to.y() - from.y()) < 0.5 && to.x() > from.x())
        m_path.lineTo(to);
    else
        m_path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
    m_middle = m_path.pointAtPercent(0.5);
    m_level = std::abs(to.y() - from.y()) < 6;
    m_labelWidth = std::max(to.x() - from.x() - 2 * kClearance, 0.0);
}

void EdgeGeometry::around(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody) {
    // Between the two blocks where there is room, else below both.
    qreal y = std::max(fromBody.bottom(), toBody.bottom()) + kStub;
    if (toBody.top() - fromBody.bottom() >= kCorner)
        y = (toBody.top() + fromBody.bottom()) / 2;
    else if (fromBody.top() - toBody.bottom() >= kCorner)
        y = (fromBody.top() + toBody.bottom()) / 2;
    const qreal right = from.x() + kStub;
    const qreal left = to.x() - kStub;
    m_path = rounded({from, {right, from.y()}, {right, y}, {left, y}, {left, to.y()}, to});
    m_middle = QPointF((left + right) / 2, y);
    m_labelWidth = kWideLabel;
}

QPainterPath EdgeGeometry::shape(qreal reach) const {
    QPainterPathStroker stroker;
    stroker.setWidth(2 * reach);
    stroker.setCapStyle(Qt::FlatCap);
    return stroker.createStroke(m_path);
}

QRectF EdgeGeometry::labelRect(QSizeF size) const {
    QRectF rect(QPointF(), size);
    rect.moveCenter(m_middle);
    if (m_level)
        rect.moveBottom(m_middle.y() - kLift);
    return rect;
}

}  // namespace obscura
