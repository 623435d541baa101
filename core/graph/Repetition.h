// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <compare>
#include <string>

namespace obscura {

/// A block in one repetition of its group.
struct BlockRepetition {
    /// Where no repetition is named, it is the first.
    BlockRepetition(BlockId block = 0, Index repetition = 1)
        : block(block), repetition(repetition) {}

    BlockId block;
    Index repetition;  ///< from 1
    // clang-tidy 14 takes the 0 that the compiler compares with for one of ours.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    auto operator<=>(const BlockRepetition&) const = default;
};

/// "stage" in the first repetition, "stage#2" in the second: names of blocks as they run.
std::string nameInRepetition(const std::string& name, Index repetition);

}  // namespace obscura
