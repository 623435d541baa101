// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that answers to keys which aren't commands (CanvasActions.h).
#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasEdits.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/ConnectionGesture.h"
#include "widgets/canvas/EdgeItem.h"
#include "widgets/canvas/MoveGesture.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <limits>

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

}  // namespace

void CanvasScene::keyPressEvent(QKeyEvent* event) {
    event->accept();
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (isConnecting())
                endConnection(m_connection->pointer());
            else if (const BlockId id = selectedBlock())
                Q_EMIT blockActivated(id);
            return;
        case Qt::Key_Escape:
            if (isMoving())
                moveSelection({});
            else if (!isConnecting())
                clearSelection();
            cancelGesture();
            return;
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

void CanvasScene::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !isMoving())
        m_document.endMerge();
    event->ignore();
}

void CanvasScene::nudge(int key, qreal way) {
    std::map<BlockId, Position> positions;
    for (const BlockId id : selectedBlocks()) {
        const QPointF to = blockItem(id)->pos() + direction(key) * way;
        positions[id] = {to.x(), to.y()};
    }
    move(positions, "nudge");
}

void CanvasScene::walk(int key) {
    const BlockId start = selectedBlock();
    if (const auto edges = selectedEdges(); !start && edges.size() == 1) {
        const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
        selectBlock(forward ? edges.front().to : edges.front().from);
        return;
    }
    if (!start) {
        selectNext(true);
        return;
    }
    const Graph& graph = m_document.experiment().graph;
    if (key == Qt::Key_Right || key == Qt::Key_Left) {
        const auto edge =
            key == Qt::Key_Right ? firstEdgeFrom(graph, start) : firstEdgeTo(graph, start);
        if (edge)
            selectBlock(key == Qt::Key_Right ? edge->to : edge->from);
        return;
    }
    // The nearest block above or below; sideways distance counts double.
    const QPointF from = blockItem(start)->body().center();
    const qreal sign = direction(key).y();
    BlockId best = 0;
    qreal least = std::numeric_limits<qreal>::max();
    for (const auto& [id, item] : m_blocks) {
        const QPointF way = item->body().center() - from;
        const qreal ahead = way.y() * sign;
        const qreal distance = ahead + 2 * std::abs(way.x());
        if (id != start && ahead > BlockGeometry::kGrid && distance < least) {
            least = distance;
            best = id;
        }
    }
    if (best)
        selectBlock(best);
}

void CanvasScene::walkOntoEdge(int key) {
    const Graph& graph = m_document.experiment().graph;
    const auto selected = selectedEdges();
    const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
    // From one connection of a block to its next, or else from the block to its first.
    const BlockId block = selectedBlock()        ? selectedBlock()
                          : selected.size() != 1 ? 0
                          : forward              ? selected.front().from
                                                 : selected.front().to;
    std::vector<Edge> edges;
    std::copy_if(graph.edges.begin(), graph.edges.end(), std::back_inserter(edges),
                 [&](const Edge& edge) { return (forward ? edge.from : edge.to) == block; });
    if (edges.empty())
        return;
    const auto present =
        selected.empty() ? edges.end() : std::find(edges.begin(), edges.end(), selected.front());
    const bool isLast = present == edges.end() || present + 1 == edges.end();
    clearSelection();
    edgeItem(isLast ? edges.front() : *(present + 1))->setSelected(true);
}

std::vector<BlockId> CanvasScene::blocksInOrder() const {
    std::vector<BlockId> order = m_document.report().order;
    for (const Block& block : m_document.experiment().graph.blocks) {
        if (std::find(order.begin(), order.end(), block.id) == order.end())
            order.push_back(block.id);
    }
    return order;
}

bool CanvasScene::selectNext(bool forward) {
    if (isConnecting()) {
        stepConnection(forward);
        return true;
    }
    std::vector<BlockId> order = blocksInOrder();
    if (!forward)
        std::reverse(order.begin(), order.end());
    const auto present = std::find(order.begin(), order.end(), selectedBlock());
    const auto next = present == order.end() ? order.begin() : present + 1;
    if (next == order.end())
        return false;
    selectBlock(*next);
    return true;
}

}  // namespace obscura
