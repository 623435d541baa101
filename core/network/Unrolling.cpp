// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Unrolling.h"

#include "core/experiment/Groups.h"

#include <algorithm>

namespace obscura {

namespace {

/// The connections that a group has, before any of it is repeated.
struct Wiring {
    std::vector<Edge> entering, inside;
};

Wiring wiringOf(const Graph& graph, GroupId group) {
    Wiring wiring;
    for (const Edge& edge : graph.edges) {
        if (graph.find(edge.to)->group != group)
            continue;
        const bool isInside = graph.find(edge.from)->group == group;
        (isInside ? wiring.inside : wiring.entering).push_back(edge);
    }
    return wiring;
}

/// Adds a copy of each member; returns the copies' ids by the members'.
std::map<BlockId, BlockId> copyMembers(Unrolled& u, GroupId group, Index repetition) {
    Graph& graph = u.experiment.graph;
    std::map<BlockId, BlockId> copies;
    for (const BlockId id : graph.membersOf(group)) {
        if (u.original.contains(id))
            continue;
        Block copy = *graph.find(id);
        copy.id = graph.freeId();
        copy.name = graph.freeName(copy.name + "#" + std::to_string(repetition));
        copies[id] = copy.id;
        u.original[copy.id] = id;
        graph.blocks.push_back(std::move(copy));
    }
    return copies;
}

void unroll(Unrolled& u, const Group& group) {
    Graph& graph = u.experiment.graph;
    const GroupBorder border = borderOf(graph, group.id);
    const BlockPort output = border.outputs.front();
    const Wiring wiring = wiringOf(graph, group.id);
    BlockId last = output.block;
    const auto leaves = [&](const Edge& edge) {
        return edge.from == output.block && edge.fromPort == output.port &&
               graph.find(edge.to)->group != group.id;
    };
    for (Index repetition = 2; repetition <= group.repeat; ++repetition) {
        const std::map<BlockId, BlockId> copies = copyMembers(u, group.id, repetition);
        for (const Edge& edge : wiring.inside)
            graph.edges.push_back(
                {copies.at(edge.from), edge.fromPort, copies.at(edge.to), edge.toPort});
        for (const Edge& edge : wiring.entering)
            graph.edges.push_back({last, output.port, copies.at(edge.to), edge.toPort});
        last = copies.at(output.block);
    }
    for (Edge& edge : graph.edges) {
        if (leaves(edge))
            edge.from = last;
    }
}

}  // namespace

Unrolled unrolled(const Experiment& e) {
    Unrolled u{.experiment = e, .original = {}};
    for (const Group& group : e.graph.groups) {
        if (group.repeat > 1)
            unroll(u, group);
    }
    for (Group& group : u.experiment.graph.groups)
        group.repeat = 1;
    return u;
}

}  // namespace obscura
