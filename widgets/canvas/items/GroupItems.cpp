// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/GroupItems.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/FoldedItem.h"
#include "widgets/canvas/items/FrameItem.h"

namespace obscura {

namespace {

template <class Items>
auto* itemOf(const Items& items, GroupId id) {
    const auto found = items.find(id);
    return found == items.end() ? nullptr : found->second;
}

/// Follows the group with the item that it has, or a new one.
template <class Item>
void mirrorOne(std::map<GroupId, Item*>& items, const Group& group, CanvasScene& scene) {
    if (Item* item = itemOf(items, group.id))
        return item->mirror(group);
    auto* item = new Item(group, scene);
    items.emplace(group.id, item);
    scene.addItem(item);
}

/// An item that goes changes the selection, so that it is forgotten before.
template <class Item, class IsStale>
void removeFrom(std::map<GroupId, Item*>& items, const IsStale& isStale) {
    std::vector<Item*> stale;
    std::erase_if(items, [&](const auto& entry) {
        if (!isStale(entry.first))
            return false;
        stale.push_back(entry.second);
        return true;
    });
    for (Item* item : stale)
        delete item;
}

}  // namespace

void GroupItems::mirror() {
    removeStale();
    const Graph& graph = m_scene.document().experiment().graph;
    for (const Group& group : graph.groups) {
        if (group.folded)
            mirrorOne(m_folded, group, m_scene);
        else
            mirrorOne(m_frames, group, m_scene);
    }
    for (const Block& block : graph.blocks)
        m_scene.blockItem(block.id)->setVisible(!m_folded.contains(block.group));
}

void GroupItems::removeStale() {
    const Graph& graph = m_scene.document().experiment().graph;
    removeFrom(m_folded, [&](GroupId id) {
        const Group* group = graph.findGroup(id);
        return !group || !group->folded;
    });
    removeFrom(m_frames, [&](GroupId id) {
        const Group* group = graph.findGroup(id);
        return !group || group->folded;
    });
}

void GroupItems::place() {
    for (const auto& [id, item] : m_folded)
        item->place();
    for (const auto& [id, item] : m_frames)
        item->place();
}

void GroupItems::clear() {
    removeFrom(m_folded, [](GroupId) { return true; });
    removeFrom(m_frames, [](GroupId) { return true; });
}

FoldedItem* GroupItems::folded(GroupId id) const {
    return itemOf(m_folded, id);
}

FrameItem* GroupItems::frame(GroupId id) const {
    return itemOf(m_frames, id);
}

std::vector<FoldedItem*> GroupItems::allFolded() const {
    std::vector<FoldedItem*> all;
    for (const auto& [id, item] : m_folded)
        all.push_back(item);
    return all;
}

void GroupItems::updateFrames() {
    for (const auto& [id, item] : m_frames)
        item->update();
}

}  // namespace obscura
