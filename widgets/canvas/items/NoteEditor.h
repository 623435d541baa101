// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsTextItem>

namespace obscura {

/// The field in which a note's words are edited. Undo and redo are left to the document.
class NoteEditor : public QGraphicsTextItem {
    Q_OBJECT

public:
    NoteEditor(const QString& text, const QRectF& place, const QColor& colour,
               QGraphicsItem* parent);

    /// The cursor stays as far from the end as it is.
    void setText(const QString& text);

Q_SIGNALS:
    /// The user has typed.
    void edited();
    /// The focus has gone elsewhere, or Escape was pressed.
    void left();

protected:
    bool sceneEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
};

}  // namespace obscura
