// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/EdgeItem.h"

#include "widgets/LineScale.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/painting/BlockPainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <cmath>

namespace obscura {

namespace {
constexpr int kLabelSize = 11;
constexpr qreal kEdgeReach = 8;
constexpr qreal kPlus = 9;

/// "1 × 28 × 28", or "1×28×28" where there is less room.
QString fitted(const QString& label, const QFontMetricsF& metrics, qreal width) {
    if (metrics.horizontalAdvance(label) <= width)
        return label;
    return metrics.elidedText(QString(label).remove(' '), Qt::ElideMiddle, width);
}

QFont labelFont() {
    return canvasFont(kLabelSize);
}

/// A filled arrow head that ends before the input port at `tip`. Edges enter ports from the left.
QPolygonF arrowHead(QPointF tip) {
    constexpr qreal kLength = 7, kHalf = 3.6;
    tip.rx() -= BlockGeometry::kPortRadius;
    return {tip, tip + QPointF(-kLength, -kHalf), tip + QPointF(-kLength, kHalf)};
}
}  // namespace

EdgeItem::EdgeItem(const Edge& edge, CanvasScene& scene)
    : m_scene(scene), m_edge(edge), m_geometry({}, {}) {
    setFlags(ItemIsSelectable);
    setAcceptHoverEvents(true);
}

void EdgeItem::route(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody) {
    if (from == m_from && to == m_to && fromBody == m_fromBody && toBody == m_toBody)
        return;
    m_from = from;
    m_to = to;
    m_fromBody = fromBody;
    m_toBody = toBody;
    prepareGeometryChange();
    m_geometry = EdgeGeometry(from, to, fromBody, toBody);
    measure();
}

void EdgeItem::setLabel(const QString& label) {
    if (label == m_label)
        return;
    prepareGeometryChange();
    m_label = label;
    setToolTip(label.isEmpty() ? QString() : QObject::tr("Shape of one sample: %1").arg(label));
    measure();
}

void EdgeItem::measure() {
    const QFontMetricsF metrics(labelFont());
    constexpr qreal kPadding = 2;
    m_shownLabel = fitted(m_label, metrics, m_geometry.labelWidth() - 2 * kPadding);
    m_labelRect = QRectF();
    if (!m_shownLabel.isEmpty())
        m_labelRect = m_geometry.labelRect(
            {metrics.horizontalAdvance(m_shownLabel) + 2 * kPadding, metrics.height()});
    m_shape = m_geometry.shape(kEdgeReach);
    const qreal margin = kPlus + 3;
    m_bounds = m_geometry.path().boundingRect().adjusted(-margin, -margin, margin, margin) |
               m_labelRect.adjusted(-1, -1, 1, 1);
    update();
}

void EdgeItem::setHighlighted(bool on) {
    if (m_highlighted == on)
        return;
    m_highlighted = on;
    update();
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = m_scene.theme();
    const bool strong = m_highlighted || isSelected();
    const QColor colour = strong      ? theme.accent
                          : m_hovered ? mixed(theme.edge, theme.text, 0.45)
                                      : theme.edge;
    if (strong) {
        QColor glow = theme.accent;
        glow.setAlphaF(0.25f);
        painter->strokePath(m_geometry.path(), QPen(glow, 9, Qt::SolidLine, Qt::FlatCap));
    }
    painter->strokePath(m_geometry.path(), QPen(colour, lineScale() * (strong ? 2.4 : 1.6),
                                                Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawPolygon(arrowHead(m_geometry.path().currentPosition()));

    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (m_highlighted) {
        const QPointF c = m_geometry.middle();
        painter->setBrush(theme.accent);
        painter->drawEllipse(c, kPlus, kPlus);
        painter->setPen(QPen(theme.canvas, 2, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(c - QPointF(4, 0), c + QPointF(4, 0));
        painter->drawLine(c - QPointF(0, 4), c + QPointF(0, 4));
    } else if (!m_shownLabel.isEmpty() && detail >= kReadableDetail) {
        QColor backing = theme.canvas;
        backing.setAlphaF(0.85f);
        painter->setBrush(backing);
        painter->drawRoundedRect(m_labelRect, 3, 3);
        painter->setFont(labelFont());
        painter->setPen(strong ? theme.accent : theme.mutedText);
        painter->drawText(m_labelRect, Qt::AlignCenter | Qt::TextDontClip, m_shownLabel);
    }
}

void EdgeItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = true;
    update();
}

void EdgeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = false;
    update();
}

}  // namespace obscura
