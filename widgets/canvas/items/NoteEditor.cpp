// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/NoteEditor.h"

#include "widgets/UndoKeys.h"
#include "widgets/canvas/painting/NotePainter.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QStyleOptionGraphicsItem>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>

namespace obscura {

NoteEditor::NoteEditor(const QString& text, const QRectF& place, const QColor& colour,
                       QGraphicsItem* parent)
    : QGraphicsTextItem(parent) {
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    setFont(noteFont());
    setDefaultTextColor(colour);
    setPos(place.topLeft());
    setTextWidth(place.width());
    setTextInteractionFlags(Qt::TextEditorInteraction);
    setTabChangesFocus(true);
    setText(text);
    connect(document(), &QTextDocument::contentsChanged, this, &NoteEditor::edited);
}

void NoteEditor::setText(const QString& text) {
    if (text == toPlainText())
        return;
    const QSignalBlocker quiet(document());
    QTextCursor cursor = textCursor();
    const qsizetype behind = toPlainText().size() - cursor.position();
    setPlainText(text);
    cursor.setPosition(static_cast<int>(std::max<qsizetype>(0, text.size() - behind)));
    setTextCursor(cursor);
}

bool NoteEditor::sceneEvent(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        isUndoOrRedo(*static_cast<QKeyEvent*>(event))) {
        event->ignore();
        return true;
    }
    return QGraphicsTextItem::sceneEvent(event);
}

void NoteEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        event->ignore();  // no letter: the view goes on to what comes next
    else
        QGraphicsTextItem::keyPressEvent(event);
}

void NoteEditor::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) {
    // The note itself shows that it has the focus; a dashed frame would be one too many.
    QStyleOptionGraphicsItem frameless = *option;
    frameless.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    QGraphicsTextItem::paint(painter, &frameless, widget);
}

void NoteEditor::focusOutEvent(QFocusEvent* event) {
    QGraphicsTextItem::focusOutEvent(event);
    // A menu of its own or another window is no reason to stop.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

}  // namespace obscura
