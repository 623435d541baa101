// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/LayeredLayout.h"

#include "core/graph/Digraph.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

/// Canvas units that one row may take: four blocks, which a window shows without shrinking them.
constexpr qreal kRowWidth = 960;
constexpr qreal kRowGap = 88;
constexpr qreal kBlockGap = 5 * BlockGeometry::kGrid;
/// What a connection takes where it passes a layer.
constexpr qreal kLane = 3 * BlockGeometry::kGrid;
constexpr int kSweeps = 8;

using Node = Digraph::Node;

/// A connected part of the network: its blocks, and for each layer that a connection passes one
/// node more, which keeps a lane free.
class Part {
public:
    /// Returns the index of the new node.
    Node add(BlockId block, QSizeF size) {
        m_nodes.push_back({.block = block, .size = size, .sources = {}, .targets = {}});
        return m_nodes.size() - 1;
    }
    void connect(Node from, Node to) {
        m_nodes[from].targets.push_back(to);
        m_nodes[to].sources.push_back(from);
    }
    void setLayer(Node node, std::size_t layer) { m_nodes[node].layer = layer; }

    /// Places the nodes below `top`; returns where the part ends.
    qreal place(qreal top, std::map<BlockId, Position>& positions) {
        fillLanes();
        fillLayers();
        uncross();
        level();
        return wrap(top, positions);
    }

private:
    struct Entry {
        BlockId block = 0;  ///< 0: a lane
        QSizeF size;
        std::vector<Node> sources;
        std::vector<Node> targets;
        std::size_t layer = 0;
        qreal y = 0;
    };

    void fillLanes() {
        for (Node node = 0, count = m_nodes.size(); node < count; ++node) {
            for (const Node target : std::exchange(m_nodes[node].targets, {})) {
                Node last = node;
                for (std::size_t l = m_nodes[node].layer + 1; l < m_nodes[target].layer; ++l) {
                    const Node lane = add(0, {0, kLane});
                    m_nodes[lane].layer = l;
                    connect(last, lane);
                    last = lane;
                }
                m_nodes[last].targets.push_back(target);
                auto& sources = m_nodes[target].sources;
                *std::find(sources.begin(), sources.end(), node) = last;
            }
        }
    }

    void fillLayers() {
        for (Node node = 0; node < m_nodes.size(); ++node) {
            if (m_layers.size() <= m_nodes[node].layer)
                m_layers.resize(m_nodes[node].layer + 1);
            m_layers[m_nodes[node].layer].push_back(node);
        }
    }

    static const std::vector<Node>& neighbours(const Entry& entry, bool forward) {
        return forward ? entry.sources : entry.targets;
    }

    template <class Visit>
    void sweep(bool forward, Visit visit) {
        if (forward)
            std::for_each(m_layers.begin(), m_layers.end(), visit);
        else
            std::for_each(m_layers.rbegin(), m_layers.rend(), visit);
    }

    /// Sorts each layer by the mean place of the neighbours in the layer before.
    void uncross() {
        std::vector<qreal> place(m_nodes.size());
        const auto note = [&](const std::vector<Node>& layer) {
            for (std::size_t i = 0; i < layer.size(); ++i)
                place[layer[i]] = static_cast<qreal>(i);
        };
        sweep(true, note);
        for (int i = 0; i < kSweeps; ++i) {
            const bool forward = i % 2 == 0;
            sweep(forward, [&](std::vector<Node>& layer) {
                std::map<Node, qreal> wanted;
                for (const Node node : layer)
                    wanted[node] = mean(neighbours(m_nodes[node], forward), place, place[node]);
                std::stable_sort(layer.begin(), layer.end(),
                                 [&](Node a, Node b) { return wanted[a] < wanted[b]; });
                note(layer);
            });
        }
    }

    static qreal mean(const std::vector<Node>& nodes, const std::vector<qreal>& values,
                      qreal otherwise) {
        if (nodes.empty())
            return otherwise;
        qreal sum = 0;
        for (const Node node : nodes)
            sum += values[node];
        return sum / static_cast<qreal>(nodes.size());
    }

    /// Moves each node level with its neighbours as far as the order in its layer allows. First
    /// ports of all blocks are at the same height, so equal tops are level connections.
    void level() {
        sweep(true, [this](const std::vector<Node>& layer) {
            qreal y = 0;
            for (const Node node : layer) {
                m_nodes[node].y = y;
                y += m_nodes[node].size.height() + kBlockGap;
            }
        });
        for (int i = 0; i < kSweeps + 1; ++i) {
            const bool forward = i % 2 == 0;
            sweep(forward, [&](const std::vector<Node>& layer) { levelLayer(layer, forward); });
        }
    }

    void levelLayer(const std::vector<Node>& layer, bool forward) {
        std::vector<qreal> y(m_nodes.size());
        for (Node node = 0; node < m_nodes.size(); ++node)
            y[node] = m_nodes[node].y;
        qreal free = std::numeric_limits<qreal>::lowest();
        qreal excess = 0;
        for (const Node node : layer) {
            const qreal wanted = mean(neighbours(m_nodes[node], forward), y, y[node]);
            m_nodes[node].y = std::max(wanted, free);
            excess += m_nodes[node].y - wanted;
            free = m_nodes[node].y + m_nodes[node].size.height() + kBlockGap;
        }
        excess /= static_cast<qreal>(layer.size());
        for (const Node node : layer)
            m_nodes[node].y -= excess;
    }

    qreal widthOf(const std::vector<Node>& layer) const {
        qreal width = 0;
        for (const Node node : layer)
            width = std::max(width, m_nodes[node].size.width());
        return width;
    }

    qreal wrap(qreal top, std::map<BlockId, Position>& positions) const {
        qreal bottom = top;
        for (auto first = m_layers.begin(); first != m_layers.end();) {
            auto last = first + 1;
            qreal width = widthOf(*first);
            while (last != m_layers.end() &&
                   width + BlockGeometry::kGap + widthOf(*last) <= kRowWidth)
                width += BlockGeometry::kGap + widthOf(*last++);
            if (first != m_layers.begin())
                top = bottom + kRowGap;
            bottom = placeRow(first, last, top, positions);
            first = last;
        }
        return bottom;
    }

    using LayerIterator = std::vector<std::vector<Node>>::const_iterator;

    qreal placeRow(LayerIterator first, LayerIterator last, qreal top,
                   std::map<BlockId, Position>& positions) const {
        qreal highest = std::numeric_limits<qreal>::max();
        for (auto layer = first; layer != last; ++layer) {
            for (const Node node : *layer)
                highest = std::min(highest, m_nodes[node].y);
        }
        qreal x = 0, bottom = top;
        for (auto layer = first; layer != last; ++layer) {
            for (const Node node : *layer) {
                const Entry& entry = m_nodes[node];
                const QPointF corner = snappedToGrid({x, top + entry.y - highest});
                bottom = std::max(bottom, corner.y() + entry.size.height());
                if (entry.block != 0)
                    positions[entry.block] = {corner.x(), corner.y()};
            }
            x += widthOf(*layer) + BlockGeometry::kGap;
        }
        return bottom;
    }

    std::vector<Entry> m_nodes;
    std::vector<std::vector<Node>> m_layers;  ///< nodes from top to bottom
};

/// The graph by bodies, in the order of its blocks, without what would close a loop or leads
/// nowhere.
class Structure {
public:
    explicit Structure(const Graph& graph) {
        std::map<BlockId, Node> places;
        std::map<GroupId, Node> folded;
        for (const Block& block : graph.blocks) {
            const Group* const group = foldedGroupOf(graph, block);
            const auto first = group ? folded.find(group->id) : folded.end();
            if (first != folded.end()) {
                places.emplace(block.id, first->second);
                continue;
            }
            places.emplace(block.id, m_bodies.size());
            if (group)
                folded.emplace(group->id, m_bodies.size());
            m_bodies.push_back({block.id, seenBodyOf(graph, block).size()});
        }
        m_links = Digraph(m_bodies.size());
        for (const Edge& edge : graph.edges) {
            const auto from = places.find(edge.from), to = places.find(edge.to);
            if (from != places.end() && to != places.end() &&
                !m_links.leads(to->second, from->second))
                m_links.connect(from->second, to->second);
        }
        findLayers();
    }

    std::vector<Part> parts() const {
        std::vector<Part> parts;
        Part lone;
        std::size_t column = 0;
        for (const std::vector<Node>& members : m_links.parts()) {
            if (members.size() == 1)
                lone.setLayer(addTo(lone, members.front()), column++);
            else
                parts.push_back(part(members));
        }
        if (column > 0)
            parts.push_back(std::move(lone));
        return parts;
    }

private:
    /// A block; of a folded group the first, with the size of the whole.
    struct Body {
        BlockId block;
        QSizeF size;
    };

    Node addTo(Part& part, Node node) const {
        return part.add(m_bodies[node].block, m_bodies[node].size);
    }

    Part part(const std::vector<Node>& members) const {
        Part result;
        std::map<Node, Node> places;
        for (const Node node : members) {
            places[node] = addTo(result, node);
            result.setLayer(places[node], m_layers[node]);
        }
        for (const Node node : members) {
            for (const Node target : m_links.targetsOf(node))
                result.connect(places[node], places[target]);
        }
        return result;
    }

    /// The longest way from a block that nothing feeds.
    void findLayers() {
        m_layers.assign(m_links.size(), 0);
        for (const Node node : m_links.order()) {
            for (const Node target : m_links.targetsOf(node))
                m_layers[target] = std::max(m_layers[target], m_layers[node] + 1);
        }
    }

    std::vector<Body> m_bodies;
    Digraph m_links{0};
    std::vector<std::size_t> m_layers;
};

/// The members of a folded group, of which the first has got a place, keep their distances.
void takeMembersAlong(const Graph& graph, std::map<BlockId, Position>& positions) {
    for (const Group& group : graph.groups) {
        if (!group.folded)
            continue;
        const std::vector<BlockId> members = graph.membersOf(group.id);
        const Position to = positions.at(members.front());
        const QPointF from = foldedPlace(graph, group.id);
        for (const BlockId id : members) {
            const Position at = graph.find(id)->position;
            positions[id] = {at.x + to.x - from.x(), at.y + to.y - from.y()};
        }
    }
}

}  // namespace

std::map<BlockId, Position> layeredLayout(const Graph& graph) {
    QPointF corner(std::numeric_limits<qreal>::max(), std::numeric_limits<qreal>::max());
    for (const SeenBody& seen : seenBodies(graph)) {
        corner.rx() = std::min(corner.x(), seen.body.left());
        corner.ry() = std::min(corner.y(), seen.body.top());
    }
    std::map<BlockId, Position> positions;
    qreal top = 0;
    for (Part& part : Structure(graph).parts())
        top = part.place(top, positions) + kRowGap;
    const QPointF origin = snappedToGrid(corner);
    for (auto& [id, position] : positions)
        position = {position.x + origin.x(), position.y + origin.y()};
    takeMembersAlong(graph, positions);
    return positions;
}

}  // namespace obscura
