// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasSelection.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/GroupItems.h"
#include "widgets/canvas/items/NoteItem.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

namespace obscura {

CanvasSelection::CanvasSelection(CanvasScene& scene) : m_scene(scene) {
    connect(&scene, &QGraphicsScene::selectionChanged, this, &CanvasSelection::note);
}

std::vector<BlockId> CanvasSelection::blocks() const {
    std::vector<BlockId> result;
    for (const NodeItem* const node : m_scene.nodes()) {
        if (node->isSelected())
            std::ranges::copy(node->blocks(), std::back_inserter(result));
    }
    std::sort(result.begin(), result.end());
    return result;
}

BlockId CanvasSelection::block() const {
    const auto* const block = dynamic_cast<const BlockItem*>(node());
    return block ? block->block() : 0;
}

NodeItem* CanvasSelection::node() const {
    NodeItem* selected = nullptr;
    for (NodeItem* const node : m_scene.nodes()) {
        if (!node->isSelected())
            continue;
        if (selected)
            return nullptr;
        selected = node;
    }
    return selected;
}

std::optional<Port> CanvasSelection::focusedPort() const {
    const NodeItem* const only = node();
    return only ? only->look().focused : std::nullopt;
}

GroupId CanvasSelection::group() const {
    const Graph& graph = m_scene.document().experiment().graph;
    const auto selected = blocks();
    const Block* const first = selected.empty() ? nullptr : graph.find(selected.front());
    const GroupId group = first ? first->group : 0;
    if (group == 0 || (block() != 0 && group != m_meantGroup))
        return 0;
    auto members = graph.membersOf(group);
    std::sort(members.begin(), members.end());
    return members == selected ? group : 0;
}

std::vector<Edge> CanvasSelection::edges() const {
    std::vector<Edge> result;
    for (const EdgeItem* const item : m_scene.edges()) {
        if (item->isSelected())
            result.push_back(item->edge());
    }
    return result;
}

std::vector<NoteId> CanvasSelection::notes() const {
    std::vector<NoteId> result;
    for (const auto& [id, item] : m_scene.notes()) {
        if (item->isSelected())
            result.push_back(id);
    }
    return result;
}

Parts CanvasSelection::parts() const {
    Parts parts{.blocks = blocks(), .edges = {}, .notes = notes()};
    for (const Edge& edge : edges())
        std::ranges::copy(bundleOf(m_scene.document().experiment().graph, edge),
                          std::back_inserter(parts.edges));
    return parts;
}

Places CanvasSelection::places() const {
    const Graph& graph = m_scene.document().experiment().graph;
    Places places;
    for (const BlockId id : blocks())
        places.blocks[id] = graph.find(id)->position;
    for (const NoteId id : notes())
        places.notes[id] = graph.findNote(id)->position;
    return places;
}

std::vector<QRectF> CanvasSelection::bodiesBeside() const {
    std::vector<QRectF> bodies;
    for (const NodeItem* const node : m_scene.nodes()) {
        if (!node->isSelected())
            bodies.push_back(node->body());
    }
    for (const auto& [id, note] : m_scene.notes()) {
        if (!note->isSelected())
            bodies.push_back(note->body());
    }
    return bodies;
}

void CanvasSelection::selectOnly(MovableItem& item) {
    m_scene.clearSelection();
    item.setSelected(true);
    Q_EMIT revealRequested(item.body());
}

void CanvasSelection::selectBlock(BlockId id) {
    if (NodeItem* const node = m_scene.nodeOf(id))
        selectOnly(*node);
    else
        m_scene.clearSelection();
}

void CanvasSelection::selectBlocks(const std::vector<BlockId>& ids,
                                   const std::vector<NoteId>& notes) {
    std::vector<MovableItem*> items;
    items.reserve(ids.size() + notes.size());
    for (const BlockId id : ids)
        items.push_back(m_scene.nodeOf(id));
    for (const NoteId id : notes)
        items.push_back(m_scene.noteItem(id));
    std::erase(items, nullptr);
    change([&] {
        m_scene.clearSelection();
        for (MovableItem* const item : items)
            item->setSelected(true);
    });
    if (!items.empty())
        Q_EMIT revealRequested(items.front()->body());
}

void CanvasSelection::selectGroup(GroupId id) {
    selectBlocks(m_scene.document().experiment().graph.membersOf(id));
    m_meantGroup = id;
    note();
}

void CanvasSelection::selectNote(NoteId id) {
    if (NoteItem* const item = m_scene.noteItem(id))
        selectOnly(*item);
}

void CanvasSelection::selectAll() {
    change([&] {
        for (NodeItem* const node : m_scene.nodes())
            node->setSelected(true);
        for (const auto& [id, note] : m_scene.notes())
            note->setSelected(true);
    });
}

/// Looks at the selection once, after all of `change`.
void CanvasSelection::change(const std::function<void()>& change) {
    {
        const QScopedValueRollback guard(m_isHeld, true);
        change();
    }
    note();
}

void CanvasSelection::tell() {
    m_isHeld = false;
    note();
}

void CanvasSelection::note() {
    if (m_isHeld)
        return;
    m_scene.groupItems().updateFrames();
    const NodeItem* const only = node();
    for (NodeItem* const each : m_scene.nodes()) {
        if (each != only)
            each->setFocusedPort({});
    }
    const GroupId nowGroup = group();
    if (nowGroup != m_meantGroup)
        m_meantGroup = 0;
    if (std::exchange(m_group, nowGroup) != nowGroup)
        Q_EMIT groupSelected(nowGroup);
    const BlockId nowBlock = block();
    if (std::exchange(m_block, nowBlock) != nowBlock)
        Q_EMIT blockSelected(nowBlock);
    Q_EMIT noted();
}

}  // namespace obscura
