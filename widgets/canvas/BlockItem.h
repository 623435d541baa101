// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/BlockPainter.h"

#include <QGraphicsItem>

namespace obscura {

class CanvasScene;

/// One block on the canvas. It mirrors the experiment's block and turns the pointer's actions into
/// requests to its scene; it never changes the experiment itself.
class BlockItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    BlockItem(const Block& block, CanvasScene& scene);

    int type() const override { return Type; }
    BlockId block() const { return m_block; }
    const BlockGeometry& geometry() const { return m_geometry; }
    const BlockFace& face() const { return m_face; }
    const BlockLook& look() const { return m_look; }

    /// The body where it stands on the canvas.
    QRectF body() const { return m_geometry.body().translated(pos()); }
    QPointF portPosition(Port port) const { return pos() + m_geometry.port(port); }

    void setFace(const BlockFace& face);
    void setGeometry(const BlockGeometry& geometry);
    void setStatus(BlockRunStatus status);
    void setConnected(std::vector<Port> ports);
    /// Shows which ports accept the connection being drawn; `dimmed` where none does.
    void setLit(std::vector<Port> ports, bool dimmed);
    void setPointed(std::optional<Port> port);

    QRectF boundingRect() const override { return m_geometry.bounds(); }
    QPainterPath shape() const override { return m_geometry.shape(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    CanvasScene& m_scene;
    BlockId m_block;
    BlockGeometry m_geometry;
    BlockFace m_face;
    BlockLook m_look;
};

}  // namespace obscura
