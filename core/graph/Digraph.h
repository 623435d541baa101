// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <cstddef>
#include <set>
#include <vector>

namespace obscura {

/// Nodes 0 … n − 1 and who follows whom: everything that is to be known of a network's ways, apart
/// from what its blocks are.
class Digraph {
public:
    using Node = std::size_t;

    explicit Digraph(std::size_t nodes) : m_targets(nodes), m_sources(nodes) {}
    /// A connection more; there may be several between the same nodes.
    void connect(Node from, Node to);

    std::size_t size() const { return m_targets.size(); }
    /// In the order of connecting.
    const std::vector<Node>& targetsOf(Node node) const { return m_targets[node]; }
    const std::vector<Node>& sourcesOf(Node node) const { return m_sources[node]; }

    /// Whether a way leads to each node from `start`, to which one always does; [n].
    std::vector<bool> reachedFrom(Node start) const { return reached(m_targets, start); }
    /// Whether a way leads from each node to `end`; [n].
    std::vector<bool> leadingTo(Node end) const { return reached(m_sources, end); }
    bool leads(Node from, Node to) const;

    /// Each node behind all that lead to it, the earliest of those that are free first (A. Kahn,
    /// Commun. ACM 5, 558 (1962)). What is in a loop, or behind one, is left out.
    std::vector<Node> order() const;
    /// The sets of nodes that are connected, whichever way, in the order of their first nodes.
    std::vector<std::vector<Node>> parts() const;

private:
    using Lists = std::vector<std::vector<Node>>;
    static std::vector<bool> reached(const Lists& next, Node start);

    Lists m_targets;
    Lists m_sources;
};

/// The blocks to which a way leads along the edges from `start`, and that one.
std::set<BlockId> blocksBehind(const std::vector<Edge>& edges, BlockId start);
/// The blocks from which a way leads along the edges to `end`, and that one.
std::set<BlockId> blocksBefore(const std::vector<Edge>& edges, BlockId end);

}  // namespace obscura
