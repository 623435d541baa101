// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that turns commands and gestures into edits of the document.
#include "devices/Error.h"
#include "widgets/canvas/CanvasMenu.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/BlockClipboard.h"
#include "widgets/canvas/edits/BlockCopies.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/LayeredLayout.h"
#include "widgets/canvas/gestures/ConnectionGesture.h"
#include "widgets/canvas/gestures/MoveGesture.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/NoteItem.h"

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

/// "relu", "stage", "note", "3 blocks", "2 notes", "5 parts".
QString namesOf(const Graph& graph, const Parts& parts) {
    const std::size_t blocks = parts.blocks.size(), notes = parts.notes.size();
    if (blocks > 0 && notes > 0)
        return QObject::tr("%1 parts").arg(blocks + notes);
    if (blocks == 0)
        return notes == 1 ? QObject::tr("note") : QObject::tr("%1 notes").arg(notes);
    if (blocks == 1)
        return QString::fromStdString(graph.find(parts.blocks.front())->name);
    const Block* const first = graph.find(parts.blocks.front());
    const Group* const group = first ? graph.findGroup(first->group) : nullptr;
    if (group && graph.membersOf(group->id).size() == blocks &&
        std::ranges::all_of(parts.blocks,
                            [&](BlockId id) { return graph.find(id)->group == group->id; }))
        return QString::fromStdString(group->name);
    return QObject::tr("%1 blocks").arg(blocks);
}

Parts allOf(const Graph& graph) {
    Parts parts;
    std::ranges::transform(graph.blocks, std::back_inserter(parts.blocks), &Block::id);
    std::ranges::transform(graph.notes, std::back_inserter(parts.notes), &Note::id);
    return parts;
}

}  // namespace

bool CanvasScene::edit(const QString& text, const std::function<void(Experiment&)>& change,
                       EditSession* session) {
    try {
        if (session)
            session->submit(text, change);
        else
            m_document.edit(text, change);
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

QString CanvasScene::nameOf(const Parts& parts) const {
    return namesOf(m_document.experiment().graph, parts);
}

void CanvasScene::insertAfterSelection(const QString& kind) {
    const auto edges = selectedEdges();
    const Graph& graph = m_document.experiment().graph;
    if (const GroupId group = selectedGroup())
        return insertAfterGroup(group, kind);
    if (const BlockId selected = selectedBlock())
        return insertAfter(selected, kind);
    if (edges.size() == 1)
        return insertOn(edges.front(), kind);
    if (const Block* loss = firstWithRole(graph, LayerRole::Target)) {
        if (const auto edge = firstEdgeTo(graph, loss->id))
            return insertOn(*edge, kind);
    }
    const QRectF all = seenRect();
    addAt(QPointF(all.center().x(), all.bottom() + BlockGeometry::kGap), kind);
}

void CanvasScene::addAndSelect(const QString& text,
                               const std::function<BlockId(Experiment&)>& add) {
    BlockId id = 0;
    if (edit(text, [&](Experiment& e) { id = add(e); }))
        selectBlock(id);
}

void CanvasScene::insertAfter(BlockId block, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)),
                 [&](Experiment& e) { return obscura::insertAfter(e, kind.toStdString(), block); });
}

void CanvasScene::insertAfterGroup(GroupId group, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)), [&](Experiment& e) {
        return obscura::insertAfterGroup(e, kind.toStdString(), group);
    });
}

void CanvasScene::insertOn(const Edge& edge, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)),
                 [&](Experiment& e) { return insertOnEdge(e, kind.toStdString(), edge); });
}

void CanvasScene::addAt(QPointF centre, const QString& kind) {
    addAndSelect(tr("Add %1").arg(titleOf(kind)), [&](Experiment& e) {
        const std::string name = kind.toStdString();
        return addBlock(e, name, positionCentredAt(name, centre));
    });
}

void CanvasScene::removeSelection() {
    const Parts parts = selectedParts();
    const auto edges = selectedEdges();
    if (parts.blocks.empty() && parts.notes.empty() && edges.empty())
        return;
    if (!parts.blocks.empty() || !parts.notes.empty()) {
        remove(tr("Remove"), parts);
        return;
    }
    const QString text =
        edges.size() == 1
            ? tr("Disconnect %1 from %2").arg(nameOf(edges[0].to), nameOf(edges[0].from))
            : tr("Remove %1 connections").arg(edges.size());
    edit(text, [&](Experiment& e) { removeParts(e, parts); });
}

/// What can be removed of `parts`; all of them where that is nothing, so that the experiment says
/// why.
Parts CanvasScene::removable(const Parts& parts) const {
    const Graph& graph = m_document.experiment().graph;
    Parts result = parts;
    std::erase_if(result.blocks,
                  [&](BlockId id) { return layerInfo(graph.find(id)->kind).isEnd(); });
    return result.blocks.empty() && result.notes.empty() ? parts : result;
}

/// Removes what can be removed of `parts`, and says what stays.
bool CanvasScene::remove(const QString& verb, const Parts& parts) {
    const Parts removed = removable(parts);
    QStringList kept;
    for (const BlockId id : parts.blocks) {
        if (std::ranges::find(removed.blocks, id) == removed.blocks.end())
            kept << nameOf(id);
    }
    const QString text = QStringLiteral("%1 %2").arg(verb, nameOf(removed));
    if (!edit(text, [&](Experiment& e) { removeParts(e, removed); }))
        return false;
    if (!kept.isEmpty())
        Q_EMIT editNoted(tr("Kept %1: every experiment needs its data set and its loss")
                             .arg(kept.join(tr(" and "))));
    return true;
}

void CanvasScene::cutSelection() {
    const Parts parts = selectedParts();
    if (parts.blocks.empty() && parts.notes.empty())
        return;
    const Parts taken = removable(parts);
    auto data = blocksToMime(partOf(m_document.experiment().graph, taken.blocks, taken.notes));
    if (remove(tr("Cut"), parts))
        QGuiApplication::clipboard()->setMimeData(data.release());
}

void CanvasScene::copySelection() const {
    const Parts parts = selectedParts();
    if (parts.blocks.empty() && parts.notes.empty())
        return;
    auto data = blocksToMime(partOf(m_document.experiment().graph, parts.blocks, parts.notes));
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
    const Parts parts = selectedParts();
    if (!parts.blocks.empty() || !parts.notes.empty())
        insertPart(tr("Duplicate"),
                   partOf(m_document.experiment().graph, parts.blocks, parts.notes), {});
}

void CanvasScene::insertPart(const QString& verb, const Graph& part,
                             std::optional<QPointF> centre) {
    const QPointF offset = centre ? snappedToGrid(*centre - obscura::placeOf(part).center())
                                  : freeOffset(m_document.experiment().graph, part);
    Copies added;
    if (edit(verb + ' ' + namesOf(part, allOf(part)),
             [&](Experiment& e) { added = insertCopies(e, part, offset); }))
        select(added);
}

void CanvasScene::select(const Copies& copies) {
    selectBlocks(copies.blocks);
    for (const NoteId id : copies.notes)
        noteItem(id)->setSelected(true);
    if (copies.blocks.empty() && !copies.notes.empty())
        Q_EMIT revealRequested(noteItem(copies.notes.front())->body());
}

void CanvasScene::arrange() {
    edit(tr("Arrange the network"),
         [](Experiment& e) { moveParts(e, {.blocks = layeredLayout(e.graph)}); });
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

void CanvasScene::connectPorts(const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf) {
    const Edge& first = edges.front();
    if (std::ranges::find(insteadOf, first) != insteadOf.end())
        return;
    const QString replaced = replacedBy(edges, insteadOf);
    const std::vector<Problem> before = m_document.report().problems;
    if (!edit(tr("Connect %1 to %2").arg(nameOf(first.from), nameOf(first.to)),
              [&](Experiment& e) { connectAll(e, edges, insteadOf); }) ||
        replaced.isEmpty())
        return;
    QString text = tr("%1 feeds %2 in the place of %3, which undo brings back.")
                       .arg(nameOf(first.from), nameOf(first.to), replaced);
    for (const Problem& problem : m_document.report().problems) {
        if (std::ranges::find(before, problem) == before.end())
            text += ' ' + tr("Now %1.").arg(QString::fromStdString(
                              describe(m_document.experiment().graph, problem)));
    }
    Q_EMIT editNoted(text);
}

/// What feeds those inputs so far and would no longer: its names; empty: nothing.
QString CanvasScene::replacedBy(const std::vector<Edge>& edges,
                                const std::vector<Edge>& insteadOf) const {
    QStringList names;
    for (const Edge& old : m_document.experiment().graph.edges) {
        const bool isTaken = std::ranges::any_of(edges, [&](const Edge& edge) {
            return edge != old && edge.to == old.to && edge.toPort == old.toPort;
        });
        if (isTaken && std::ranges::find(insteadOf, old) == insteadOf.end())
            names << nameOf(old.from);
    }
    names.removeDuplicates();
    return names.join(tr(" and "));
}

void CanvasScene::disconnectPorts(const std::vector<Edge>& edges) {
    edit(tr("Disconnect %1 from %2").arg(nameOf(edges.front().to), nameOf(edges.front().from)),
         [&](Experiment& e) {
             for (const Edge& edge : edges)
                 disconnectBlocks(e, edge);
         });
}

bool CanvasScene::beginConnection(const NodeItem& node, Port port, QPointF pointer) {
    m_connection = ConnectionGesture::begin(*this, node, port, pointer);
    return isConnecting();
}

void CanvasScene::connectSelection() {
    const NodeItem* const node = selectedNode();
    if (!node || node->geometry().outputs() == 0)
        return;
    Port port{.output = true, .index = 0};
    if (const Block* const block = m_document.experiment().graph.find(selectedBlock()))
        port.index = freeOutput(m_document.experiment().graph, *block);
    const BlockPort from = node->portsBehind(port).front();
    if (possibleEdges(m_document.experiment(), from.block, from.port).empty()) {
        Q_EMIT editRefused(
            tr("No block can follow %1 without closing a loop").arg(node->face().name));
        return;
    }
    beginConnection(*node, port, node->portPosition(port));
    stepConnection(true);
}

void CanvasScene::stepConnection(bool forward) {
    if (const auto target = m_connection->step(forward))
        Q_EMIT revealRequested(nodeOf(target->to)->body());
}

void CanvasScene::moveConnection(QPointF pointer) {
    m_connection->move(pointer);
}

void CanvasScene::endConnection(QPointF pointer) {
    // Taken out first: the edit that ends it changes the scene.
    const auto gesture = std::exchange(m_connection, nullptr);
    gesture->finish(pointer);
}

void CanvasScene::beginMove(MovableItem& held) {
    held.joinSelection();
    m_move = std::make_unique<MoveGesture>(*this, held.body());
}

void CanvasScene::moveSelection(QPointF way) {
    move(m_move->moved(way), m_moving);
}

void CanvasScene::move(const Places& places, EditSession& session) {
    if (places.blocks.empty() && places.notes.empty())
        return;
    edit(
        tr("Move %1").arg(nameOf(selectedParts())), [&](Experiment& e) { moveParts(e, places); },
        &session);
}

void CanvasScene::endMove() {
    if (!isMoving())
        return;
    m_move.reset();
    m_moving.commit();
}

void CanvasScene::cancelGesture() {
    if (!isMoving() && !isConnecting())
        return;
    m_move.reset();
    m_moving.commit();
    m_connection.reset();
    // What the pointer still does until the button is up belongs to nothing.
    if (QGraphicsItem* item = mouseGrabberItem())
        item->ungrabMouse();
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (isConnecting())
        cancelGesture();
    for (const auto& [id, note] : m_notes) {
        if (!note->body().contains(event->scenePos()))
            note->endEditing();
    }
    // What is pressed says anew whether a group or its only block is meant.
    if (event->button() == Qt::LeftButton)
        m_meantGroup = 0;
    QGraphicsScene::mousePressEvent(event);
    noteSelection();
}

void CanvasScene::contextMenuEvent(QGraphicsSceneContextMenuEvent* event) {
    if (isEditingNote())
        return QGraphicsScene::contextMenuEvent(event);
    QPointF point = event->scenePos();
    QPoint screen = event->screenPos();
    const auto* const selected = selectedNode();
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
