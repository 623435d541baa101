// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <map>

namespace obscura {

/// An experiment whose repeated groups are written out.
struct Unrolled {
    Experiment experiment;
    /// From each block that stands for a later repetition to the block that it repeats.
    std::map<BlockId, BlockId> original;

    BlockId originalOf(BlockId block) const {
        const auto found = original.find(block);
        return found == original.end() ? block : found->second;
    }
};

/// `e` with each group of N repetitions as N chains of blocks, one behind the other. Those of the
/// first keep their ids and names, those of repetition k are named "<block>#k". Precondition:
/// inspectExperiment(e) finds no problem with its groups.
Unrolled unrolled(const Experiment& e);

}  // namespace obscura
