// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/NodeItem.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/gestures/CanvasGestures.h"
#include "widgets/canvas/items/CanvasLayers.h"

#include <QCursor>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace obscura {

NodeItem::NodeItem(const BlockGeometry& geometry, CanvasScene& scene)
    : MovableItem(scene), m_geometry(geometry) {
    setFlags(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(kBlockLayer);
}

void NodeItem::setFace(const BlockFace& face) {
    if (face == m_face)
        return;
    m_face = face;
    setToolTip(face.toolTip);
    update();
}

void NodeItem::setGeometry(const BlockGeometry& geometry) {
    if (geometry == m_geometry)
        return;
    prepareGeometryChange();
    m_geometry = geometry;
    m_look.pointed.reset();
    m_look.focused.reset();
}

void NodeItem::setStatus(BlockRunStatus status) {
    if (m_look.status == status)
        return;
    m_look.status = status;
    update();
}

void NodeItem::setConnected(std::vector<Port> ports) {
    if (m_look.connected == ports)
        return;
    m_look.connected = std::move(ports);
    update();
}

void NodeItem::setLit(std::vector<Port> ports, bool dimmed) {
    if (m_look.lit == ports && m_look.dimmed == dimmed)
        return;
    m_look.lit = std::move(ports);
    m_look.dimmed = dimmed;
    update();
}

void NodeItem::setPointed(std::optional<Port> port) {
    if (m_look.pointed == port)
        return;
    m_look.pointed = port;
    update();
}

void NodeItem::setFocusedPort(std::optional<Port> port) {
    if (m_look.focused == port)
        return;
    m_look.focused = port;
    update();
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    BlockLook look = m_look;
    look.selected = isSelected();
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintBlock(*painter, m_face, m_geometry, look, canvas().theme(), detail);
}

void NodeItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    const auto port = m_geometry.portAt(event->pos());
    if (event->button() == Qt::LeftButton && port &&
        canvas().gestures().beginConnection(*this, *port, event->scenePos())) {
        event->accept();
        return;
    }
    MovableItem::mousePressEvent(event);
}

void NodeItem::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (canvas().gestures().isConnecting())
        canvas().gestures().moveConnection(event->scenePos());
    else
        MovableItem::mouseMoveEvent(event);
}

void NodeItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (canvas().gestures().isConnecting())
        canvas().gestures().endConnection(event->scenePos());
    else
        MovableItem::mouseReleaseEvent(event);
}

void NodeItem::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    activate();
}

void NodeItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
    const auto port = m_geometry.portAt(event->pos());
    setPointed(port);
    setCursor(port ? Qt::CrossCursor : Qt::ArrowCursor);
    if (!m_look.hovered) {
        m_look.hovered = true;
        update();
    }
}

void NodeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    m_look.hovered = false;
    m_look.pointed.reset();
    unsetCursor();
    update();
}

}  // namespace obscura
