// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/GraphGeometry.h"
#include "core/network/GroupBorders.h"

#include <algorithm>

namespace obscura {

QRectF bodyOf(const Block& block) {
    return BlockGeometry(layerInfo(block.kind))
        .body()
        .translated(block.position.x, block.position.y);
}

QRectF bodyOf(const Note& note) {
    return {note.position.x, note.position.y, note.size.width, note.size.height};
}

QRectF membersRect(const Graph& graph, GroupId group) {
    QRectF rect;
    for (const Block& block : graph.blocks) {
        if (block.group == group)
            rect |= bodyOf(block);
    }
    return rect;
}

std::vector<QRectF> memberRows(const Graph& graph, GroupId group) {
    std::vector<QRectF> bodies;
    for (const Block& block : graph.blocks) {
        if (block.group == group)
            bodies.push_back(bodyOf(block));
    }
    std::ranges::sort(bodies, {}, &QRectF::top);
    std::vector<QRectF> rows;
    for (const QRectF& body : bodies) {
        if (!rows.empty() && body.top() < rows.back().bottom())
            rows.back() |= body;
        else
            rows.push_back(body);
    }
    return rows;
}

QPointF foldedPlace(const Graph& graph, GroupId group) {
    const GroupBorder border = borderOf(graph, group);
    const BlockId first = border.inputs.empty() ? graph.membersOf(group).front()
                                                : border.inputs.front().targets.front().block;
    return bodyOf(*graph.find(first)).topLeft();
}

BlockGeometry foldedGeometry(const Graph& graph, GroupId group) {
    const GroupBorder border = borderOf(graph, group);
    const bool isPhysical = std::ranges::any_of(graph.blocks, [&](const Block& block) {
        return block.group == group && layerInfo(block.kind).isPhysical();
    });
    return {isPhysical ? BlockForm::Physical : BlockForm::Layer,
            static_cast<int>(border.inputs.size()), static_cast<int>(border.outputs.size())};
}

const Group* foldedGroupOf(const Graph& graph, const Block& block) {
    const Group* const group = graph.findGroup(block.group);
    return group && group->folded ? group : nullptr;
}

QRectF seenBodyOf(const Graph& graph, const Block& block) {
    const Group* const group = foldedGroupOf(graph, block);
    if (!group)
        return bodyOf(block);
    return foldedGeometry(graph, group->id).body().translated(foldedPlace(graph, group->id));
}

std::vector<SeenBody> seenBodies(const Graph& graph) {
    std::vector<SeenBody> all;
    for (const Block& block : graph.blocks) {
        if (!foldedGroupOf(graph, block))
            all.push_back({bodyOf(block), {block.id}});
    }
    for (const Group& group : graph.groups) {
        const auto members = graph.membersOf(group.id);
        if (group.folded)
            all.push_back({seenBodyOf(graph, *graph.find(members.front())), members});
    }
    return all;
}

}  // namespace obscura
