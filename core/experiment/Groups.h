// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

// Groups of blocks. The edits keep the experiment consistent or throw UserError and leave it
// unchanged, as those of Experiment.h do.

/// How often a group can run in a row.
inline constexpr Index kMostRepeats = 256;

/// The options of every group: "repeat".
const std::vector<OptionInfo>& groupSchema();
/// Those that `group` has set to something else than their default.
Options groupOptions(const Group& group);

/// Makes a group of those blocks, named "group" or "group 2"; or adds them to the one group that
/// some of them belong to already. Returns its id. Refuses the data set, the loss, and blocks of
/// two groups: groups don't nest.
GroupId groupBlocks(Experiment& e, const std::vector<BlockId>& blocks);
/// Takes those blocks out of their groups; a group goes with its last member.
void ungroupBlocks(Experiment& e, const std::vector<BlockId>& blocks);
void renameGroup(Experiment& e, GroupId id, std::string_view name);
void setGroupOption(Experiment& e, GroupId id, std::string_view option, const OptionValue& value);
void foldGroup(Experiment& e, GroupId id, bool folded);

/// Removes the groups that no block names.
void dropEmptyGroups(Graph& graph);
/// Throws UserError where `name` can't be given to a block or group, or another has it.
void requireFreeName(const Graph& graph, std::string_view name);

/// A block in one repetition of its group.
struct BlockRepetition {
    /// Where no repetition is named, it is the first.
    BlockRepetition(BlockId block = 0, Index repetition = 1)
        : block(block), repetition(repetition) {}

    BlockId block;
    Index repetition;  ///< from 1
    auto operator<=>(const BlockRepetition&) const = default;
};

/// The blocks of that kind, in each repetition of their groups.
std::vector<BlockRepetition> repetitionsOfKind(const Graph& graph, std::string_view kind);

/// "stage" in the first repetition, "stage#2" in the second: names of blocks as they run.
std::string nameInRepetition(const std::string& name, Index repetition);

/// A port of a block, input or output as the context says.
struct BlockPort {
    BlockId block = 0;
    int port = 0;
    bool operator==(const BlockPort&) const = default;
};

/// A value that enters a group.
struct GroupInput {
    std::optional<BlockPort> source;  ///< the output outside; nothing: not connected
    std::vector<BlockPort> targets;   ///< the inputs of members that read it
};

/// What a group looks like from outside: its ports if it were one block.
struct GroupBorder {
    std::vector<GroupInput> inputs;
    std::vector<BlockPort> outputs;  ///< of members: read outside, or by nothing
};

GroupBorder borderOf(const Graph& graph, GroupId group);

}  // namespace obscura
