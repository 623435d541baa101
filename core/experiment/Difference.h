// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace obscura {

/// One setting that differs. A side where it isn't set has its default; a side that has no such
/// setting (another device, no such block) has nothing.
struct ValueDifference {
    std::string
        name;  ///< "surrogate.rank"; "name", "kind", "group" and "description" stand for themselves
    std::string title;  ///< as on the screen: "Rank r"
    std::string unit;
    std::optional<OptionValue> before;
    std::optional<OptionValue> after;
    /// What the screen calls values that are choices: "Streaming" for "streaming".
    std::map<std::string, std::string> choiceTitles = {};
    bool operator==(const ValueDifference&) const = default;
};

enum class DifferenceKind { Added, Removed, Changed };

struct BlockDifference {
    DifferenceKind change = DifferenceKind::Changed;
    BlockId before = 0;  ///< its id there; 0: added
    BlockId after = 0;   ///< its id there; 0: removed
    std::string name;    ///< the one after; of a removed block the one before
    std::string kind;    ///< likewise
    /// What differs; of a block on one side only, what differs from the defaults.
    std::vector<ValueDifference> values;
    bool operator==(const BlockDifference&) const = default;
};

/// How a group runs; who belongs to it is told by the blocks' "group".
struct GroupDifference {
    std::string name;
    std::vector<ValueDifference> values;  ///< against the defaults where only one side has it
    bool operator==(const GroupDifference&) const = default;
};

/// A connection that only one side has.
struct EdgeDifference {
    DifferenceKind change = DifferenceKind::Added;  ///< Added or Removed
    Edge edge;                                      ///< with the ids of that side
    std::string from;                               ///< the blocks' names on that side
    std::string to;
    bool operator==(const EdgeDifference&) const = default;
};

/// What a person sees of the difference between two experiments; Patch is what a program needs to
/// turn one into the other.
struct Difference {
    std::vector<ValueDifference> texts;   ///< name and description
    std::vector<BlockDifference> blocks;  ///< in the order of the blocks before, then those added
    std::vector<GroupDifference> groups;  ///< by name
    std::vector<EdgeDifference> edges;    ///< those removed, then those added
    std::vector<ValueDifference> training;
    /// Blocks that stand elsewhere on the canvas, by their names after: no difference in what is
    /// trained.
    std::vector<std::string> moved;

    /// The same network, settings and texts, wherever the blocks stand and whatever notes say.
    bool empty() const;
    bool operator==(const Difference&) const = default;
};

/// Blocks are taken for the same that share id and name; of the others those that share name and
/// kind, then id and kind (renamed), then the name alone. A setting differs where its values do and
/// at least one side has set it: a default that another device brings along follows from the
/// device.
Difference compareExperiments(const Experiment& before, const Experiment& after);

/// "12 s", "slm"; "–" where there is nothing.
std::string formatSide(const ValueDifference& value, const std::optional<OptionValue>& side);
/// The same as the screen says it: "12 s", "Spatial light modulator".
std::string titleOfSide(const ValueDifference& value, const std::optional<OptionValue>& side);

/// The port of a block as in a sentence: "split", or "split:1" from the second port on.
std::string formatPort(const std::string& block, int port);

/// One line for each difference, in the paths of --set: "blackbox.surrogate.rank: 10 → 50",
/// "+ tanh (tanh)", "− relu → loss", "~ moved: relu".
std::vector<std::string> describe(const Difference& difference);

}  // namespace obscura
