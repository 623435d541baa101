// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/GroupBorders.h"
#include "core/network/Inspection.h"

namespace obscura {

/// Adds to `report`, which has the shapes of the blocks, what is known of one group: its counts
/// over all repetitions, its output, and what keeps it from being repeated.
void inspectGroup(const Graph& graph, const Group& group, const GroupBorders& borders,
                  InspectionReport& report);

}  // namespace obscura
