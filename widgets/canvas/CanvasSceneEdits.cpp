// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that turns commands and gestures into edits of the document.
#include "devices/Error.h"
#include "widgets/canvas/BlockClipboard.h"
#include "widgets/canvas/BlockCopies.h"
#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasEdits.h"
#include "widgets/canvas/CanvasMenu.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/ConnectionGesture.h"
#include "widgets/canvas/EdgeItem.h"
#include "widgets/canvas/LayeredLayout.h"
#include "widgets/canvas/MoveGesture.h"

#include <QClipboard>
#include <QGraphicsSceneContextMenuEvent>
#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QGuiApplication>
#include <QMenu>
#include <algorithm>

namespace obscura {

namespace {

QString titleOf(const QString& kind) {
    return QString::fromStdString(layerInfo(kind.toStdString()).title);
}

}  // namespace

bool CanvasScene::edit(const QString& text, const std::function<void(Experiment&)>& change,
                       const QString& mergeKey) {
    try {
        m_document.edit(text, change, mergeKey);
        return true;
    } catch (const UserError& error) {
        Q_EMIT editRefused(QString::fromUtf8(error.what()));
        return false;
    }
}

QString CanvasScene::nameOf(BlockId id) const {
    const Block* block = m_document.experiment().graph.find(id);
    return block ? QString::fromStdString(block->name) : QString();
}

QString CanvasScene::nameOf(const std::vector<BlockId>& blocks) const {
    return blocks.size() == 1 ? nameOf(blocks.front()) : tr("%1 blocks").arg(blocks.size());
}

void CanvasScene::insertAfterSelection(const QString& kind) {
    const auto edges = selectedEdges();
    const Graph& graph = m_document.experiment().graph;
    if (const BlockId selected = selectedBlock())
        return insertAfter(selected, kind);
    if (edges.size() == 1)
        return insertOn(edges.front(), kind);
    if (const Block* loss = graph.firstOfKind("loss")) {
        if (const auto edge = firstEdgeTo(graph, loss->id))
            return insertOn(*edge, kind);
    }
    const QRectF all = itemsBoundingRect();
    addAt(QPointF(all.center().x(), all.bottom() + BlockGeometry::kGap), kind);
}

void CanvasScene::insertAfter(BlockId block, const QString& kind) {
    BlockId id = 0;
    if (edit(tr("Insert %1").arg(titleOf(kind)),
             [&](Experiment& e) { id = obscura::insertAfter(e, kind.toStdString(), block); }))
        selectBlock(id);
}

void CanvasScene::insertOn(const Edge& edge, const QString& kind) {
    BlockId id = 0;
    if (edit(tr("Insert %1").arg(titleOf(kind)),
             [&](Experiment& e) { id = insertOnEdge(e, kind.toStdString(), edge); }))
        selectBlock(id);
}

void CanvasScene::addAt(QPointF centre, const QString& kind) {
    BlockId id = 0;
    if (edit(tr("Add %1").arg(titleOf(kind)), [&](Experiment& e) {
            const std::string name = kind.toStdString();
            id = addBlock(e, name, positionCentredAt(name, centre));
        }))
        selectBlock(id);
}

void CanvasScene::removeSelection() {
    const auto blocks = selectedBlocks();
    const auto edges = selectedEdges();
    if (blocks.empty() && edges.empty())
        return;
    QString text = tr("Remove %1 connections").arg(edges.size());
    if (!blocks.empty())
        text = tr("Remove %1").arg(nameOf(blocks));
    else if (edges.size() == 1)
        text = tr("Disconnect %1 from %2").arg(nameOf(edges[0].to), nameOf(edges[0].from));
    edit(text, [&](Experiment& e) { removeParts(e, blocks, edges); });
}

void CanvasScene::cutSelection() {
    const auto blocks = selectedBlocks();
    const auto edges = selectedEdges();
    if (blocks.empty())
        return;
    auto data = blocksToMime(partOf(m_document.experiment().graph, blocks));
    if (edit(tr("Cut %1").arg(nameOf(blocks)),
             [&](Experiment& e) { removeParts(e, blocks, edges); }))
        QGuiApplication::clipboard()->setMimeData(data.release());
}

void CanvasScene::copySelection() const {
    const auto blocks = selectedBlocks();
    if (blocks.empty())
        return;
    auto data = blocksToMime(partOf(m_document.experiment().graph, blocks));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

void CanvasScene::paste(std::optional<QPointF> centre) {
    try {
        const Graph part = blocksFromMime(QGuiApplication::clipboard()->mimeData());
        insertPart(tr("Paste"), part, centre);
    } catch (const UserError& error) {
        Q_EMIT editRefused(tr("Can't paste: %1").arg(QString::fromUtf8(error.what())));
    }
}

void CanvasScene::duplicateSelection() {
    if (const auto blocks = selectedBlocks(); !blocks.empty())
        insertPart(tr("Duplicate"), partOf(m_document.experiment().graph, blocks), {});
}

void CanvasScene::insertPart(const QString& verb, const Graph& part,
                             std::optional<QPointF> centre) {
    QRectF place;
    for (const Block& block : part.blocks)
        place |= bodyOf(block);
    const QPointF offset = centre ? snappedToGrid(*centre - place.center())
                                  : freeOffset(m_document.experiment().graph, part);
    const QString what = part.blocks.size() == 1 ? QString::fromStdString(part.blocks[0].name)
                                                 : tr("%1 blocks").arg(part.blocks.size());
    std::vector<BlockId> added;
    if (edit(verb + ' ' + what, [&](Experiment& e) { added = insertCopies(e, part, offset); }))
        selectBlocks(added);
}

void CanvasScene::arrange() {
    edit(tr("Arrange the network"), [](Experiment& e) { moveBlocks(e, layeredLayout(e.graph)); });
    Q_EMIT fitRequested();
}

void CanvasScene::replaceSelection() {
    const Block* const block = m_document.experiment().graph.find(selectedBlock());
    const auto kind = block ? replacementKind(block->kind) : std::nullopt;
    if (!kind)
        return;
    edit(tr("Replace %1 by %2")
             .arg(nameOf(block->id), titleOf(QString::fromStdString(std::string(*kind)))),
         [&](Experiment& e) { replaceKind(e, block->id, *kind); });
}

void CanvasScene::connectPorts(const Edge& edge, const std::optional<Edge>& insteadOf) {
    if (edge == insteadOf)
        return;
    edit(tr("Connect %1 to %2").arg(nameOf(edge.from), nameOf(edge.to)), [&](Experiment& e) {
        Experiment copy = e;
        if (insteadOf)
            disconnectBlocks(copy, *insteadOf);
        connectBlocks(copy, edge);
        e = std::move(copy);
    });
}

void CanvasScene::disconnectPorts(const Edge& edge) {
    edit(tr("Disconnect %1 from %2").arg(nameOf(edge.to), nameOf(edge.from)),
         [&](Experiment& e) { disconnectBlocks(e, edge); });
}

bool CanvasScene::beginConnection(BlockId block, Port port, QPointF pointer) {
    m_connection = ConnectionGesture::begin(*this, block, port, pointer);
    return isConnecting();
}

void CanvasScene::connectSelection() {
    const BlockId id = selectedBlock();
    const Block* const block = m_document.experiment().graph.find(id);
    if (!block || layerInfo(block->kind).outputs == 0)
        return;
    const Port port{.output = true, .index = freeOutput(m_document.experiment().graph, *block)};
    if (possibleEdges(m_document.experiment(), id, port.index).empty()) {
        Q_EMIT editRefused(tr("No block can follow %1 without closing a loop").arg(nameOf(id)));
        return;
    }
    beginConnection(id, port, blockItem(id)->portPosition(port));
    stepConnection(true);
}

void CanvasScene::stepConnection(bool forward) {
    if (const auto target = m_connection->step(forward))
        Q_EMIT revealRequested(target->to);
}

void CanvasScene::moveConnection(QPointF pointer) {
    m_connection->move(pointer);
}

void CanvasScene::endConnection(QPointF pointer) {
    // Taken out first: the edit that ends it changes the scene.
    const auto gesture = std::exchange(m_connection, nullptr);
    gesture->finish(pointer);
}

void CanvasScene::beginMove(BlockId block) {
    m_document.endMerge();
    m_move = std::make_unique<MoveGesture>(*this, block);
}

void CanvasScene::moveSelection(QPointF way) {
    move(m_move->moved(way), "move");
}

void CanvasScene::move(const std::map<BlockId, Position>& positions, const QString& mergeKey) {
    if (positions.empty())
        return;
    std::vector<BlockId> blocks;
    for (const auto& [id, position] : positions)
        blocks.push_back(id);
    edit(
        tr("Move %1").arg(nameOf(blocks)), [&](Experiment& e) { moveBlocks(e, positions); },
        mergeKey);
}

void CanvasScene::endMove() {
    if (!isMoving())
        return;
    m_move.reset();
    m_document.endMerge();
}

void CanvasScene::cancelGesture() {
    if (!isMoving() && !isConnecting())
        return;
    m_move.reset();
    m_connection.reset();
    // What the pointer still does until the button is up belongs to nothing.
    if (QGraphicsItem* item = mouseGrabberItem())
        item->ungrabMouse();
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (isConnecting())
        cancelGesture();
    QGraphicsScene::mousePressEvent(event);
}

void CanvasScene::contextMenuEvent(QGraphicsSceneContextMenuEvent* event) {
    QPointF point = event->scenePos();
    QPoint screen = event->screenPos();
    const auto* selected = blockItem(selectedBlock());
    if (event->reason() == QGraphicsSceneContextMenuEvent::Keyboard && selected &&
        event->widget()) {
        const auto* view = qobject_cast<QGraphicsView*>(event->widget()->parentWidget());
        point = selected->body().center();
        if (view)
            screen = view->viewport()->mapToGlobal(view->mapFromScene(point));
    }
    auto* menu = new QMenu(event->widget());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillCanvasMenu(*menu, *this, point);
    menu->popup(screen);
    event->accept();
}

}  // namespace obscura
