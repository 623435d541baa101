// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace obscura {

/// A value that enters a group.
struct GroupInput {
    std::optional<BlockPort> source;  ///< the output outside; nothing: not connected
    std::vector<BlockPort> targets;   ///< the inputs of members that read it
};

/// What a group looks like from outside: its ports if it were one block.
struct GroupBorder {
    std::vector<GroupInput> inputs;
    std::vector<BlockPort> outputs;  ///< of members: read outside, or by nothing
};

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

/// Of one group alone.
GroupBorder borderOf(const Graph& graph, GroupId group);

}  // namespace obscura
