// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/canvas/items/MovableItem.h"

#include <QString>
#include <memory>

namespace obscura {

class NoteEditor;

/// A note on the canvas. Its words are edited in place; what is typed goes to the experiment at
/// once. Its lower right corner resizes it.
class NoteItem final : public MovableItem {
public:
    enum { Type = UserType + 5 };

    NoteItem(const Note& note, CanvasScene& scene);
    ~NoteItem() override;

    int type() const override { return Type; }
    NoteId note() const { return m_note; }
    const QString& text() const { return m_text; }
    QRectF body() const override { return QRectF(pos(), m_size); }
    /// Where the pointer takes hold to resize, from the item's corner.
    QRectF grip() const;

    void mirror(const Note& note);
    /// Puts the cursor behind the words.
    void beginEditing();
    void endEditing();
    bool isEditing() const { return m_editor != nullptr; }

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    QRectF textRect() const;
    void takeText();

    NoteId m_note;
    QString m_text;
    QSizeF m_size;
    NoteEditor* m_editor = nullptr;  ///< a child, while the words are edited
    bool m_isResizing = false;
};

}  // namespace obscura
