// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/CanvasEdits.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "core/graph/Digraph.h"
#include "core/network/GroupBorders.h"
#include "devices/Error.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace obscura {

namespace {

Position position(QPointF point) {
    return {point.x(), point.y()};
}

/// Where a new block stands behind that body.
Position behind(const QRectF& body) {
    return position(snappedToGrid(body.topRight() + QPointF(BlockGeometry::kGap, 0)));
}

/// How far `next` must go to the right to keep its distance from `body`; 0 where it isn't in the
/// way.
qreal needed(const QRectF& body, const QRectF& next) {
    const QRectF reserved = body.adjusted(0, 0, BlockGeometry::kGap, 0);
    return next.intersects(reserved) ? reserved.right() - next.left() : 0;
}

void shift(Experiment& e, const SeenBody& seen, qreal way) {
    for (const BlockId id : seen.blocks)
        e.graph.find(id)->position.x += way;
}

/// Shifts what is seen behind `block` to the right by what the first of it needs, and others that
/// would then be in their way by the same, so that their distances stay.
void makeRoomBehind(Experiment& e, BlockId block) {
    const std::set<BlockId> ids = blocksBehind(e.graph.edges, block);
    std::vector<SeenBody> behind = seenBodies(e.graph);
    const QRectF own = seenBodyOf(e.graph, *e.graph.find(block));
    std::erase_if(behind, [&](const SeenBody& seen) {
        return std::ranges::find(seen.blocks, block) != seen.blocks.end() ||
               std::ranges::none_of(seen.blocks, [&](BlockId id) { return ids.contains(id); });
    });
    qreal way = 0;
    for (const SeenBody& seen : behind)
        way = std::max(way, needed(own, seen.body));
    if (way == 0)
        return;

    std::vector<QRectF> settled{own};
    for (std::size_t i = 0; i < settled.size(); ++i) {
        std::erase_if(behind, [&](const SeenBody& next) {
            if (needed(settled[i], next.body) == 0)
                return false;
            shift(e, next, way);
            settled.push_back(next.body.translated(way, 0));
            return true;
        });
    }
}

/// Shifts to the right what stands where the members of a group appear, and with it all that stands
/// at its height further on.
void makeRoomFor(Experiment& e, GroupId group) {
    const QRectF members = membersRect(e.graph, group);
    std::vector<SeenBody> row = seenBodies(e.graph);
    std::erase_if(row, [&](const SeenBody& seen) {
        return e.graph.find(seen.blocks.front())->group == group ||
               seen.body.left() < members.left() || seen.body.bottom() <= members.top() ||
               seen.body.top() >= members.bottom();
    });
    qreal way = 0;
    for (const SeenBody& seen : row)
        way = std::max(way, needed(members, seen.body));
    for (const SeenBody& seen : row)
        shift(e, seen, way);
}

/// Whether the name is the one that a block of that kind is given: "linear", "linear 2".
bool isGivenName(const Block& block) {
    if (block.name == block.kind)
        return true;
    const std::string stem = block.kind + ' ';
    return block.name.starts_with(stem) && block.name.size() > stem.size() &&
           std::all_of(block.name.begin() + static_cast<std::ptrdiff_t>(stem.size()),
                       block.name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A rank that the block can have between so many inputs and outputs.
void limitRank(Experiment& e, BlockId block, Index most) {
    constexpr auto kRank = "surrogate.rank";
    const Block& b = *e.graph.find(block);
    if (findOption(blockSchema(b), kRank))
        setBlockOption(e, block, kRank, std::min(std::get<Index>(blockOption(b, kRank)), most));
}

}  // namespace

Position positionCentredAt(std::string_view kind, QPointF centre) {
    const QRectF body = BlockGeometry(layerInfo(kind)).body();
    return position(snappedToGrid(centre - body.center()));
}

std::vector<Edge> bundleOf(const Graph& graph, const Edge& edge) {
    const Block* const to = graph.find(edge.to);
    const Group* const group = to ? foldedGroupOf(graph, *to) : nullptr;
    const Block* const from = graph.find(edge.from);
    if (!group || !from || from->group == group->id)
        return {edge};
    const auto inputs = borderOf(graph, group->id).inputs;
    const auto input = std::ranges::find_if(inputs, [&](const GroupInput& each) {
        return std::ranges::find(each.targets, BlockPort{edge.to, edge.toPort}) !=
               each.targets.end();
    });
    std::vector<Edge> bundle;
    for (const BlockPort& target : input->targets)
        bundle.push_back({edge.from, edge.fromPort, target.block, target.port});
    return bundle;
}

BlockId insertOnEdge(Experiment& e, std::string_view kind, const Edge& edge) {
    Experiment copy = e;
    const Block* from = copy.graph.find(edge.from);
    if (!from)
        throw UserError("there is no such connection to insert a block into");
    const Position place = behind(seenBodyOf(copy.graph, *from));
    const std::vector<Edge> bundle = bundleOf(copy.graph, edge);
    const BlockId id = insertBlock(copy, kind, edge, place);
    for (const Edge& other : bundle) {
        if (other != edge)
            connectBlocks(copy, {id, 0, other.to, other.toPort});
    }
    makeRoomBehind(copy, id);
    e = std::move(copy);
    return id;
}

BlockId insertAfter(Experiment& e, std::string_view kind, BlockId block) {
    if (const auto edge = firstEdgeFrom(e.graph, block))
        return insertOnEdge(e, kind, *edge);
    const Block* before = e.graph.find(block);
    if (!before)
        throw UserError("there is no block to insert behind");
    if (layerInfo(before->kind).outputs == 0) {
        if (const auto edge = firstEdgeTo(e.graph, block))
            return insertOnEdge(e, kind, *edge);
        throw UserError("\"" + before->name + "\" has no output that a block could follow");
    }
    Experiment copy = e;
    const BlockId id = addBlock(copy, kind, behind(bodyOf(*before)));
    copy.graph.find(id)->group = copy.graph.find(block)->group;
    connectBlocks(copy, {.from = block, .fromPort = 0, .to = id, .toPort = 0});
    e = std::move(copy);
    return id;
}

BlockId insertAfterGroup(Experiment& e, std::string_view kind, GroupId group) {
    const GroupBorder border = borderOf(e.graph, group);
    if (border.outputs.empty())
        throw UserError("the group has no output that a block could follow");
    const BlockPort output = border.outputs.front();
    const auto leaving = std::ranges::find_if(e.graph.edges, [&](const Edge& edge) {
        return edge.from == output.block && edge.fromPort == output.port &&
               e.graph.find(edge.to)->group != group;
    });
    if (leaving != e.graph.edges.end())
        return insertOnEdge(e, kind, Edge(*leaving));
    Experiment copy = e;
    const Block& last = *copy.graph.find(output.block);
    const BlockId id = addBlock(copy, kind, behind(seenBodyOf(copy.graph, last)));
    connectBlocks(copy, {.from = output.block, .fromPort = output.port, .to = id, .toPort = 0});
    e = std::move(copy);
    return id;
}

void removeParts(Experiment& e, const Parts& parts) {
    Experiment copy = e;
    for (const Edge& edge : parts.edges) {
        // An edge of a removed block goes with it; taking it first would keep the chain from
        // healing.
        const bool goesAnyway =
            std::any_of(parts.blocks.begin(), parts.blocks.end(),
                        [&](BlockId id) { return id == edge.from || id == edge.to; });
        if (!goesAnyway)
            disconnectBlocks(copy, edge);
    }
    // Downstream last, so that what heals around one block can heal around the next.
    std::vector<BlockId> blocks = parts.blocks;
    std::unordered_map<BlockId, std::size_t> places;
    for (const BlockId id : inspectExperiment(e).order)
        places.emplace(id, places.size());
    std::ranges::stable_sort(blocks, {}, [&](BlockId id) {
        const auto found = places.find(id);
        return found == places.end() ? places.size() : found->second;
    });
    for (const BlockId id : blocks)
        removeBlock(copy, id);
    for (const NoteId id : parts.notes)
        removeNote(copy, id);
    e = std::move(copy);
}

void moveParts(Experiment& e, const Places& places) {
    for (const auto& [id, place] : places.blocks) {
        if (Block* block = e.graph.find(id))
            block->position = place;
    }
    for (const auto& [id, place] : places.notes) {
        if (Note* note = e.graph.findNote(id))
            note->position = place;
    }
}

void setFolded(Experiment& e, GroupId group, bool folded) {
    foldGroup(e, group, folded);
    if (!folded)
        makeRoomFor(e, group);
}

void ungroup(Experiment& e, const std::vector<BlockId>& blocks) {
    Experiment copy = e;
    for (const Group& group : e.graph.groups) {
        const auto isMember = [&](BlockId id) { return e.graph.find(id)->group == group.id; };
        if (group.folded && std::ranges::any_of(blocks, isMember))
            setFolded(copy, group.id, false);
    }
    ungroupBlocks(copy, blocks);
    e = std::move(copy);
}

void connectAll(Experiment& e, const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf) {
    Experiment copy = e;
    for (const Edge& edge : insteadOf)
        disconnectBlocks(copy, edge);
    for (const Edge& edge : edges)
        connectBlocks(copy, edge);
    e = std::move(copy);
}

void replaceKind(Experiment& e, BlockId id, std::string_view kind) {
    constexpr auto kOutputs = "outputs";
    Experiment copy = e;
    Block* block = copy.graph.find(id);
    if (!block)
        throw UserError("there is no block to replace");
    std::optional<OptionValue> outputs;
    if (findOption(blockSchema(*block), kOutputs))
        outputs = blockOption(*block, kOutputs);
    const bool given = isGivenName(*block);
    block->kind = layerInfo(kind).kind;
    block->options.clear();
    if (given) {
        block->name.clear();
        const std::string name = copy.graph.freeName(kind);
        copy.graph.find(id)->name = name;
    }
    if (outputs && findOption(blockSchema(*copy.graph.find(id)), kOutputs)) {
        setBlockOption(copy, id, kOutputs, *outputs);
        Index most = std::get<Index>(*outputs);
        const InspectionReport report = inspectExperiment(e);
        if (const Shape* input = report.inputOf(e.graph, id))
            most = std::min(most, featuresOf(*input));
        limitRank(copy, id, most);
    }
    makeRoomBehind(copy, id);
    e = std::move(copy);
}

std::optional<std::string_view> replacementKind(std::string_view kind) {
    const std::string& counterpart = layerInfo(kind).counterpart;
    return counterpart.empty() ? std::nullopt : std::optional<std::string_view>(counterpart);
}

std::vector<Edge> possibleEdges(const Experiment& e, BlockId from, int fromPort) {
    std::vector<Edge> result;
    // A target from which the source can be reached would close a loop.
    const std::set<BlockId> ahead = blocksBefore(e.graph.edges, from);
    for (const Block& block : e.graph.blocks) {
        if (ahead.contains(block.id))
            continue;
        for (int port = 0; port < layerInfo(block.kind).inputs; ++port)
            result.push_back({.from = from, .fromPort = fromPort, .to = block.id, .toPort = port});
    }
    return result;
}

int freeOutput(const Graph& graph, const Block& block) {
    for (int port = 0; port < layerInfo(block.kind).outputs; ++port) {
        const bool isUsed = std::any_of(
            graph.edges.begin(), graph.edges.end(),
            [&](const Edge& edge) { return edge.from == block.id && edge.fromPort == port; });
        if (!isUsed)
            return port;
    }
    return 0;
}

std::optional<Edge> firstEdgeFrom(const Graph& graph, BlockId block) {
    const auto found = std::find_if(graph.edges.begin(), graph.edges.end(),
                                    [&](const Edge& edge) { return edge.from == block; });
    return found == graph.edges.end() ? std::nullopt : std::optional(*found);
}

std::optional<Edge> firstEdgeTo(const Graph& graph, BlockId block) {
    const auto found = std::find_if(graph.edges.begin(), graph.edges.end(),
                                    [&](const Edge& edge) { return edge.to == block; });
    return found == graph.edges.end() ? std::nullopt : std::optional(*found);
}

}  // namespace obscura
