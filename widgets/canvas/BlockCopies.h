// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QPointF>
#include <vector>

namespace obscura {

/// Those blocks and the connections among them.
Graph partOf(const Graph& graph, const std::vector<BlockId>& blocks);

/// How far a copy of `part` must go down from where its blocks stand to be clear of all blocks of
/// `graph`; on the grid.
QPointF freeOffset(const Graph& graph, const Graph& part);

/// Adds copies of the blocks of `part`, moved by `offset`, with ids and names that are free, and of
/// the connections among them. What an experiment has only once, data set and loss, is left out
/// where there is one. Returns the new ids; throws UserError where nothing is left, or where a
/// connection can't be.
std::vector<BlockId> insertCopies(Experiment& e, const Graph& part, QPointF offset);

}  // namespace obscura
