// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/Diagram.h"

#include "widgets/canvas/items/NodeItem.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr qreal kMargin = 16;  ///< canvas units around the network

}  // namespace

Diagram::Diagram(const Experiment& experiment, const Theme& theme) : m_scene(m_document) {
    m_document.reset(experiment, {});
    m_scene.setTheme(theme);
    if (!experiment.graph.blocks.empty())
        m_area = m_scene.seenRect().adjusted(-kMargin, -kMargin, kMargin, kMargin).toAlignedRect();
}

void Diagram::mark(BlockId block, const QColor& colour, const QString& sign) {
    m_marks.push_back({block, colour, sign});
}

void Diagram::paint(QPainter& painter, const QRectF& target, qreal mostScale) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(target, m_scene.theme().canvas);
    if (m_area.isEmpty())
        return;
    const qreal scale =
        std::min({target.width() / m_area.width(), target.height() / m_area.height(), mostScale});
    QRectF place({}, QSizeF(m_area.size()) * scale);
    place.moveCenter(target.center());
    m_scene.render(&painter, place, m_area);
    QTransform toTarget = QTransform::fromTranslate(place.left(), place.top());
    toTarget.scale(scale, scale);
    toTarget.translate(-m_area.left(), -m_area.top());
    for (const Mark& mark : m_marks)
        paintMark(painter, mark, toTarget);
}

void Diagram::paintMark(QPainter& painter, const Mark& mark, const QTransform& toTarget) const {
    constexpr qreal kGap = 3;
    constexpr qreal kWidth = 2;
    constexpr qreal kCorner = 5;
    constexpr qreal kBadge = 14;
    const NodeItem* const item = m_scene.nodeOf(mark.block);
    if (!item)
        return;
    const QRectF frame = toTarget.mapRect(item->body()).adjusted(-kGap, -kGap, kGap, kGap);
    painter.setPen(QPen(mark.colour, kWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, kCorner, kCorner);
    QRectF badge(0, 0, kBadge, kBadge);
    badge.moveCenter(frame.topRight());
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark.colour);
    painter.drawEllipse(badge);
    QFont font = painter.font();
    font.setPixelSize(int(kBadge) - 2);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(m_scene.theme().canvas);
    painter.drawText(badge, Qt::AlignCenter, mark.sign);
}

}  // namespace obscura
