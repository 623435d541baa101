// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Unrolling.h"

#include "core/network/LayerCatalogue.h"
#include "core/training/Streams.h"

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
        Block copy = blockInRepetition(*graph.find(id), repetition);
        copy.id = graph.freeId();
        copy.name = graph.freeName(copy.name);
        copies[id] = copy.id;
        u.original[copy.id] = {id, repetition};
        graph.blocks.push_back(std::move(copy));
    }
    return copies;
}

/// Of what is fixed when a piece of hardware is made; within what options of seeds can hold.
Index pieceSeed(Index seed, Index repetition) {
    constexpr int kBitsBeyond = 64 - 53;
    return static_cast<Index>(repetitionSeed(static_cast<std::uint64_t>(seed), repetition) >>
                              kBitsBeyond);
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

Block blockInRepetition(const Block& block, Index repetition) {
    Block copy = block;
    copy.name = nameInRepetition(block.name, repetition);
    if (repetition == 1)
        return copy;
    for (const OptionInfo& option : blockSchema(block)) {
        if (option.name.ends_with(".seed"))
            copy.options[option.name] = pieceSeed(optionOf<Index>(block, option.name), repetition);
    }
    return copy;
}

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
