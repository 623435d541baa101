// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/NotePainter.h"

#include "widgets/canvas/painting/BlockPainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace obscura {

namespace {

constexpr int kNoteSize = 12;
constexpr qreal kCorner = 14;  ///< turned over at the lower right, where the size is changed
constexpr auto kFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere | Qt::TextWordWrap;

QPainterPath outline(const QRectF& rect) {
    QPainterPath path(rect.topLeft());
    path.lineTo(rect.topRight());
    path.lineTo(rect.right(), rect.bottom() - kCorner);
    path.lineTo(rect.right() - kCorner, rect.bottom());
    path.lineTo(rect.bottomLeft());
    path.closeSubpath();
    return path;
}

}  // namespace

QFont noteFont() {
    return canvasFont(kNoteSize);
}

qreal noteHeight(const QString& text, qreal width) {
    const QRectF room(0, 0, width - 2 * kNoteMargin, 1e6);
    return QFontMetricsF(noteFont()).boundingRect(room, kFlags, text).height() + 2 * kNoteMargin;
}

void paintNote(QPainter& painter, const QString& text, const QRectF& rect, bool isSelected,
               bool isEditing, const Theme& theme, qreal detail) {
    painter.save();
    const QColor paper = mixed(theme.surface, theme.warning, theme.dark ? 0.16 : 0.14);
    const QColor line = isSelected ? theme.accent : mixed(theme.hairline, theme.warning, 0.4);
    painter.setPen(QPen(line, isSelected ? 2 : 1.2));
    painter.setBrush(paper);
    painter.drawPath(outline(rect));
    painter.setPen(QPen(line, 1.2));
    painter.drawPolyline(QPolygonF{QPointF(rect.right(), rect.bottom() - kCorner),
                                   QPointF(rect.right() - kCorner, rect.bottom() - kCorner),
                                   QPointF(rect.right() - kCorner, rect.bottom())});
    if (!isEditing && detail >= kReadableDetail) {
        const QRectF room = rect.adjusted(kNoteMargin, kNoteMargin, -kNoteMargin, -kNoteMargin / 2);
        painter.setClipRect(room, Qt::IntersectClip);
        painter.setFont(noteFont());
        painter.setPen(text.isEmpty() ? theme.mutedText : theme.text);
        painter.drawText(
            room, kFlags,
            text.isEmpty() ? QCoreApplication::translate("NoteItem", "Empty note") : text);
    }
    painter.restore();
}

}  // namespace obscura
