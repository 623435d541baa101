// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasKeyboard.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/gestures/CanvasGestures.h"
#include "widgets/canvas/gestures/MoveGesture.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace obscura {

namespace {

constexpr qreal kLargeNudge = 5 * BlockGeometry::kGrid;

QPointF direction(int key) {
    switch (key) {
        case Qt::Key_Left:
            return {-1, 0};
        case Qt::Key_Right:
            return {1, 0};
        case Qt::Key_Up:
            return {0, -1};
        case Qt::Key_Down:
            return {0, 1};
        default:
            return {};
    }
}

bool isForward(int key) {
    return key == Qt::Key_Right || key == Qt::Key_Down;
}

/// Port number `place`, inputs first; nothing: the node itself, which is number -1.
std::optional<Port> portNumber(int place, int inputs) {
    if (place < 0)
        return std::nullopt;
    const bool output = place >= inputs;
    return Port{.output = output, .index = output ? place - inputs : place};
}

}  // namespace

CanvasKeyboard::CanvasKeyboard(CanvasScene& scene) : m_scene(scene), m_nudging(scene.document()) {}

bool CanvasKeyboard::press(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            activateSelection();
            return true;
        case Qt::Key_Escape:
            escape();
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            pressArrow(event);
            return true;
        default:
            return false;
    }
}

void CanvasKeyboard::pressArrow(const QKeyEvent& event) {
    const int key = event.key();
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    if (m_scene.gestures().isConnecting())
        m_scene.gestures().stepConnection(isForward(key));
    else if (event.modifiers() & Qt::ControlModifier)
        nudge(direction(key) * (shift ? kLargeNudge : BlockGeometry::kGrid));
    else if (shift)
        walkOntoEdge(key);
    else
        walk(key);
}

void CanvasKeyboard::activateSelection() {
    if (m_scene.gestures().isConnecting())
        return m_scene.gestures().endConnection();
    if (beginAtFocusedPort())
        return;
    CanvasSelection& selection = m_scene.selection();
    const auto notes = selection.notes();
    if (const GroupId group = selection.group())
        Q_EMIT selection.groupActivated(group);
    else if (const BlockId block = selection.block())
        Q_EMIT selection.blockActivated(block);
    else if (notes.size() == 1)
        m_scene.noteItem(notes.front())->beginEditing();
}

bool CanvasKeyboard::beginAtFocusedPort() {
    NodeItem* const node = m_scene.selection().node();
    const auto port = m_scene.selection().focusedPort();
    if (!node || !port ||
        !m_scene.gestures().beginConnection(*node, *port, node->portPosition(*port)))
        return false;
    if (port->output)
        m_scene.gestures().stepConnection(true);
    return true;
}

void CanvasKeyboard::connectSelection() {
    const NodeItem* const node = m_scene.selection().node();
    if (!node || node->geometry().outputs() == 0)
        return;
    const Experiment& e = m_scene.document().experiment();
    Port port{.output = true, .index = 0};
    if (const Block* const block = e.graph.find(m_scene.selection().block()))
        port.index = freeOutput(e.graph, *block);
    const BlockPort from = node->portsBehind(port).front();
    if (possibleEdges(e, from.block, from.port).empty()) {
        Q_EMIT m_scene.commands().editRefused(
            tr("No block can follow %1 without closing a loop").arg(node->face().name));
        return;
    }
    m_scene.gestures().beginConnection(*node, port, node->portPosition(port));
    m_scene.gestures().stepConnection(true);
}

void CanvasKeyboard::escape() {
    if (m_scene.gestures().rollBack())
        return;
    if (m_scene.selection().focusedPort())
        m_scene.selection().node()->setFocusedPort({});
    else
        m_scene.clearSelection();
}

void CanvasKeyboard::release(const QKeyEvent& event) {
    if (!event.isAutoRepeat())
        m_nudging.commit();
}

void CanvasKeyboard::nudge(QPointF way) {
    m_scene.commands().move(shifted(m_scene.selection().places(), way), m_nudging);
}

void CanvasKeyboard::walk(int key) {
    const bool forward = isForward(key);
    if (const auto edges = m_scene.selection().edges();
        m_scene.selection().blocks().empty() && edges.size() == 1)
        return m_scene.selection().selectBlock(forward ? edges.front().to : edges.front().from);
    const NodeItem* const start = m_scene.selection().node();
    if (key == Qt::Key_Up || key == Qt::Key_Down ||
        (!start && !m_scene.selection().notes().empty()))
        return walkAcross(key);
    if (!start) {
        selectNext(true);
        return;
    }
    for (const Edge& edge : m_scene.document().experiment().graph.edges) {
        const NodeItem* const from = m_scene.nodeOf(edge.from);
        const NodeItem* const to = m_scene.nodeOf(edge.to);
        if (from != to && (forward ? from : to) == start)
            return m_scene.selection().selectBlock(forward ? edge.to : edge.from);
    }
}

/// To the nearest block, group or note in that direction; sideways distance counts double.
void CanvasKeyboard::walkAcross(int key) {
    const auto all = stops();
    const auto start = std::ranges::find_if(all, &QGraphicsItem::isSelected);
    if (start == all.end()) {
        selectNext(true);
        return;
    }
    const QPointF from = (*start)->body().center();
    const QPointF towards = direction(key);
    MovableItem* best = nullptr;
    qreal least = std::numeric_limits<qreal>::max();
    for (MovableItem* const item : all) {
        const QPointF way = item->body().center() - from;
        const qreal ahead = QPointF::dotProduct(way, towards);
        const qreal aside = std::abs(way.x() * towards.y() - way.y() * towards.x());
        if (item != *start && ahead > BlockGeometry::kGrid && ahead + 2 * aside < least) {
            least = ahead + 2 * aside;
            best = item;
        }
    }
    if (best)
        m_scene.selection().selectOnly(*best);
}

/// From one connection of a block or group to its next, or else from the block to its first.
void CanvasKeyboard::walkOntoEdge(int key) {
    const bool forward = isForward(key);
    const auto endAt = [&](const Edge& edge) {
        return m_scene.nodeOf(forward ? edge.from : edge.to);
    };
    const auto selected = m_scene.selection().edges();
    const NodeItem* const node = selected.size() == 1 && !m_scene.selection().node()
                                     ? endAt(selected.front())
                                     : m_scene.selection().node();
    std::vector<EdgeItem*> edges;
    std::ranges::copy_if(m_scene.edges(), std::back_inserter(edges), [&](const EdgeItem* item) {
        return item->isVisible() && endAt(item->edge()) == node;
    });
    if (edges.empty())
        return;
    const auto present = std::ranges::find_if(edges, &QGraphicsItem::isSelected);
    const bool isLast = present == edges.end() || present + 1 == edges.end();
    m_scene.clearSelection();
    (isLast ? edges.front() : *(present + 1))->setSelected(true);
}

/// What Tab visits: blocks and folded groups, each once, then notes.
std::vector<MovableItem*> CanvasKeyboard::stops() const {
    std::vector<MovableItem*> stops;
    std::unordered_set<const NodeItem*> visited;
    for (const BlockId id : m_scene.blocksInOrder()) {
        if (NodeItem* const node = m_scene.nodeOf(id); visited.insert(node).second)
            stops.push_back(node);
    }
    for (const auto& [id, note] : m_scene.notes())
        stops.push_back(note);
    return stops;
}

bool CanvasKeyboard::selectNext(bool forward) {
    if (m_scene.gestures().isConnecting()) {
        m_scene.gestures().stepConnection(forward);
        return true;
    }
    if (stepPort(forward))
        return true;
    std::vector<MovableItem*> all = stops();
    if (!forward)
        std::reverse(all.begin(), all.end());
    const auto present = std::ranges::find_if(all, &QGraphicsItem::isSelected);
    const auto next = present == all.end() ? all.begin() : present + 1;
    if (next == all.end())
        return false;
    m_scene.selection().selectOnly(**next);
    if (NodeItem* const node = forward ? nullptr : m_scene.selection().node()) {
        const BlockGeometry& geometry = node->geometry();
        const int last = geometry.inputs() + geometry.outputs() - 1;
        node->setFocusedPort(portNumber(last, geometry.inputs()));
    }
    return true;
}

/// From the node itself to its inputs, then its outputs; or that way back. False: nothing is left.
bool CanvasKeyboard::stepPort(bool forward) {
    NodeItem* const node = m_scene.selection().node();
    if (!node)
        return false;
    const int inputs = node->geometry().inputs();
    const int count = inputs + node->geometry().outputs();
    const auto present = m_scene.selection().focusedPort();
    const int place = !present ? -1 : present->output ? inputs + present->index : present->index;
    const int next = place + (forward ? 1 : -1);
    if (next < -1 || next == count)
        return false;
    node->setFocusedPort(portNumber(next, inputs));
    return true;
}

}  // namespace obscura
