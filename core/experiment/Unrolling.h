// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"

#include <map>

namespace obscura {

/// An experiment whose repeated groups are written out.
struct Unrolled {
    Experiment experiment;
    /// From each block that stands for a later repetition to the block that it repeats.
    std::map<BlockId, BlockRepetition> original;

    BlockRepetition originalOf(BlockId block) const {
        const auto found = original.find(block);
        return found == original.end() ? block : found->second;
    }
};

/// `block` as it runs in that repetition of its group: under its name there, and with pieces of
/// hardware of its own, whose seeds follow from the block's. The id is left to the caller.
Block blockInRepetition(const Block& block, Index repetition);

/// `e` with each group of N repetitions as N chains of blocks, one behind the other. Those of the
/// first keep their ids and names, those of repetition k are named "<block>#k". Precondition:
/// inspectExperiment(e) finds no problem with its groups.
Unrolled unrolled(const Experiment& e);

}  // namespace obscura
