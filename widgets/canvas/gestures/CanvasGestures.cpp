// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/CanvasGestures.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/gestures/ConnectionGesture.h"
#include "widgets/canvas/gestures/MoveGesture.h"
#include "widgets/canvas/items/NodeItem.h"

#include <utility>

namespace obscura {

CanvasGestures::CanvasGestures(CanvasScene& scene) : m_scene(scene), m_moving(scene.document()) {}

CanvasGestures::~CanvasGestures() = default;

bool CanvasGestures::beginConnection(const NodeItem& node, Port port, QPointF pointer) {
    m_connection = ConnectionGesture::begin(m_scene, node, port, pointer);
    return isConnecting();
}

void CanvasGestures::moveConnection(QPointF pointer) {
    m_connection->move(pointer);
}

void CanvasGestures::stepConnection(bool forward) {
    if (const auto target = m_connection->step(forward))
        Q_EMIT m_scene.selection().revealRequested(m_scene.nodeOf(target->to)->body());
}

void CanvasGestures::endConnection(QPointF pointer) {
    // Taken out first: the edit that ends it changes the scene.
    const auto gesture = std::exchange(m_connection, nullptr);
    gesture->finish(pointer);
}

void CanvasGestures::endConnection() {
    endConnection(m_connection->pointer());
}

void CanvasGestures::beginMove(MovableItem& held) {
    held.joinSelection();
    m_move = std::make_unique<MoveGesture>(m_scene, held.body());
}

void CanvasGestures::moveSelection(QPointF way) {
    m_scene.commands().move(m_move->moved(way), m_moving);
}

void CanvasGestures::endMove() {
    m_move.reset();
    m_moving.commit();
}

void CanvasGestures::cancel() {
    if (!isMoving() && !isConnecting())
        return;
    endMove();
    m_connection.reset();
    // What the pointer still does until the button is up belongs to nothing.
    if (QGraphicsItem* const item = m_scene.mouseGrabberItem())
        item->ungrabMouse();
}

bool CanvasGestures::rollBack() {
    NoteCommands& notes = m_scene.commands().notes();
    if (!isMoving() && !isConnecting() && !notes.isResizing())
        return false;
    m_moving.rollBack();
    notes.giveUpResizing();
    m_move.reset();
    m_connection.reset();
    if (QGraphicsItem* const item = m_scene.mouseGrabberItem())
        item->ungrabMouse();
    return true;
}

}  // namespace obscura
