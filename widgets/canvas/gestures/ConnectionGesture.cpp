// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/ConnectionGesture.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/EdgeGeometry.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/CanvasLayers.h"

#include <QGraphicsPathItem>
#include <QLineF>
#include <QPen>
#include <algorithm>
#include <map>

namespace obscura {

namespace {
/// A port catches the connection from this far.
constexpr qreal kCatch = 28;
}  // namespace

std::unique_ptr<ConnectionGesture> ConnectionGesture::begin(CanvasScene& scene,
                                                            const NodeItem& node, Port port,
                                                            QPointF pointer) {
    const std::vector<BlockPort> ends = node.portsBehind(port);
    std::unique_ptr<ConnectionGesture> gesture;
    if (port.output) {
        gesture.reset(new ConnectionGesture(scene, ends.front(), {}));
    } else {
        std::vector<Edge> taken;
        for (const Edge& edge : scene.document().experiment().graph.edges) {
            if (std::ranges::find(ends, BlockPort{edge.to, edge.toPort}) != ends.end())
                taken.push_back(edge);
        }
        if (!taken.empty()) {
            const BlockPort from{taken.front().from, taken.front().fromPort};
            gesture.reset(new ConnectionGesture(scene, from, std::move(taken)));
        }
    }
    if (gesture)
        gesture->move(pointer);
    return gesture;
}

ConnectionGesture::ConnectionGesture(CanvasScene& scene, BlockPort from, std::vector<Edge> taken)
    : m_scene(scene),
      m_from(from),
      m_taken(std::move(taken)),
      m_possible(possibleEdges(scene.document().experiment(), from.block, from.port)),
      m_line(std::make_unique<QGraphicsPathItem>()) {
    const NodeItem* const start = scene.nodeOf(from.block);
    std::erase_if(m_possible, [&](const Edge& edge) {
        const auto end = scene.endOf(edge);
        return !end || end->node == start;
    });
    findStops();
    m_line->setPen(QPen(scene.theme().accent, 2.2, Qt::SolidLine, Qt::RoundCap));
    m_line->setZValue(kGestureLayer);
    m_line->setAcceptedMouseButtons(Qt::NoButton);
    scene.addItem(m_line.get());
    light(true);
}

ConnectionGesture::~ConnectionGesture() {
    light(false);
}

void ConnectionGesture::light(bool on) {
    std::map<const NodeItem*, std::vector<Port>> lit;
    for (const Edge& edge : m_possible) {
        if (const auto end = m_scene.endOf(edge); on && end)
            lit[end->node].push_back(end->port);
    }
    const NodeItem* const from = m_scene.nodeOf(m_from.block);
    for (NodeItem* item : m_scene.nodes()) {
        const bool dimmed = on && !lit.contains(item) && item != from;
        item->setLit(std::move(lit[item]), dimmed);
        item->setPointed({});
    }
}

/// Every input that is seen, whether it may be connected or not.
std::vector<Edge> ConnectionGesture::allEdges() const {
    std::vector<Edge> edges;
    for (const Block& block : m_scene.document().experiment().graph.blocks) {
        for (int port = 0; port < layerInfo(block.kind).inputs; ++port) {
            const Edge edge{m_from.block, m_from.port, block.id, port};
            if (m_scene.endOf(edge))
                edges.push_back(edge);
        }
    }
    return edges;
}

std::vector<Edge> ConnectionGesture::targetsAt(QPointF pointer, bool allowed) const {
    std::vector<Edge> best;
    std::optional<PortPlace> place;
    qreal distance = kCatch;
    for (const Edge& edge : allowed ? m_possible : allEdges()) {
        const auto port = m_scene.endOf(edge);
        const qreal d = QLineF(port->point(), pointer).length();
        if (port == place) {
            best.push_back(edge);
        } else if (d < distance || (d <= distance && best.empty())) {
            distance = d;
            place = port;
            best = {edge};
        }
    }
    return best;
}

/// The keyboard visits each port once, though at one of a folded group several inputs stand.
void ConnectionGesture::findStops() {
    std::vector<PortPlace> visited;
    for (const Edge& edge : m_possible) {
        const PortPlace end = *m_scene.endOf(edge);
        if (std::ranges::find(visited, end) != visited.end())
            continue;
        visited.push_back(end);
        m_stops.push_back(edge);
    }
}

std::optional<Edge> ConnectionGesture::step(bool forward) {
    const std::size_t count = m_stops.size();
    if (count == 0)
        return {};
    const std::size_t start = forward ? count - 1 : 0;
    m_step = (m_step.value_or(start) + (forward ? 1 : count - 1)) % count;
    const Edge& edge = m_stops[*m_step];
    move(m_scene.endOf(edge)->point());
    return edge;
}

void ConnectionGesture::move(QPointF pointer) {
    m_pointer = pointer;
    for (NodeItem* item : m_scene.nodes())
        item->setPointed({});
    QPointF end = pointer;
    if (const auto targets = targetsAt(pointer, true); !targets.empty()) {
        const auto place = m_scene.endOf(targets.front());
        place->node->setPointed(place->port);
        end = place->point();
    }
    const Edge start{m_from.block, m_from.port, 0, 0};
    if (const auto place = m_scene.startOf(start))
        m_line->setPath(EdgeGeometry(place->point(), end).path());
}

void ConnectionGesture::finish(QPointF pointer) {
    light(false);
    m_line.reset();
    if (const auto targets = targetsAt(pointer, true); !targets.empty())
        m_scene.commands().connectPorts(targets, m_taken);
    else if (const auto refused = targetsAt(pointer, false); !refused.empty())
        m_scene.commands().connectPorts(refused, m_taken);  // to say why not
    else if (!m_taken.empty())
        m_scene.commands().disconnectPorts(m_taken);
}

}  // namespace obscura
