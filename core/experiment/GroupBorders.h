// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Groups.h"

#include <unordered_map>
#include <vector>

namespace obscura {

/// The borders of all groups of a graph, which is gone through once. It points into the graph,
/// which has to stay as it is.
class GroupBorders {
public:
    explicit GroupBorders(const Graph& graph);
    /// Of one group alone, which takes a fraction of the time.
    GroupBorders(const Graph& graph, GroupId only);

    /// Its members, in the order of the graph's blocks.
    const std::vector<BlockId>& membersOf(GroupId group) const;
    GroupBorder of(GroupId group) const;

private:
    struct Member {
        const Block* block = nullptr;
        std::vector<const Edge*> incoming, outgoing;
    };

    std::optional<BlockPort> sourceOf(const Member& member, int port) const;
    bool isOutput(const Member& member, int port, GroupId group) const;

    std::unordered_map<BlockId, Member> m_blocks;
    std::unordered_map<GroupId, std::vector<BlockId>> m_members;
};

}  // namespace obscura
