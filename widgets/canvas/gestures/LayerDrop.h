// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QPointF>
#include <QString>
#include <memory>
#include <optional>

class QGraphicsPathItem;
class QMimeData;

namespace obscura {

class CanvasScene;
class EdgeItem;

/// A layer while it is dragged over the canvas: shows where it would go, an edge or a free place.
class LayerDrop {
public:
    explicit LayerDrop(CanvasScene& scene);
    ~LayerDrop();

    /// False when this can't be dropped there.
    bool hover(const QMimeData* data, QPointF point);
    bool drop(const QMimeData* data, QPointF point);
    /// Takes the hints away.
    void clear();

private:
    EdgeItem* edgeFor(const QString& kind, QPointF point) const;

    CanvasScene& m_scene;
    std::unique_ptr<QGraphicsPathItem> m_ghost;
    std::optional<Edge> m_edge;  ///< the highlighted one
};

}  // namespace obscura
