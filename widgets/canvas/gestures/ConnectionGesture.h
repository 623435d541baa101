// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QPointF>
#include <memory>
#include <optional>
#include <vector>

class QGraphicsPathItem;

namespace obscura {

class CanvasScene;
class NodeItem;

/// A connection while it is drawn: from an output port, or an existing one that is taken off its
/// input port. As long as it lives, the input ports that would accept it are lit.
class ConnectionGesture {
public:
    /// nullptr when nothing can be dragged from that port.
    static std::unique_ptr<ConnectionGesture> begin(CanvasScene& scene, const NodeItem& node,
                                                    Port port, QPointF pointer);
    ~ConnectionGesture();

    void move(QPointF pointer);
    /// Points at the next port that would accept it, without a pointer; nothing where there is
    /// none.
    std::optional<Edge> step(bool forward);
    QPointF pointer() const { return m_pointer; }
    /// Connects, reconnects, or disconnects what was taken off and dropped nowhere.
    void finish(QPointF pointer);

private:
    ConnectionGesture(CanvasScene& scene, BlockPort from, std::vector<Edge> taken);
    void light(bool on);
    void findStops();
    /// The connections that dropping at `pointer` makes: several where the port of a folded group
    /// stands for several inputs. With `allowed` only valid ones.
    std::vector<Edge> targetsAt(QPointF pointer, bool allowed) const;
    std::vector<Edge> allEdges() const;

    CanvasScene& m_scene;
    BlockPort m_from;
    std::vector<Edge> m_taken;
    std::vector<Edge> m_possible;
    std::vector<Edge> m_stops;          ///< of those the ones that step() visits
    std::optional<std::size_t> m_step;  ///< the one that it chose
    QPointF m_pointer;
    std::unique_ptr<QGraphicsPathItem> m_line;
};

}  // namespace obscura
