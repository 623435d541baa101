// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QPointF>
#include <QRectF>
#include <vector>

namespace obscura {

/// Those blocks with the connections among them and the groups that they make up whole; and those
/// notes.
Graph partOf(const Graph& graph, const std::vector<BlockId>& blocks,
             const std::vector<NoteId>& notes = {});

/// What encloses all of it.
QRectF placeOf(const Graph& part);

/// What has been added to an experiment.
struct Copies {
    std::vector<BlockId> blocks;
    std::vector<NoteId> notes;
};

/// How far a copy of `part` must go down from where its blocks stand to be clear of all blocks of
/// `graph`; on the grid.
QPointF freeOffset(const Graph& graph, const Graph& part);

/// Adds copies of everything in `part`, moved by `offset`, with ids and names that are free. What
/// an experiment has only once, data set and loss, is left out where there is one. Returns the new
/// ids; throws UserError where nothing is left, or where a connection can't be.
Copies insertCopies(Experiment& e, const Graph& part, QPointF offset);

}  // namespace obscura
