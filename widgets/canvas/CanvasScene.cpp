// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasScene.h"

#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasKeyboard.h"
#include "widgets/canvas/CanvasMenu.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/gestures/CanvasGestures.h"
#include "widgets/canvas/gestures/LayerDrop.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/BlockStatuses.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/FoldedItem.h"
#include "widgets/canvas/items/GroupItems.h"
#include "widgets/canvas/items/NoteItem.h"

#include <QGraphicsSceneDragDropEvent>
#include <QGraphicsSceneMouseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

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
    return !patch.edges && !patch.training && !patch.groups &&
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
      m_groups(std::make_unique<GroupItems>(*this)),
      m_statuses(std::make_unique<BlockStatuses>(*this)),
      m_selection(std::make_unique<CanvasSelection>(*this)),
      m_commands(std::make_unique<CanvasCommands>(*this)),
      m_gestures(std::make_unique<CanvasGestures>(*this)),
      m_keyboard(std::make_unique<CanvasKeyboard>(*this)),
      m_drop(std::make_unique<LayerDrop>(*this)),
      m_actions(std::make_unique<CanvasActions>(*this)) {
    connect(&document, &ExperimentDocument::changed, this, &CanvasScene::mirror);
    connect(&document, &ExperimentDocument::resetDone, this, &CanvasScene::rebuild);
    rebuild();
}

CanvasScene::~CanvasScene() {
    // Items deselect themselves as they go, when the signal's receiver is half gone already.
    disconnect(this, &QGraphicsScene::selectionChanged, nullptr, nullptr);
    m_gestures->cancel();
    m_drop.reset();
    // While the document and this scene are whole: an editor that goes speaks to both.
    for (const auto& [id, note] : m_notes)
        note->endEditing();
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

NoteItem* CanvasScene::noteItem(NoteId id) const {
    const auto found = m_notes.find(id);
    return found == m_notes.end() ? nullptr : found->second;
}

NodeItem* CanvasScene::nodeOf(BlockId block) const {
    const Block* const value = m_document.experiment().graph.find(block);
    if (FoldedItem* const group = value ? m_groups->folded(value->group) : nullptr)
        return group;
    return blockItem(block);
}

std::vector<NodeItem*> CanvasScene::nodes() const {
    std::vector<NodeItem*> nodes;
    for (const auto& [id, item] : m_blocks) {
        if (item->isVisible())
            nodes.push_back(item);
    }
    for (FoldedItem* const item : m_groups->allFolded())
        nodes.push_back(item);
    return nodes;
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

NoteItem* CanvasScene::editedNote() const {
    const auto found =
        std::ranges::find_if(m_notes, [](const auto& entry) { return entry.second->isEditing(); });
    return found == m_notes.end() ? nullptr : found->second;
}

QPointF PortPlace::point() const {
    return node->portPosition(port);
}

std::optional<PortPlace> CanvasScene::placeOf(BlockId block, Port port) const {
    const Block* const value = m_document.experiment().graph.find(block);
    if (!value)
        return std::nullopt;
    if (FoldedItem* const group = m_groups->folded(value->group)) {
        const auto seen = group->portOf(block, port);
        return seen ? std::optional(PortPlace{group, *seen}) : std::nullopt;
    }
    return PortPlace{blockItem(block), port};
}

std::optional<PortPlace> CanvasScene::startOf(const Edge& edge) const {
    return placeOf(edge.from, {.output = true, .index = edge.fromPort});
}

std::optional<PortPlace> CanvasScene::endOf(const Edge& edge) const {
    return placeOf(edge.to, {.output = false, .index = edge.toPort});
}

NodeItem* CanvasScene::nodeAt(QPointF point) const {
    return dynamic_cast<NodeItem*>(movableAt(point));
}

MovableItem* CanvasScene::movableAt(QPointF point) const {
    for (QGraphicsItem* item : items(point)) {
        if (auto* const movable = dynamic_cast<MovableItem*>(item))
            return movable;
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

QRectF CanvasScene::bodiesRect() const {
    QRectF rect;
    for (const NodeItem* const node : nodes())
        rect |= node->body();
    for (const auto& [id, note] : m_notes)
        rect |= note->body();
    return rect;
}

QRectF CanvasScene::seenRect() const {
    // itemsBoundingRect() would count what is hidden within folded groups.
    QRectF rect;
    for (const QGraphicsItem* const item : items()) {
        if (item->isVisible())
            rect |= item->sceneBoundingRect();
    }
    return rect;
}

void CanvasScene::rebuild() {
    m_selection->hold();
    m_gestures->cancel();
    m_drop->clear();
    m_groups->clear();
    for (EdgeItem* edge : std::exchange(m_edges, {}))
        delete edge;
    for (const auto& [id, block] : std::exchange(m_blocks, {}))
        delete block;
    m_statuses->forgetAll();
    for (const Block& block : m_document.experiment().graph.blocks)
        addBlockItem(block);
    for (const Edge& edge : m_document.experiment().graph.edges)
        addEdgeItem(edge);
    mirrorNotes();
    refresh();
}

void CanvasScene::mirror(const Patch& patch) {
    const bool moveOnly = (!patch.blocks.empty() || patch.notes) && isMove(patch);
    if (!moveOnly) {
        m_selection->hold();
        m_gestures->cancel();
    }
    for (const auto& [id, change] : patch.blocks)
        mirrorBlock(id, change);
    if (patch.edges)
        mirrorEdges(*patch.edges);
    if (patch.notes)
        mirrorNotes();
    if (!moveOnly)
        return refresh();
    m_groups->place();
    routeEdges();
}

void CanvasScene::mirrorNotes() {
    const Graph& graph = m_document.experiment().graph;
    std::vector<NoteItem*> stale;
    std::erase_if(m_notes, [&](const auto& entry) {
        if (graph.findNote(entry.first))
            return false;
        stale.push_back(entry.second);
        return true;
    });
    for (NoteItem* item : stale)
        delete item;
    for (const Note& note : graph.notes) {
        if (NoteItem* const item = noteItem(note.id)) {
            item->mirror(note);
            continue;
        }
        auto* const item = new NoteItem(note, *this);
        m_notes.emplace(note.id, item);
        addItem(item);
    }
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
        m_statuses->forget(id);
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
}

/// Connections that come to lie on one another at a folded group are seen once.
void CanvasScene::routeEdges() {
    using Way = std::tuple<const NodeItem*, int, const NodeItem*, int>;
    std::set<Way> seen;
    for (EdgeItem* item : m_edges) {
        const auto from = startOf(item->edge()), to = endOf(item->edge());
        bool isSeen = from && to && from->node != to->node;
        if (isSeen && dynamic_cast<const FoldedItem*>(to->node)) {
            isSeen = seen.insert({from->node, from->port.index, to->node, to->port.index}).second;
        }
        item->setVisible(isSeen);
        if (isSeen)
            item->route(from->point(), to->point(), from->node->body(), to->node->body());
    }
}

void CanvasScene::refresh() {
    const Experiment& e = m_document.experiment();
    const InspectionReport& report = m_document.report();
    m_groups->mirror();
    std::map<NodeItem*, std::vector<Port>> connected;
    for (EdgeItem* item : m_edges) {
        if (const auto from = startOf(item->edge()))
            connected[from->node].push_back(from->port);
        if (const auto to = endOf(item->edge()))
            connected[to->node].push_back(to->port);
        item->setLabel(shapeText(report, item->edge()));
    }
    for (const Block& block : e.graph.blocks)
        blockItem(block.id)->setFace(blockFace(block, report));
    for (NodeItem* const node : nodes())
        node->setConnected(std::move(connected[node]));
    routeEdges();
    m_statuses->show();
    m_selection->tell();
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (m_gestures->isConnecting())
        m_gestures->cancel();
    NoteItem* const edited = editedNote();
    if (edited && !edited->body().contains(event->scenePos()))
        edited->endEditing();
    if (event->button() == Qt::LeftButton)
        m_selection->forgetMeantGroup();
    QGraphicsScene::mousePressEvent(event);
    m_selection->tell();
}

void CanvasScene::keyPressEvent(QKeyEvent* event) {
    if (editedNote())
        return QGraphicsScene::keyPressEvent(event);
    event->setAccepted(m_keyboard->press(*event));
}

void CanvasScene::keyReleaseEvent(QKeyEvent* event) {
    if (editedNote())
        return QGraphicsScene::keyReleaseEvent(event);
    m_keyboard->release(*event);
    event->ignore();
}

void CanvasScene::contextMenuEvent(QGraphicsSceneContextMenuEvent* event) {
    if (editedNote())
        return QGraphicsScene::contextMenuEvent(event);
    showCanvasMenu(*event, *this);
    event->accept();
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
