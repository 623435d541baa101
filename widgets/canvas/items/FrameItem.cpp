// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/FrameItem.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/GroupCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/CanvasLayers.h"
#include "widgets/canvas/painting/BlockPainter.h"
#include "widgets/language/Messages.h"

#include <QFontMetricsF>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>

namespace obscura {

namespace {
constexpr qreal kBorder = 20;
constexpr qreal kTitle = 24;
constexpr qreal kRadius = 12;
constexpr qreal kCatch = 5;  ///< the line answers to the pointer this far
constexpr int kTitleSize = 12;
}  // namespace

FrameItem::FrameItem(const Group& group, CanvasScene& scene)
    : MovableItem(scene), m_group(group.id) {
    setZValue(kFrameLayer);
    setCursor(Qt::ArrowCursor);
    mirror(group);
}

QRectF FrameItem::titleRect() const {
    const QRectF& first = m_rows.front();
    return {first.left(), first.top(), first.width(), kTitle};
}

void FrameItem::joinSelection() {
    const auto selected = canvas().selection().blocks();
    const auto members = canvas().document().experiment().graph.membersOf(m_group);
    const bool isWithin = std::ranges::all_of(members, [&](BlockId id) {
        return std::find(selected.begin(), selected.end(), id) != selected.end();
    });
    // With more than its members selected, those stay so.
    if (!isWithin || selected.size() == members.size())
        canvas().selection().selectGroup(m_group);
}

void FrameItem::mirror(const Group& group) {
    m_title = QString::fromStdString(group.name);
    if (group.repeat > 1)
        m_title += QObject::tr(" · %1 times").arg(group.repeat);
    const auto& problems = canvas().document().report().problems;
    QStringList messages;
    for (const Problem& problem : problems) {
        if (problem.group == m_group)
            messages << translatedMessage(problem.message);
    }
    m_isFaulty = !messages.isEmpty();
    setToolTip(m_isFaulty ? messages.join('\n')
                          : QObject::tr("Group %1: double-click to fold it into one block")
                                .arg(QString::fromStdString(group.name)));
    place();
    update();
}

void FrameItem::place() {
    std::vector<QRectF> rows = memberRows(canvas().document().experiment().graph, m_group);
    QRectF frame;
    for (QRectF& row : rows) {
        row.adjust(-kBorder, -kBorder - (&row == &rows.front() ? kTitle : 0), kBorder, kBorder);
        frame |= row;
    }
    if (rows == m_rows)
        return;
    prepareGeometryChange();
    m_rows = std::move(rows);
    m_frame = frame;
}

QRectF FrameItem::boundingRect() const {
    return m_frame.adjusted(-kCatch, -kCatch, kCatch, kCatch);
}

QPainterPath FrameItem::shape() const {
    QPainterPath path;
    for (const QRectF& row : m_rows) {
        path.addRect(row.adjusted(-kCatch, -kCatch, kCatch, kCatch));
        path.addRect(row.adjusted(kCatch, kCatch, -kCatch, -kCatch));
    }
    path.addRect(titleRect().adjusted(kCatch, kCatch, -kCatch, 0));
    return path;
}

void FrameItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const Theme& theme = canvas().theme();
    const bool isSelected = canvas().selection().group() == m_group;
    const QColor line = m_isFaulty ? theme.error : isSelected ? theme.accent : theme.hairline;
    QColor fill = theme.layer;
    fill.setAlphaF(theme.dark ? 0.09f : 0.05f);
    painter->setPen(QPen(line, isSelected || m_isFaulty ? 2 : 1.4, Qt::DashLine));
    painter->setBrush(fill);
    for (const QRectF& row : m_rows)
        painter->drawRoundedRect(row, kRadius, kRadius);
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (detail < kReadableDetail)
        return;
    const QFont font = canvasFont(kTitleSize, QFont::DemiBold);
    const QRectF room = titleRect().adjusted(kRadius, 0, -kRadius, 0);
    painter->setFont(font);
    painter->setPen(m_isFaulty ? theme.error : theme.mutedText);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                      QFontMetricsF(font).elidedText(m_title, Qt::ElideRight, room.width()));
}

void FrameItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        joinSelection();
    event->accept();
}

void FrameItem::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    canvas().commands().groups().fold(m_group, true);
}

}  // namespace obscura
