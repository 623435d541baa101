// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Diagnosis.h"

#include <vector>

namespace obscura {

/// Puts `found` among the `latest` findings of a run, in place of what was known of the same block.
/// Returns whether it is news: other findings than before, numbers aside.
bool takeFindings(std::vector<BlockFindings>& latest, const BlockFindings& found);

}  // namespace obscura
