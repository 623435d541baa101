// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that knows what is selected.
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/FoldedItem.h"
#include "widgets/canvas/items/GroupItems.h"
#include "widgets/canvas/items/NoteItem.h"

#include <QScopedValueRollback>
#include <algorithm>

namespace obscura {

std::vector<BlockId> CanvasScene::selectedBlocks() const {
    std::vector<BlockId> result;
    for (const NodeItem* const node : nodes()) {
        if (node->isSelected())
            std::ranges::copy(node->blocks(), std::back_inserter(result));
    }
    std::sort(result.begin(), result.end());
    return result;
}

BlockId CanvasScene::selectedBlock() const {
    const auto* const block = dynamic_cast<const BlockItem*>(selectedNode());
    return block ? block->block() : 0;
}

NodeItem* CanvasScene::selectedNode() const {
    NodeItem* selected = nullptr;
    for (NodeItem* const node : nodes()) {
        if (!node->isSelected())
            continue;
        if (selected)
            return nullptr;
        selected = node;
    }
    return selected;
}

GroupId CanvasScene::selectedGroup() const {
    const Graph& graph = m_document.experiment().graph;
    const auto blocks = selectedBlocks();
    const Block* const first = blocks.empty() ? nullptr : graph.find(blocks.front());
    const GroupId group = first ? first->group : 0;
    if (group == 0 || (selectedBlock() != 0 && group != m_meantGroup))
        return 0;
    auto members = graph.membersOf(group);
    std::sort(members.begin(), members.end());
    return members == blocks ? group : 0;
}

std::vector<Edge> CanvasScene::selectedEdges() const {
    std::vector<Edge> result;
    for (const EdgeItem* item : m_edges) {
        if (item->isSelected())
            result.push_back(item->edge());
    }
    return result;
}

std::vector<NoteId> CanvasScene::selectedNotes() const {
    std::vector<NoteId> result;
    for (const auto& [id, item] : m_notes) {
        if (item->isSelected())
            result.push_back(id);
    }
    return result;
}

Parts CanvasScene::selectedParts() const {
    Parts parts{.blocks = selectedBlocks(), .edges = {}, .notes = selectedNotes()};
    for (const Edge& edge : selectedEdges())
        std::ranges::copy(bundleOf(m_document.experiment().graph, edge),
                          std::back_inserter(parts.edges));
    return parts;
}

Places CanvasScene::placesOfSelection() const {
    const Graph& graph = m_document.experiment().graph;
    Places places;
    for (const BlockId id : selectedBlocks())
        places.blocks[id] = graph.find(id)->position;
    for (const NoteId id : selectedNotes())
        places.notes[id] = graph.findNote(id)->position;
    return places;
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

std::vector<QRectF> CanvasScene::bodiesBesideSelection() const {
    std::vector<QRectF> bodies;
    for (const NodeItem* const node : nodes()) {
        if (!node->isSelected())
            bodies.push_back(node->body());
    }
    for (const auto& [id, note] : m_notes) {
        if (!note->isSelected())
            bodies.push_back(note->body());
    }
    return bodies;
}

void CanvasScene::selectOnly(MovableItem& item) {
    clearSelection();
    item.setSelected(true);
    Q_EMIT revealRequested(item.body());
}

void CanvasScene::selectBlock(BlockId id) {
    if (NodeItem* const node = nodeOf(id))
        selectOnly(*node);
    else
        clearSelection();
}

void CanvasScene::selectBlocks(const std::vector<BlockId>& ids) {
    changeSelection([&] {
        clearSelection();
        for (const BlockId id : ids) {
            if (NodeItem* const node = nodeOf(id))
                node->setSelected(true);
        }
    });
    if (NodeItem* const first = ids.empty() ? nullptr : nodeOf(ids.front()))
        Q_EMIT revealRequested(first->body());
}

void CanvasScene::selectGroup(GroupId id) {
    selectBlocks(m_document.experiment().graph.membersOf(id));
    m_meantGroup = id;
    noteSelection();
}

void CanvasScene::selectNote(NoteId id) {
    if (NoteItem* const note = noteItem(id))
        selectOnly(*note);
}

void CanvasScene::selectAll() {
    changeSelection([&] {
        for (NodeItem* const node : nodes())
            node->setSelected(true);
        for (const auto& [id, note] : m_notes)
            note->setSelected(true);
    });
}

/// Looks at the selection once, after all of `change`.
void CanvasScene::changeSelection(const std::function<void()>& change) {
    {
        const QScopedValueRollback guard(m_isMirroring, true);
        change();
    }
    noteSelection();
}

void CanvasScene::noteSelection() {
    if (m_isMirroring)
        return;
    m_groups->updateFrames();
    const NodeItem* const only = selectedNode();
    for (NodeItem* const node : nodes()) {
        if (node != only)
            node->setFocusedPort({});
    }
    const GroupId group = selectedGroup();
    if (group != m_meantGroup)
        m_meantGroup = 0;
    if (std::exchange(m_selectedGroup, group) != group)
        Q_EMIT groupSelected(group);
    const BlockId selected = selectedBlock();
    if (std::exchange(m_selected, selected) != selected)
        Q_EMIT blockSelected(selected);
    Q_EMIT selectionNoted();
}

}  // namespace obscura
