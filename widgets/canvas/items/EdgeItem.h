// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/canvas/geometry/EdgeGeometry.h"

#include <QGraphicsItem>
#include <QString>

namespace obscura {

class CanvasScene;

/// One connection on the canvas with the shape that travels on it.
class EdgeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    EdgeItem(const Edge& edge, CanvasScene& scene);

    int type() const override { return Type; }
    const Edge& edge() const { return m_edge; }
    const EdgeGeometry& geometry() const { return m_geometry; }
    const QString& label() const { return m_label; }
    bool isHighlighted() const { return m_highlighted; }

    /// Follows what it leads from and to.
    void route(QPointF from, QPointF to, const QRectF& fromBody, const QRectF& toBody);
    void setLabel(const QString& label);
    /// As the target of a layer that is dragged over it.
    void setHighlighted(bool on);

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_shape; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    void measure();

    CanvasScene& m_scene;
    Edge m_edge;
    EdgeGeometry m_geometry;
    QPointF m_from, m_to;
    QRectF m_fromBody, m_toBody;
    QString m_label;
    QString m_shownLabel;
    QRectF m_labelRect;
    QPainterPath m_shape;
    QRectF m_bounds;
    bool m_highlighted = false;
    bool m_hovered = false;
};

}  // namespace obscura
