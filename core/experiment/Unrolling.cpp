// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Unrolling.h"

#include "core/base/Streams.h"
#include "core/graph/FreeId.h"
#include "core/graph/Repetition.h"
#include "core/network/GroupBorders.h"
#include "core/network/LayerCatalogue.h"

#include <unordered_map>
#include <unordered_set>

namespace obscura {

namespace {

/// Of what is fixed when a piece of hardware is made; within what options of seeds can hold.
Index pieceSeed(Index seed, Index repetition) {
    constexpr int kBitsBeyond = 64 - 53;
    return static_cast<Index>(repetitionSeed(static_cast<std::uint64_t>(seed), repetition) >>
                              kBitsBeyond);
}

/// Writes out the groups of a graph, each of which is gone through once.
class Unroller {
public:
    explicit Unroller(const Experiment& e)
        : m_result{.experiment = e, .original = {}}, m_borders(e.graph) {
        for (const Block& block : graph().blocks) {
            m_ids.take(block.id);
            m_places.emplace(block.id, m_places.size());
            m_names.insert(block.name);
        }
        for (const Group& group : graph().groups)
            m_names.insert(group.name);
        sortEdges();
    }

    Unrolled run() {
        for (const Group& group : std::vector(graph().groups)) {
            if (group.repeat > 1)
                unroll(group);
        }
        for (Group& group : graph().groups)
            group.repeat = 1;
        return std::move(m_result);
    }

private:
    /// The connections that a group has before any of it is repeated; by their places, as the
    /// blocks outside from which they come can be exchanged.
    struct Wiring {
        std::vector<std::size_t> entering, inside, leaving;
    };

    Graph& graph() { return m_result.experiment.graph; }

    void sortEdges() {
        for (std::size_t i = 0; i < graph().edges.size(); ++i) {
            const Edge& edge = graph().edges[i];
            const GroupId from = graph().blocks[m_places.at(edge.from)].group;
            const GroupId to = graph().blocks[m_places.at(edge.to)].group;
            if (from == to) {
                m_wiring[to].inside.push_back(i);
            } else {
                m_wiring[to].entering.push_back(i);
                m_wiring[from].leaving.push_back(i);
            }
        }
    }

    void unroll(const Group& group) {
        auto& edges = graph().edges;
        const BlockPort output = m_borders.of(group.id).outputs.front();
        const Wiring& wiring = m_wiring[group.id];
        BlockId last = output.block;
        for (Index repetition = 2; repetition <= group.repeat; ++repetition) {
            const auto copies = copyMembers(group.id, repetition);
            for (const std::size_t i : wiring.inside) {
                const Edge edge = edges[i];
                edges.push_back(
                    {copies.at(edge.from), edge.fromPort, copies.at(edge.to), edge.toPort});
            }
            for (const std::size_t i : wiring.entering) {
                const Edge edge = edges[i];
                edges.push_back({last, output.port, copies.at(edge.to), edge.toPort});
            }
            last = copies.at(output.block);
        }
        for (const std::size_t i : wiring.leaving) {
            if (edges[i].from == output.block && edges[i].fromPort == output.port)
                edges[i].from = last;
        }
    }

    /// Adds a copy of each member; returns the copies' ids by the members'.
    std::unordered_map<BlockId, BlockId> copyMembers(GroupId group, Index repetition) {
        std::unordered_map<BlockId, BlockId> copies;
        for (const BlockId id : m_borders.membersOf(group)) {
            Block copy = blockInRepetition(graph().blocks[m_places.at(id)], repetition);
            copy.id = m_ids.nextBehind();
            copy.name = freeName(copy.name);
            copies[id] = copy.id;
            m_result.original[copy.id] = {id, repetition};
            graph().blocks.push_back(std::move(copy));
        }
        return copies;
    }

    std::string freeName(const std::string& wanted) {
        std::string name = wanted;
        for (int number = 2; !m_names.insert(name).second; ++number)
            name = wanted + " " + std::to_string(number);
        return name;
    }

    Unrolled m_result;
    const GroupBorders m_borders;
    std::unordered_map<BlockId, std::size_t> m_places;  ///< of the blocks among the graph's
    std::unordered_map<GroupId, Wiring> m_wiring;
    std::unordered_set<std::string> m_names;  ///< of blocks and groups
    FreeIds m_ids;
};

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
    return Unroller(e).run();
}

}  // namespace obscura
