// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

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

}  // namespace obscura
