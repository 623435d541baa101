// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QPointF>
#include <QRectF>
#include <vector>

// Where the parts of a network stand and what of them is seen, in canvas units.

namespace obscura {

/// The body of the block where it stands, in canvas units.
QRectF bodyOf(const Block& block);

QRectF bodyOf(const Note& note);

/// What encloses the bodies of the group's members.
QRectF membersRect(const Graph& graph, GroupId group);
/// The same row by row, from top to bottom.
std::vector<QRectF> memberRows(const Graph& graph, GroupId group);
/// The top left corner of the block that stands for a folded group: that of the member which first
/// reads what enters it.
QPointF foldedPlace(const Graph& graph, GroupId group);

/// How the block that stands for a folded group is drawn: as hardware where it holds any.
BlockGeometry foldedGeometry(const Graph& graph, GroupId group);

/// The folded group that stands for the block, or nullptr.
const Group* foldedGroupOf(const Graph& graph, const Block& block);

/// The body of the block, or of the folded group that stands for it.
QRectF seenBodyOf(const Graph& graph, const Block& block);

/// A block, or a folded group with its members.
struct SeenBody {
    QRectF body;
    std::vector<BlockId> blocks;
};

/// Everything that is seen but notes.
std::vector<SeenBody> seenBodies(const Graph& graph);

}  // namespace obscura
