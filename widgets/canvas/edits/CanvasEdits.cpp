// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/CanvasEdits.h"

#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "core/network/Inspection.h"
#include "devices/Error.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <algorithm>
#include <set>

namespace obscura {

namespace {

Position position(QPointF point) {
    return {point.x(), point.y()};
}

std::set<BlockId> blocksBehind(const Graph& graph, BlockId start) {
    std::set<BlockId> found;
    std::vector<BlockId> open{start};
    while (!open.empty()) {
        const BlockId block = open.back();
        open.pop_back();
        for (const Edge& edge : graph.edges) {
            if (edge.from == block && found.insert(edge.to).second)
                open.push_back(edge.to);
        }
    }
    return found;
}

/// How far `next` must go to the right to keep its distance from `body`; 0 where it isn't in the
/// way.
qreal needed(const QRectF& body, const QRectF& next) {
    const QRectF reserved = body.adjusted(0, 0, BlockGeometry::kGap, 0);
    return next.intersects(reserved) ? reserved.right() - next.left() : 0;
}

/// Shifts blocks behind `block` to the right by what the first of them needs, and others that would
/// then be in their way by the same, so that their distances stay.
void makeRoomBehind(Experiment& e, BlockId block) {
    std::set<BlockId> behind = blocksBehind(e.graph, block);
    qreal shift = 0;
    for (const BlockId id : behind)
        shift = std::max(shift, needed(bodyOf(*e.graph.find(block)), bodyOf(*e.graph.find(id))));
    if (shift == 0)
        return;

    std::vector<QRectF> settled{bodyOf(*e.graph.find(block))};
    for (std::size_t i = 0; i < settled.size(); ++i) {
        for (auto id = behind.begin(); id != behind.end();) {
            Block& next = *e.graph.find(*id);
            if (needed(settled[i], bodyOf(next)) == 0) {
                ++id;
                continue;
            }
            next.position.x += shift;
            settled.push_back(bodyOf(next));
            id = behind.erase(id);
        }
    }
}

/// Shifts to the right what stands where the members of a group appear, and with it all that stands
/// at its height further on.
void makeRoomFor(Experiment& e, GroupId group) {
    const QRectF members = membersRect(e.graph, group);
    std::vector<Block*> row;
    qreal shift = 0;
    for (Block& block : e.graph.blocks) {
        const QRectF body = bodyOf(block);
        const bool isInRow = block.group != group && body.left() >= members.left() &&
                             body.bottom() > members.top() && body.top() < members.bottom();
        if (!isInRow)
            continue;
        row.push_back(&block);
        shift = std::max(shift, needed(members, body));
    }
    for (Block* block : row)
        block->position.x += shift;
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

QRectF bodyOf(const Block& block) {
    return BlockGeometry(layerInfo(block.kind))
        .body()
        .translated(block.position.x, block.position.y);
}

QRectF bodyOf(const Note& note) {
    return {note.position.x, note.position.y, note.size.width, note.size.height};
}

QRectF membersRect(const Graph& graph, GroupId group) {
    QRectF rect;
    for (const Block& block : graph.blocks) {
        if (block.group == group)
            rect |= bodyOf(block);
    }
    return rect;
}

/// What is seen of the group: the block that stands for it, or its members.
QRectF seenRect(const Graph& graph, GroupId group) {
    if (!graph.findGroup(group)->folded)
        return membersRect(graph, group);
    return foldedGeometry(graph, group).body().translated(foldedPlace(graph, group));
}

std::vector<QRectF> memberRows(const Graph& graph, GroupId group) {
    std::vector<QRectF> bodies;
    for (const Block& block : graph.blocks) {
        if (block.group == group)
            bodies.push_back(bodyOf(block));
    }
    std::ranges::sort(bodies, {}, &QRectF::top);
    std::vector<QRectF> rows;
    for (const QRectF& body : bodies) {
        if (!rows.empty() && body.top() < rows.back().bottom())
            rows.back() |= body;
        else
            rows.push_back(body);
    }
    return rows;
}

QPointF foldedPlace(const Graph& graph, GroupId group) {
    const GroupBorder border = borderOf(graph, group);
    const BlockId first = border.inputs.empty() ? graph.membersOf(group).front()
                                                : border.inputs.front().targets.front().block;
    return bodyOf(*graph.find(first)).topLeft();
}

BlockGeometry foldedGeometry(const Graph& graph, GroupId group) {
    const GroupBorder border = borderOf(graph, group);
    const bool isPhysical = std::ranges::any_of(graph.blocks, [&](const Block& block) {
        return block.group == group && layerInfo(block.kind).physical;
    });
    return {isPhysical ? BlockForm::Physical : BlockForm::Layer,
            static_cast<int>(border.inputs.size()), static_cast<int>(border.outputs.size())};
}

Position positionCentredAt(std::string_view kind, QPointF centre) {
    const QRectF body = BlockGeometry(layerInfo(kind)).body();
    return position(snappedToGrid(centre - body.center()));
}

BlockId insertOnEdge(Experiment& e, std::string_view kind, const Edge& edge) {
    Experiment copy = e;
    const Block* from = copy.graph.find(edge.from);
    if (!from)
        throw UserError("there is no such connection to insert a block into");
    const QPointF corner = bodyOf(*from).topRight() + QPointF(BlockGeometry::kGap, 0);
    const BlockId id = insertBlock(copy, kind, edge, position(snappedToGrid(corner)));
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
    const QPointF corner = bodyOf(*before).topRight() + QPointF(BlockGeometry::kGap, 0);
    const BlockId id = addBlock(copy, kind, position(snappedToGrid(corner)));
    copy.graph.find(id)->group = copy.graph.find(block)->group;
    connectBlocks(copy, {.from = block, .fromPort = 0, .to = id, .toPort = 0});
    e = std::move(copy);
    return id;
}

BlockId insertAfterGroup(Experiment& e, std::string_view kind, GroupId group) {
    Experiment copy = e;
    const GroupBorder border = borderOf(copy.graph, group);
    if (border.outputs.empty())
        throw UserError("the group has no output that a block could follow");
    const BlockPort output = border.outputs.front();
    const QPointF corner = seenRect(copy.graph, group).topRight() + QPointF(BlockGeometry::kGap, 0);
    const Position place = position(snappedToGrid(corner));
    const auto leaving = std::ranges::find_if(copy.graph.edges, [&](const Edge& edge) {
        return edge.from == output.block && edge.fromPort == output.port &&
               copy.graph.find(edge.to)->group != group;
    });
    BlockId id = 0;
    if (leaving != copy.graph.edges.end()) {
        id = insertBlock(copy, kind, Edge(*leaving), place);
        makeRoomBehind(copy, id);
    } else {
        id = addBlock(copy, kind, place);
        connectBlocks(copy, {.from = output.block, .fromPort = output.port, .to = id, .toPort = 0});
    }
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
    for (const BlockId id : parts.blocks)
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
        if (const Shape* input = report.inputOf(e, id))
            most = std::min(most, featuresOf(*input));
        limitRank(copy, id, most);
    }
    makeRoomBehind(copy, id);
    e = std::move(copy);
}

std::optional<std::string_view> replacementKind(std::string_view kind) {
    if (kind == "linear")
        return "blackbox";
    if (kind == "blackbox")
        return "linear";
    return std::nullopt;
}

std::vector<Edge> possibleEdges(const Experiment& e, BlockId from, int fromPort) {
    std::vector<Edge> result;
    // A target from which the source can be reached would close a loop.
    std::set<BlockId> ahead{from};
    for (bool grown = true; grown;) {
        grown = false;
        for (const Edge& edge : e.graph.edges)
            grown |= ahead.contains(edge.to) && ahead.insert(edge.from).second;
    }
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
