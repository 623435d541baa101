// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

namespace obscura {

/// The way of an edge in canvas units. Ahead it is a smooth curve (straight when the ports are
/// level); back to a block on the left it goes around, with rounded corners.
class EdgeGeometry {
public:
    /// From the output port `from` of a block with the body `fromBody` to the input port `to`.
    EdgeGeometry(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody);
    /// An edge that is being drawn and ends at the pointer.
    EdgeGeometry(QPointF from, QPointF to);

    const QPainterPath& path() const { return m_path; }
    /// What answers to the pointer: `reach` units to either side of the path.
    QPainterPath shape(qreal reach) const;
    /// Where a label of that size stands without touching the line or the blocks at the ends.
    QRectF labelRect(QSizeF size) const;
    /// The longest label that fits.
    qreal labelWidth() const { return m_labelWidth; }
    /// Middle of the path, where a dropped layer will go.
    QPointF middle() const { return m_middle; }

private:
    void ahead(QPointF from, QPointF to);
    void around(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody);

    QPainterPath m_path;
    QPointF m_middle;
    qreal m_labelWidth = 0;
    bool m_level = true;
};

}  // namespace obscura
