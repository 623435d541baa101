// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/MovableItem.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/gestures/CanvasGestures.h"

#include <QApplication>
#include <QGraphicsSceneMouseEvent>

namespace obscura {

void MovableItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (event->button() == Qt::RightButton) {
        // Kept from the scene, which would clear the selection that the context menu acts on.
        event->accept();
        return;
    }
    QGraphicsItem::mousePressEvent(event);
}

void MovableItem::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint way = event->screenPos() - event->buttonDownScreenPos(Qt::LeftButton);
    if (!m_scene.gestures().isMoving()) {
        if (way.manhattanLength() < QApplication::startDragDistance())
            return;
        m_scene.gestures().beginMove(*this);
    }
    m_scene.gestures().moveSelection(event->scenePos() - event->buttonDownScenePos(Qt::LeftButton));
}

void MovableItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    const bool moved = m_scene.gestures().isMoving();
    m_scene.gestures().endMove();
    // After a drag the selection stays as it is; a click selects this alone.
    if (!moved)
        QGraphicsItem::mouseReleaseEvent(event);
}

}  // namespace obscura
