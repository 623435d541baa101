// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/canvas/items/MovableItem.h"
#include "widgets/canvas/painting/BlockPainter.h"

#include <vector>

namespace obscura {

/// What connections lead to: a block, or a group that is folded into one.
class NodeItem : public MovableItem {
public:
    const BlockGeometry& geometry() const { return m_geometry; }
    const BlockFace& face() const { return m_face; }
    const BlockLook& look() const { return m_look; }

    QRectF body() const override { return m_geometry.body().translated(pos()); }
    QPointF portPosition(Port port) const { return pos() + m_geometry.port(port); }

    /// The blocks that it shows.
    virtual std::vector<BlockId> blocks() const = 0;
    /// The ports of those blocks that stand at its port.
    virtual std::vector<BlockPort> portsBehind(Port port) const = 0;
    /// The user wants to edit it.
    virtual void activate() = 0;

    void setFace(const BlockFace& face);
    void setGeometry(const BlockGeometry& geometry);
    void setStatus(BlockRunStatus status);
    void setConnected(std::vector<Port> ports);
    /// Shows which ports accept the connection being drawn; `dimmed` where none does.
    void setLit(std::vector<Port> ports, bool dimmed);
    void setPointed(std::optional<Port> port);
    /// The port that the keyboard acts on.
    void setFocusedPort(std::optional<Port> port);

    QRectF boundingRect() const override { return m_geometry.bounds(); }
    QPainterPath shape() const override { return m_geometry.shape(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    NodeItem(const BlockGeometry& geometry, CanvasScene& scene);

    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    BlockGeometry m_geometry;
    BlockFace m_face;
    BlockLook m_look;
};

}  // namespace obscura
