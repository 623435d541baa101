// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/BlockItem.h"

#include "widgets/canvas/CanvasScene.h"

#include <QApplication>
#include <QCursor>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace obscura {

namespace {
/// Blocks stand in front of edges.
constexpr qreal kLayer = 1;
}  // namespace

BlockItem::BlockItem(const Block& block, CanvasScene& scene)
    : m_scene(scene), m_block(block.id), m_geometry(layerInfo(block.kind)) {
    setPos(block.position.x, block.position.y);
    setFlags(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(kLayer);
}

void BlockItem::setFace(const BlockFace& face) {
    if (face == m_face)
        return;
    m_face = face;
    setToolTip(face.toolTip);
    update();
}

void BlockItem::setGeometry(const BlockGeometry& geometry) {
    prepareGeometryChange();
    m_geometry = geometry;
}

void BlockItem::setStatus(BlockRunStatus status) {
    if (m_look.status == status)
        return;
    m_look.status = status;
    update();
}

void BlockItem::setConnected(std::vector<Port> ports) {
    if (m_look.connected == ports)
        return;
    m_look.connected = std::move(ports);
    update();
}

void BlockItem::setLit(std::vector<Port> ports, bool dimmed) {
    if (m_look.lit == ports && m_look.dimmed == dimmed)
        return;
    m_look.lit = std::move(ports);
    m_look.dimmed = dimmed;
    update();
}

void BlockItem::setPointed(std::optional<Port> port) {
    if (m_look.pointed == port)
        return;
    m_look.pointed = port;
    update();
}

void BlockItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    BlockLook look = m_look;
    look.selected = isSelected();
    const qreal detail =
        QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintBlock(*painter, m_face, m_geometry, look, m_scene.theme(), detail);
}

void BlockItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    const auto port = m_geometry.portAt(event->pos());
    if (event->button() == Qt::LeftButton && port &&
        m_scene.beginConnection(m_block, *port, event->scenePos())) {
        event->accept();
        return;
    }
    if (event->button() == Qt::RightButton) {
        // Kept from the scene, which would clear the selection that the context menu acts on.
        event->accept();
        return;
    }
    QGraphicsItem::mousePressEvent(event);
}

void BlockItem::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (m_scene.isConnecting()) {
        m_scene.moveConnection(event->scenePos());
        return;
    }
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint way = event->screenPos() - event->buttonDownScreenPos(Qt::LeftButton);
    if (!m_scene.isMoving()) {
        if (way.manhattanLength() < QApplication::startDragDistance())
            return;
        m_scene.beginMove(m_block);
    }
    m_scene.moveSelection(event->scenePos() - event->buttonDownScenePos(Qt::LeftButton));
}

void BlockItem::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (m_scene.isConnecting()) {
        m_scene.endConnection(event->scenePos());
        return;
    }
    const bool moved = m_scene.isMoving();
    m_scene.endMove();
    // After a drag the selection stays as it is; a click selects this block alone.
    if (!moved)
        QGraphicsItem::mouseReleaseEvent(event);
}

void BlockItem::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    Q_EMIT m_scene.blockActivated(m_block);
}

void BlockItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
    const auto port = m_geometry.portAt(event->pos());
    setPointed(port);
    setCursor(port ? Qt::CrossCursor : Qt::ArrowCursor);
    if (!m_look.hovered) {
        m_look.hovered = true;
        update();
    }
}

void BlockItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    m_look.hovered = false;
    m_look.pointed.reset();
    unsetCursor();
    update();
}

}  // namespace obscura
