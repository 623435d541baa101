// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourPointer.h"

#include "widgets/Theme.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kGap = 3;       ///< pixels between a control and its ring
constexpr qreal kRing = 3;    ///< its width
constexpr qreal kHalo = 1.5;  ///< beside it, in the colour of the background
constexpr qreal kRingRadius = 6;
constexpr qreal kHead = 11;      ///< length of the arrow's head
constexpr qreal kShortest = 18;  ///< arrows that are shorter say nothing
constexpr int kBand = 8;         ///< from the middle of a stroke to where nothing is drawn

QPointF nearest(const QRectF& rect, QPointF point) {
    return {std::clamp(point.x(), rect.left(), rect.right()),
            std::clamp(point.y(), rect.top(), rect.bottom())};
}

/// The line with its head, as an outline.
QPainterPath arrowPath(const QLineF& line) {
    const QLineF unit = line.unitVector();
    const QPointF along(unit.dx(), unit.dy());
    const QPointF across(-along.y(), along.x());
    const QPointF neck = line.p2() - kHead * along;
    QPainterPath path;
    path.addPolygon(QPolygonF{line.p1() + across * kRing / 2, neck + across * kRing / 2,
                              neck + across * kHead / 2, line.p2(), neck - across * kHead / 2,
                              neck - across * kRing / 2, line.p1() - across * kRing / 2,
                              line.p1() + across * kRing / 2});
    return path;
}

}  // namespace

TourPointer::TourPointer(QWidget& window) : QWidget(&window) {
    setObjectName("tourPointer");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

QRect TourPointer::ringOf(const QRect& target) {
    const int out = kGap + int(kRing + kHalo);
    return target.adjusted(-out, -out, out, out);
}

void TourPointer::point(const QRect& target, const QRect& card) {
    const QRect whole = parentWidget()->rect();
    if (target == m_target && card == m_card && geometry() == whole)
        return;
    const QRegion before = mask();
    m_target = target;
    m_card = card;
    setGeometry(whole);
    // Only what is drawn on lies above the window: nothing below is drawn twice for it.
    const QRect outer = ringOf(target);
    QRegion region = QRegion(outer) - target.adjusted(kGap - 2, kGap - 2, 2 - kGap, 2 - kGap);
    if (!arrow().isNull()) {
        QPainterPathStroker band;
        band.setWidth(2 * kBand);
        QPainterPath line(arrow().p1());
        line.lineTo(arrow().p2());
        region += QRegion(band.createStroke(line).toFillPolygon().toPolygon());
    }
    setMask(region);
    update();
    parentWidget()->update(before - region);
}

QLineF TourPointer::arrow() const {
    if (m_card.isNull())
        return {};
    const QRectF ring(ringOf(m_target));
    const QPointF middle = QRectF(m_target).center();
    const QPointF from = nearest(QRectF(m_card), nearest(ring, QRectF(m_card).center()));
    const QPointF to = nearest(ring, ring.contains(from) ? middle : from);
    const QLineF line(from, to);
    return line.length() < kShortest ? QLineF() : line;
}

void TourPointer::paintEvent(QPaintEvent*) {
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal out = kGap + kRing / 2;
    const QRectF ring = QRectF(m_target).adjusted(-out, -out, out, out);
    const auto stroke = [&](const QColor& colour, qreal width) {
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ring, kRingRadius, kRingRadius);
    };
    stroke(theme.canvas, kRing + 2 * kHalo);
    stroke(theme.accent, kRing);
    if (arrow().isNull())
        return;
    painter.setPen(QPen(theme.canvas, 2 * kHalo));
    painter.setBrush(theme.accent);
    painter.drawPath(arrowPath(arrow()));
    painter.setPen(Qt::NoPen);
    painter.drawPath(arrowPath(arrow()));
}

}  // namespace obscura
