// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <map>
#include <optional>

namespace obscura {

/// The difference between two experiments: what an undo command keeps, and what views look at to
/// see what they must redraw. Holds only what differs.
struct Patch {
    template <class T>
    struct Change {
        T before;
        T after;
        bool operator==(const Change&) const = default;
    };
    /// Absent before: added; absent after: removed.
    std::map<BlockId, Change<std::optional<Block>>> blocks;
    std::optional<Change<std::vector<BlockId>>> order;  ///< order of blocks, when it differs
    std::optional<Change<std::vector<Edge>>> edges;
    std::optional<Change<std::vector<Group>>> groups;
    std::optional<Change<std::vector<Note>>> notes;
    std::optional<Change<Options>> training;
    std::optional<Change<std::string>> name;
    std::optional<Change<std::string>> description;

    bool empty() const;
    bool operator==(const Patch&) const = default;
};

Patch difference(const Experiment& before, const Experiment& after);
/// Precondition: `e` is the experiment that the patch was taken from.
void applyForward(const Patch& patch, Experiment& e);
void applyBackward(const Patch& patch, Experiment& e);
/// `first`, then `second`, as one patch; parts that cancel out vanish.
Patch composed(const Patch& first, const Patch& second);

}  // namespace obscura
