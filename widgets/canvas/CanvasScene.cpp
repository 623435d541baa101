// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasScene.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/ConnectionGesture.h"
#include "widgets/canvas/EdgeItem.h"
#include "widgets/canvas/LayerDrop.h"
#include "widgets/canvas/MoveGesture.h"

#include <QGraphicsSceneDragDropEvent>
#include <QGuiApplication>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Whether only the place of the block differs, so that neither shapes nor words can have changed.
bool isMove(const Patch::Change<std::optional<Block>>& change) {
    if (!change.before || !change.after)
        return false;
    Block moved = *change.before;
    moved.position = change.after->position;
    return moved == *change.after;
}

bool isMove(const Patch& patch) {
    return !patch.edges && !patch.training &&
           std::all_of(patch.blocks.begin(), patch.blocks.end(),
                       [](const auto& entry) { return isMove(entry.second); });
}

bool contains(const std::vector<Edge>& edges, const Edge& edge) {
    return std::find(edges.begin(), edges.end(), edge) != edges.end();
}

}  // namespace

CanvasScene::CanvasScene(ExperimentDocument& document, QObject* parent)
    : QGraphicsScene(parent),
      m_document(document),
      m_theme(Theme::of(QGuiApplication::palette())),
      m_drop(std::make_unique<LayerDrop>(*this)),
      m_actions(std::make_unique<CanvasActions>(*this)) {
    connect(&document, &ExperimentDocument::changed, this, &CanvasScene::mirror);
    connect(&document, &ExperimentDocument::resetDone, this, &CanvasScene::rebuild);
    connect(this, &QGraphicsScene::selectionChanged, this, &CanvasScene::noteSelection);
    rebuild();
}

CanvasScene::~CanvasScene() {
    // Items deselect themselves as they go, when the signal's receiver is half gone already.
    disconnect(this, &QGraphicsScene::selectionChanged, nullptr, nullptr);
    m_connection.reset();
    m_move.reset();
    m_drop.reset();
}

void CanvasScene::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

BlockItem* CanvasScene::blockItem(BlockId id) const {
    const auto found = m_blocks.find(id);
    return found == m_blocks.end() ? nullptr : found->second;
}

EdgeItem* CanvasScene::edgeItem(const Edge& edge) const {
    const auto found = std::find_if(m_edges.begin(), m_edges.end(),
                                    [&](const EdgeItem* item) { return item->edge() == edge; });
    return found == m_edges.end() ? nullptr : *found;
}

BlockItem* CanvasScene::blockAt(QPointF point) const {
    for (QGraphicsItem* item : items(point)) {
        if (auto* block = qgraphicsitem_cast<BlockItem*>(item))
            return block;
    }
    return nullptr;
}

EdgeItem* CanvasScene::edgeAt(QPointF point, qreal reach) const {
    for (EdgeItem* edge : m_edges) {
        if (edge->isVisible() && edge->geometry().shape(reach).contains(point))
            return edge;
    }
    return nullptr;
}

std::vector<BlockId> CanvasScene::selectedBlocks() const {
    std::vector<BlockId> result;
    for (const auto& [id, item] : m_blocks) {
        if (item->isSelected())
            result.push_back(id);
    }
    return result;
}

BlockId CanvasScene::selectedBlock() const {
    const auto blocks = selectedBlocks();
    return blocks.size() == 1 ? blocks.front() : 0;
}

std::vector<Edge> CanvasScene::selectedEdges() const {
    std::vector<Edge> result;
    for (const EdgeItem* item : m_edges) {
        if (item->isSelected())
            result.push_back(item->edge());
    }
    return result;
}

void CanvasScene::selectBlock(BlockId id) {
    clearSelection();
    if (BlockItem* item = blockItem(id)) {
        item->setSelected(true);
        Q_EMIT revealRequested(id);
    }
}

void CanvasScene::selectBlocks(const std::vector<BlockId>& ids) {
    clearSelection();
    for (const BlockId id : ids) {
        if (BlockItem* item = blockItem(id))
            item->setSelected(true);
    }
    if (!ids.empty())
        Q_EMIT revealRequested(ids.front());
}

void CanvasScene::selectAll() {
    for (const auto& [id, item] : m_blocks)
        item->setSelected(true);
}

void CanvasScene::noteSelection() {
    const BlockId selected = selectedBlock();
    if (selected == m_selected)
        return;
    m_selected = selected;
    Q_EMIT blockSelected(selected);
}

void CanvasScene::rebuild() {
    cancelGesture();
    m_drop->clear();
    for (EdgeItem* edge : std::exchange(m_edges, {}))
        delete edge;
    for (const auto& [id, block] : std::exchange(m_blocks, {}))
        delete block;
    m_blockStatus.clear();
    for (const Block& block : m_document.experiment().graph.blocks)
        addBlockItem(block);
    for (const Edge& edge : m_document.experiment().graph.edges)
        addEdgeItem(edge);
    refresh();
}

void CanvasScene::mirror(const Patch& patch) {
    const bool moveOnly = !patch.blocks.empty() && isMove(patch);
    if (!moveOnly)
        cancelGesture();
    for (const auto& [id, change] : patch.blocks)
        mirrorBlock(id, change);
    if (patch.edges)
        mirrorEdges(*patch.edges);
    for (const auto& [id, change] : patch.blocks)
        routeEdgesOf(id);
    if (!moveOnly)
        refresh();
}

void CanvasScene::mirrorBlock(BlockId id, const Patch::Change<std::optional<Block>>& change) {
    if (!change.before) {
        addBlockItem(*change.after);
        return;
    }
    if (!change.after) {
        const auto found = m_blocks.find(id);
        BlockItem* item = found->second;
        m_blocks.erase(found);
        m_blockStatus.erase(id);
        delete item;
        return;
    }
    BlockItem& item = *blockItem(id);
    item.setPos(change.after->position.x, change.after->position.y);
    if (change.before->kind != change.after->kind)
        item.setGeometry(BlockGeometry(layerInfo(change.after->kind)));
}

void CanvasScene::mirrorEdges(const Patch::Change<std::vector<Edge>>& change) {
    const auto gone = std::stable_partition(
        m_edges.begin(), m_edges.end(),
        [&](const EdgeItem* item) { return contains(change.after, item->edge()); });
    const std::vector<EdgeItem*> removed(gone, m_edges.end());
    m_edges.erase(gone, m_edges.end());
    for (EdgeItem* item : removed)
        delete item;
    for (const Edge& edge : change.after) {
        if (!contains(change.before, edge))
            addEdgeItem(edge);
    }
}

void CanvasScene::addBlockItem(const Block& block) {
    auto* item = new BlockItem(block, *this);
    m_blocks.emplace(block.id, item);
    addItem(item);
}

void CanvasScene::addEdgeItem(const Edge& edge) {
    auto* item = new EdgeItem(edge, *this);
    m_edges.push_back(item);
    addItem(item);
    item->route(*blockItem(edge.from), *blockItem(edge.to));
}

void CanvasScene::routeEdgesOf(BlockId id) {
    for (EdgeItem* item : m_edges) {
        if (item->edge().from == id || item->edge().to == id)
            item->route(*blockItem(item->edge().from), *blockItem(item->edge().to));
    }
}

void CanvasScene::refresh() {
    const Experiment& e = m_document.experiment();
    const InspectionReport& report = m_document.report();
    std::map<BlockId, std::vector<Port>> connected;
    for (EdgeItem* item : m_edges) {
        const Edge& edge = item->edge();
        connected[edge.from].push_back({.output = true, .index = edge.fromPort});
        connected[edge.to].push_back({.output = false, .index = edge.toPort});
        item->setLabel(shapeText(report, edge));
    }
    for (const Block& block : e.graph.blocks) {
        BlockItem& item = *blockItem(block.id);
        item.setFace(blockFace(block, report));
        item.setConnected(std::move(connected[block.id]));
    }
    refreshStatus();
}

void CanvasScene::setRunStatus(BlockRunStatus status) {
    m_status = status;
    m_blockStatus.clear();
    refreshStatus();
}

void CanvasScene::setRunStatus(BlockId id, BlockRunStatus status) {
    m_blockStatus[id] = status;
    refreshStatus();
}

BlockRunStatus CanvasScene::statusOf(BlockId id) const {
    if (const auto own = m_blockStatus.find(id); own != m_blockStatus.end())
        return own->second;
    const auto& shapes = m_document.report().shapes;
    const auto shape = shapes.find(id);
    const bool trained =
        shape != shapes.end() && shape->second.parameters + shape->second.physicalParameters > 0;
    return trained ? m_status : BlockRunStatus::Idle;
}

void CanvasScene::refreshStatus() {
    for (const auto& [id, item] : m_blocks)
        item->setStatus(statusOf(id));
}

void CanvasScene::dragEnterEvent(QGraphicsSceneDragDropEvent* event) {
    dragMoveEvent(event);
}

void CanvasScene::dragMoveEvent(QGraphicsSceneDragDropEvent* event) {
    event->setAccepted(m_drop->hover(event->mimeData(), event->scenePos()));
    if (event->isAccepted())
        event->setDropAction(Qt::CopyAction);
}

void CanvasScene::dragLeaveEvent(QGraphicsSceneDragDropEvent*) {
    m_drop->clear();
}

void CanvasScene::dropEvent(QGraphicsSceneDragDropEvent* event) {
    event->setAccepted(m_drop->drop(event->mimeData(), event->scenePos()));
}

}  // namespace obscura
