// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/ConnectionGesture.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasEdits.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/EdgeItem.h"

#include <QGraphicsPathItem>
#include <QLineF>
#include <QPen>
#include <algorithm>

namespace obscura {

namespace {
/// In front of everything.
constexpr qreal kLayer = 2;
/// A port catches the connection from this far.
constexpr qreal kCatch = 28;
}  // namespace

std::unique_ptr<ConnectionGesture> ConnectionGesture::begin(CanvasScene& scene, BlockId block,
                                                            Port port, QPointF pointer) {
    std::unique_ptr<ConnectionGesture> gesture;
    if (port.output) {
        gesture.reset(new ConnectionGesture(scene, block, port.index, {}));
    } else {
        for (const Edge& edge : scene.document().experiment().graph.edges) {
            if (edge.to == block && edge.toPort == port.index)
                gesture.reset(new ConnectionGesture(scene, edge.from, edge.fromPort, edge));
        }
    }
    if (gesture)
        gesture->move(pointer);
    return gesture;
}

ConnectionGesture::ConnectionGesture(CanvasScene& scene, BlockId from, int fromPort,
                                     std::optional<Edge> taken)
    : m_scene(scene),
      m_from(from),
      m_fromPort(fromPort),
      m_taken(taken),
      m_possible(possibleEdges(scene.document().experiment(), from, fromPort)),
      m_line(std::make_unique<QGraphicsPathItem>()) {
    m_line->setPen(QPen(scene.theme().accent, 2.2, Qt::SolidLine, Qt::RoundCap));
    m_line->setZValue(kLayer);
    m_line->setAcceptedMouseButtons(Qt::NoButton);
    scene.addItem(m_line.get());
    light(true);
}

ConnectionGesture::~ConnectionGesture() {
    light(false);
}

void ConnectionGesture::light(bool on) {
    for (const Block& block : m_scene.document().experiment().graph.blocks) {
        BlockItem* item = m_scene.blockItem(block.id);
        if (!item)
            continue;
        std::vector<Port> lit;
        for (const Edge& edge : m_possible) {
            if (on && edge.to == block.id)
                lit.push_back({.output = false, .index = edge.toPort});
        }
        const bool dimmed = on && lit.empty() && block.id != m_from;
        item->setLit(std::move(lit), dimmed);
        item->setPointed({});
    }
    if (m_taken) {
        if (EdgeItem* edge = m_scene.edgeItem(*m_taken))
            edge->setVisible(!on);
    }
}

std::optional<Edge> ConnectionGesture::targetAt(QPointF pointer, bool allowed) const {
    std::optional<Edge> best;
    qreal distance = kCatch;
    const auto consider = [&](const Edge& edge) {
        const QPointF port =
            m_scene.blockItem(edge.to)->portPosition({.output = false, .index = edge.toPort});
        const qreal d = QLineF(port, pointer).length();
        if (d <= distance) {
            distance = d;
            best = edge;
        }
    };
    if (allowed) {
        for (const Edge& edge : m_possible)
            consider(edge);
        return best;
    }
    for (const Block& block : m_scene.document().experiment().graph.blocks) {
        for (int port = 0; port < m_scene.blockItem(block.id)->geometry().inputs(); ++port)
            consider({.from = m_from, .fromPort = m_fromPort, .to = block.id, .toPort = port});
    }
    return best;
}

std::optional<Edge> ConnectionGesture::step(bool forward) {
    const std::size_t count = m_possible.size();
    if (count == 0)
        return {};
    const std::size_t start = forward ? count - 1 : 0;
    m_step = (m_step.value_or(start) + (forward ? 1 : count - 1)) % count;
    const Edge& edge = m_possible[*m_step];
    move(m_scene.blockItem(edge.to)->portPosition({.output = false, .index = edge.toPort}));
    return edge;
}

void ConnectionGesture::move(QPointF pointer) {
    m_pointer = pointer;
    const auto target = targetAt(pointer, true);
    for (const Edge& edge : m_possible)
        m_scene.blockItem(edge.to)->setPointed({});
    QPointF end = pointer;
    if (target) {
        BlockItem* item = m_scene.blockItem(target->to);
        const Port port{.output = false, .index = target->toPort};
        item->setPointed(port);
        end = item->portPosition(port);
    }
    const QPointF start =
        m_scene.blockItem(m_from)->portPosition({.output = true, .index = m_fromPort});
    m_line->setPath(EdgeGeometry(start, end).path());
}

void ConnectionGesture::finish(QPointF pointer) {
    light(false);
    m_line.reset();
    if (const auto target = targetAt(pointer, true))
        m_scene.connectPorts(*target, m_taken);
    else if (const auto refused = targetAt(pointer, false))
        m_scene.connectPorts(*refused, m_taken);  // to say why not
    else if (m_taken)
        m_scene.disconnectPorts(*m_taken);
}

}  // namespace obscura
