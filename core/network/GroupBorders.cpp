// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/GroupBorders.h"

#include "core/network/LayerCatalogue.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace obscura {

GroupBorders::GroupBorders(const Graph& graph) {
    for (const Block& block : graph.blocks) {
        m_blocks[block.id].block = &block;
        m_members[block.group].push_back(block.id);
    }
    for (const Edge& edge : graph.edges) {
        m_blocks[edge.to].incoming.push_back(&edge);
        m_blocks[edge.from].outgoing.push_back(&edge);
    }
}

GroupBorders::GroupBorders(const Graph& graph, GroupId only) {
    std::unordered_set<BlockId> members;
    for (const Block& block : graph.blocks) {
        if (block.group != only)
            continue;
        members.insert(block.id);
        m_blocks[block.id].block = &block;
        m_members[only].push_back(block.id);
    }
    for (const Edge& edge : graph.edges) {
        if (!members.contains(edge.to) && !members.contains(edge.from))
            continue;
        m_blocks[edge.to].incoming.push_back(&edge);
        m_blocks[edge.from].outgoing.push_back(&edge);
    }
}

const std::vector<BlockId>& GroupBorders::membersOf(GroupId group) const {
    static const std::vector<BlockId> none;
    const auto found = m_members.find(group);
    return found == m_members.end() ? none : found->second;
}

std::optional<BlockPort> GroupBorders::sourceOf(const Member& member, int port) const {
    const auto edge = std::ranges::find(member.incoming, port, &Edge::toPort);
    return edge == member.incoming.end()
               ? std::nullopt
               : std::optional(BlockPort{(*edge)->from, (*edge)->fromPort});
}

/// Whether the port is read outside of the group, or by nothing.
bool GroupBorders::isOutput(const Member& member, int port, GroupId group) const {
    bool isRead = false;
    for (const Edge* const edge : member.outgoing) {
        if (edge->fromPort != port)
            continue;
        isRead = true;
        const Block* const reader = m_blocks.at(edge->to).block;
        if (!reader || reader->group != group)
            return true;
    }
    return !isRead;
}

GroupBorder GroupBorders::of(GroupId group) const {
    GroupBorder border;
    std::map<std::pair<BlockId, int>, std::size_t> places;  // of the sources among the inputs
    for (const BlockId id : membersOf(group)) {
        const Member& member = m_blocks.at(id);
        const LayerInfo& info = layerInfo(member.block->kind);
        for (int port = 0; port < info.inputs; ++port) {
            const std::optional<BlockPort> source = sourceOf(member, port);
            const Block* const before = source ? m_blocks.at(source->block).block : nullptr;
            if (before && before->group == group)
                continue;
            const bool isNew =
                !source ||
                places.try_emplace({source->block, source->port}, border.inputs.size()).second;
            if (isNew)
                border.inputs.push_back({source, {{id, port}}});
            else
                border.inputs[places.at({source->block, source->port})].targets.push_back(
                    {id, port});
        }
        for (int port = 0; port < info.outputs; ++port) {
            if (isOutput(member, port, group))
                border.outputs.push_back({id, port});
        }
    }
    return border;
}

GroupBorder borderOf(const Graph& graph, GroupId group) {
    return GroupBorders(graph, group).of(group);
}

}  // namespace obscura
