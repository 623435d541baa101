// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Digraph.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace obscura {

namespace {

/// The blocks from which edges lead, and to which, as nodes.
class BlockNodes {
public:
    BlockNodes(const std::vector<Edge>& edges, BlockId first) {
        nodeOf(first);
        for (const Edge& edge : edges) {
            nodeOf(edge.from);
            nodeOf(edge.to);
        }
    }

    Digraph digraph(const std::vector<Edge>& edges) {
        Digraph result(m_blocks.size());
        for (const Edge& edge : edges)
            result.connect(nodeOf(edge.from), nodeOf(edge.to));
        return result;
    }

    std::set<BlockId> chosen(const std::vector<bool>& nodes) const {
        std::set<BlockId> blocks;
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            if (nodes[i])
                blocks.insert(m_blocks[i]);
        }
        return blocks;
    }

private:
    Digraph::Node nodeOf(BlockId block) {
        const auto [at, isNew] = m_nodes.try_emplace(block, m_blocks.size());
        if (isNew)
            m_blocks.push_back(block);
        return at->second;
    }

    std::unordered_map<BlockId, Digraph::Node> m_nodes;
    std::vector<BlockId> m_blocks;
};

}  // namespace

void Digraph::connect(Node from, Node to) {
    m_targets[from].push_back(to);
    m_sources[to].push_back(from);
}

std::vector<bool> Digraph::reached(const Lists& next, Node start) {
    std::vector<bool> seen(next.size(), false);
    std::vector<Node> open{start};
    while (!open.empty()) {
        const Node at = open.back();
        open.pop_back();
        if (seen[at])
            continue;
        seen[at] = true;
        open.insert(open.end(), next[at].begin(), next[at].end());
    }
    return seen;
}

bool Digraph::leads(Node from, Node to) const {
    return reachedFrom(from)[to];
}

std::vector<Digraph::Node> Digraph::order() const {
    std::vector<std::size_t> waiting(size());
    std::vector<Node> order;
    for (Node node = 0; node < size(); ++node) {
        waiting[node] = m_sources[node].size();
        if (waiting[node] == 0)
            order.push_back(node);
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const Node target : m_targets[order[at]]) {
            if (--waiting[target] == 0)
                order.push_back(target);
        }
    }
    return order;
}

std::vector<std::vector<Digraph::Node>> Digraph::parts() const {
    std::vector<Node> leader(size());
    std::iota(leader.begin(), leader.end(), Node{0});
    const auto find = [&](Node node) {
        while (leader[node] != node)
            node = leader[node];
        return node;
    };
    for (Node node = 0; node < size(); ++node) {
        for (const Node target : m_targets[node]) {
            const Node a = find(node), b = find(target);
            leader[std::max(a, b)] = std::min(a, b);
        }
    }
    std::vector<std::vector<Node>> members(size());
    for (Node node = 0; node < size(); ++node)
        members[find(node)].push_back(node);
    std::erase_if(members, [](const std::vector<Node>& part) { return part.empty(); });
    return members;
}

std::set<BlockId> blocksBehind(const std::vector<Edge>& edges, BlockId start) {
    BlockNodes nodes(edges, start);
    return nodes.chosen(nodes.digraph(edges).reachedFrom(0));
}

std::set<BlockId> blocksBefore(const std::vector<Edge>& edges, BlockId end) {
    BlockNodes nodes(edges, end);
    return nodes.chosen(nodes.digraph(edges).leadingTo(0));
}

}  // namespace obscura
