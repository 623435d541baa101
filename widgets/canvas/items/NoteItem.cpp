// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/NoteItem.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/items/CanvasLayers.h"
#include "widgets/canvas/items/NoteEditor.h"
#include "widgets/canvas/painting/NotePainter.h"

#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <utility>

namespace obscura {

namespace {
constexpr qreal kGrip = 16;
constexpr qreal kPen = 2;
}  // namespace

NoteItem::NoteItem(const Note& note, CanvasScene& scene) : MovableItem(scene), m_note(note.id) {
    setFlags(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(kNoteLayer);
    mirror(note);
}

NoteItem::~NoteItem() = default;

QRectF NoteItem::grip() const {
    return {m_size.width() - kGrip, m_size.height() - kGrip, kGrip, kGrip};
}

QRectF NoteItem::textRect() const {
    return QRectF(QPointF(), m_size).adjusted(kNoteMargin, kNoteMargin, -kNoteMargin, 0);
}

void NoteItem::mirror(const Note& note) {
    setPos(note.position.x, note.position.y);
    const QSizeF size(note.size.width, note.size.height);
    if (size != m_size)
        prepareGeometryChange();
    m_size = size;
    m_text = QString::fromStdString(note.text);
    if (m_editor) {
        m_editor->setTextWidth(textRect().width());
        m_editor->setText(m_text);
    }
    update();
}

void NoteItem::beginEditing() {
    if (m_editor)
        return;
    m_editor = new NoteEditor(m_text, textRect(), canvas().theme().text, this);
    QObject::connect(m_editor, &NoteEditor::edited, m_editor, [this] { takeText(); });
    QObject::connect(m_editor, &NoteEditor::left, m_editor, [this] { endEditing(); });
    m_editor->setFocus(Qt::OtherFocusReason);
    setZValue(kEditedNoteLayer);
    update();
}

void NoteItem::endEditing() {
    NoteEditor* const editor = std::exchange(m_editor, nullptr);
    if (!editor)
        return;
    // It is the sender.
    canvas().removeItem(editor);
    editor->deleteLater();
    setZValue(kNoteLayer);
    canvas().commands().notes().endWriting();
    update();
}

void NoteItem::takeText() {
    canvas().commands().notes().write(m_note, m_editor->toPlainText());
    // What was refused isn't shown either, so that nobody takes it for written.
    if (m_editor)
        m_editor->setText(m_text);
}

QRectF NoteItem::boundingRect() const {
    return QRectF(QPointF(), m_size).adjusted(-kPen, -kPen, kPen, kPen);
}

void NoteItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintNote(*painter, m_text, QRectF(QPointF(), m_size), isSelected(), isEditing(),
              canvas().theme(), detail);
}

void NoteItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    m_isResizing = event->button() == Qt::LeftButton && grip().contains(event->pos());
    MovableItem::mousePressEvent(event);
}

void NoteItem::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (!m_isResizing)
        return MovableItem::mouseMoveEvent(event);
    canvas().commands().notes().resize(m_note, event->pos());
}

void NoteItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (std::exchange(m_isResizing, false))
        canvas().commands().notes().endResizing();
    MovableItem::mouseReleaseEvent(event);
}

void NoteItem::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    beginEditing();
}

void NoteItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
    setCursor(grip().contains(event->pos()) ? Qt::SizeFDiagCursor : Qt::ArrowCursor);
}

}  // namespace obscura
