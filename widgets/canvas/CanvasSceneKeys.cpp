// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that answers to keys which aren't commands (CanvasActions.h).
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/gestures/ConnectionGesture.h"
#include "widgets/canvas/gestures/MoveGesture.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/EdgeItem.h"
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

/// Port number `place`, inputs first; nothing: the node itself, which is number -1.
std::optional<Port> portNumber(int place, int inputs) {
    if (place < 0)
        return std::nullopt;
    const bool output = place >= inputs;
    return Port{.output = output, .index = output ? place - inputs : place};
}

}  // namespace

void CanvasScene::keyPressEvent(QKeyEvent* event) {
    if (isEditingNote())
        return QGraphicsScene::keyPressEvent(event);
    event->accept();
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return activateSelection();
        case Qt::Key_Escape:
            return escape();
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (isConnecting())
                stepConnection(event->key() == Qt::Key_Right || event->key() == Qt::Key_Down);
            else if (control)
                nudge(event->key(), shift ? kLargeNudge : BlockGeometry::kGrid);
            else if (shift)
                walkOntoEdge(event->key());
            else
                walk(event->key());
            return;
        default:
            break;
    }
    event->ignore();
}

void CanvasScene::activateSelection() {
    if (isConnecting())
        return endConnection(m_connection->pointer());
    if (beginAtFocusedPort())
        return;
    const auto notes = selectedNotes();
    if (const GroupId group = selectedGroup())
        Q_EMIT groupActivated(group);
    else if (const BlockId block = selectedBlock())
        Q_EMIT blockActivated(block);
    else if (notes.size() == 1)
        noteItem(notes.front())->beginEditing();
}

bool CanvasScene::beginAtFocusedPort() {
    NodeItem* const node = selectedNode();
    const auto port = focusedPort();
    if (!node || !port || !beginConnection(*node, *port, node->portPosition(*port)))
        return false;
    if (port->output)
        stepConnection(true);
    return true;
}

void CanvasScene::escape() {
    if (isMoving())
        m_moving.rollBack();
    else if (focusedPort() && !isConnecting())
        selectedNode()->setFocusedPort({});
    else if (!isConnecting())
        clearSelection();
    cancelGesture();
}

void CanvasScene::keyReleaseEvent(QKeyEvent* event) {
    if (isEditingNote())
        return QGraphicsScene::keyReleaseEvent(event);
    if (!event->isAutoRepeat())
        m_nudging.commit();
    event->ignore();
}

void CanvasScene::nudge(int key, qreal way) {
    move(shifted(placesOfSelection(), direction(key) * way), m_nudging);
}

void CanvasScene::walk(int key) {
    const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
    if (const auto edges = selectedEdges(); selectedBlocks().empty() && edges.size() == 1)
        return selectBlock(forward ? edges.front().to : edges.front().from);
    const NodeItem* const start = selectedNode();
    if (key == Qt::Key_Up || key == Qt::Key_Down || (!start && !selectedNotes().empty()))
        return walkAcross(key);
    if (!start) {
        selectNext(true);
        return;
    }
    for (const Edge& edge : m_document.experiment().graph.edges) {
        const NodeItem* const from = nodeOf(edge.from);
        const NodeItem* const to = nodeOf(edge.to);
        if (from != to && (forward ? from : to) == start)
            return selectBlock(forward ? edge.to : edge.from);
    }
}

/// To the nearest block, group or note in that direction; sideways distance counts double.
void CanvasScene::walkAcross(int key) {
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
        selectOnly(*best);
}

/// From one connection of a block or group to its next, or else from the block to its first.
void CanvasScene::walkOntoEdge(int key) {
    const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
    const auto endAt = [&](const Edge& edge) { return nodeOf(forward ? edge.from : edge.to); };
    const auto selected = selectedEdges();
    const NodeItem* const node =
        selected.size() == 1 && !selectedNode() ? endAt(selected.front()) : selectedNode();
    std::vector<EdgeItem*> edges;
    std::ranges::copy_if(m_edges, std::back_inserter(edges), [&](const EdgeItem* item) {
        return item->isVisible() && endAt(item->edge()) == node;
    });
    if (edges.empty())
        return;
    const auto present = std::ranges::find_if(edges, &QGraphicsItem::isSelected);
    const bool isLast = present == edges.end() || present + 1 == edges.end();
    clearSelection();
    (isLast ? edges.front() : *(present + 1))->setSelected(true);
}

std::vector<BlockId> CanvasScene::blocksInOrder() const {
    std::vector<BlockId> order = m_document.report().order;
    const std::unordered_set<BlockId> known(order.begin(), order.end());
    for (const Block& block : m_document.experiment().graph.blocks) {
        if (!known.contains(block.id))
            order.push_back(block.id);
    }
    return order;
}

/// What Tab visits: blocks and folded groups, each once, then notes.
std::vector<MovableItem*> CanvasScene::stops() const {
    std::vector<MovableItem*> stops;
    std::unordered_set<const NodeItem*> visited;
    for (const BlockId id : blocksInOrder()) {
        if (NodeItem* const node = nodeOf(id); visited.insert(node).second)
            stops.push_back(node);
    }
    for (const auto& [id, note] : m_notes)
        stops.push_back(note);
    return stops;
}

bool CanvasScene::selectNext(bool forward) {
    if (isConnecting()) {
        stepConnection(forward);
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
    selectOnly(**next);
    if (NodeItem* const node = forward ? nullptr : selectedNode()) {
        const BlockGeometry& geometry = node->geometry();
        const int last = geometry.inputs() + geometry.outputs() - 1;
        node->setFocusedPort(portNumber(last, geometry.inputs()));
    }
    return true;
}

std::optional<Port> CanvasScene::focusedPort() const {
    const NodeItem* const node = selectedNode();
    return node ? node->look().focused : std::nullopt;
}

/// From the node itself to its inputs, then its outputs; or that way back. False: nothing is left.
bool CanvasScene::stepPort(bool forward) {
    NodeItem* const node = selectedNode();
    if (!node)
        return false;
    const int inputs = node->geometry().inputs();
    const int count = inputs + node->geometry().outputs();
    const auto present = focusedPort();
    const int place = !present ? -1 : present->output ? inputs + present->index : present->index;
    const int next = place + (forward ? 1 : -1);
    if (next < -1 || next == count)
        return false;
    node->setFocusedPort(portNumber(next, inputs));
    return true;
}

}  // namespace obscura
