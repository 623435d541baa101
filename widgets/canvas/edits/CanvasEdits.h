// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/canvas/geometry/GraphGeometry.h"

#include <QPointF>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

// What gestures on the canvas do to the experiment, apart from the gestures. All of them throw
// UserError as the edits of core/experiment/Experiment.h do, and then leave the experiment as it
// was.

namespace obscura {

/// The place of a new block of `kind` with its body's centre at `centre`, on the grid.
Position positionCentredAt(std::string_view kind, QPointF centre);

/// The connections that are seen as the same line as `edge`: all that lead from there to one port
/// of a folded group; else `edge` alone.
std::vector<Edge> bundleOf(const Graph& graph, const Edge& edge);

/// Puts a block of `kind` on the edge, and on all that are seen as one with it, level with the
/// edge's source, and shifts the blocks behind it to the right as far as the new one needs. Returns
/// its id.
BlockId insertOnEdge(Experiment& e, std::string_view kind, const Edge& edge);

/// Puts a block behind `block`: on its first outgoing edge, else connected to its free output; in
/// front of a block without outputs. Returns its id.
BlockId insertAfter(Experiment& e, std::string_view kind, BlockId block);

/// Puts a block behind a group, outside of it: on the first connection that leaves its first
/// output, or else connected to that. Returns its id.
BlockId insertAfterGroup(Experiment& e, std::string_view kind, GroupId group);

/// Blocks, connections and notes.
struct Parts {
    std::vector<BlockId> blocks;
    std::vector<Edge> edges = {};
    std::vector<NoteId> notes = {};
};

/// Removes them, healing the network around each block as removeBlock() does.
void removeParts(Experiment& e, const Parts& parts);

/// Where blocks and notes stand.
struct Places {
    std::map<BlockId, Position> blocks;
    std::map<NoteId, Position> notes = {};
};

void moveParts(Experiment& e, const Places& places);

/// Folds a group, or unfolds it and shifts what stands in the way of its members to the right.
void setFolded(Experiment& e, GroupId group, bool folded);

/// Takes the blocks out of their groups, which are unfolded before that.
void ungroup(Experiment& e, const std::vector<BlockId>& blocks);

/// Connects an output with several inputs, instead of the connections `insteadOf`.
void connectAll(Experiment& e, const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf);

/// Turns a block into one of `kind` in place: edges, position, number of outputs and a name that
/// the user chose stay, other options fall back to their defaults. A wider block shifts those
/// behind it as far as it needs.
void replaceKind(Experiment& e, BlockId id, std::string_view kind);

/// What a block can be replaced by while its shapes stay: "blackbox" for "linear" and back.
std::optional<std::string_view> replacementKind(std::string_view kind);

/// The input ports (as edges from there) that `from` may be connected to without closing a loop.
std::vector<Edge> possibleEdges(const Experiment& e, BlockId from, int fromPort);

/// The first output port of the block that nothing is connected to; else the first.
int freeOutput(const Graph& graph, const Block& block);

/// The first edge out of `block`, or into it.
std::optional<Edge> firstEdgeFrom(const Graph& graph, BlockId block);
std::optional<Edge> firstEdgeTo(const Graph& graph, BlockId block);

}  // namespace obscura
