// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <map>

namespace obscura {

/// Where each block stands when the network is drawn in layers (Sugiyama, Tagawa and Toda 1981): a
/// block right of all that feed it, few crossings, level connections where that is possible. Parts
/// that aren't connected stand one below the other, blocks without any connection in a row at the
/// end. What is longer than a row of the canvas goes on in the row below. The top left corner stays
/// where it is. The members of a folded group move as one block.
std::map<BlockId, Position> layeredLayout(const Graph& graph);

}  // namespace obscura
