// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetRegistry.h"
#include "core/graph/Graph.h"

#include <string>
#include <string_view>

namespace obscura {

/// The truth about one experiment: network (with its data set and loss) and training settings. The
/// canvas mirrors it, undo commands edit it, a run stores it, the terminal program reads it.
struct Experiment {
    std::string name;         ///< one line for the title bar
    std::string description;  ///< what it shows, for the person who opens it
    Graph graph;
    Options training;  ///< by trainingSchema()
    bool operator==(const Experiment&) const = default;
};

// Edits. Each keeps the experiment consistent or throws UserError and leaves it unchanged.

/// Adds a block of `kind` with default options at `position`; returns its id. The name is `kind`
/// made unique. An experiment has at most one data set and one loss.
BlockId addBlock(Experiment& e, std::string_view kind, Position position);
/// Adds a block of `kind` in the middle of `edge`: from → new → to. Within a group it is a member.
BlockId insertBlock(Experiment& e, std::string_view kind, Edge edge, Position position);
/// Removes a block with its edges; where one value came in and one went out, those who read that
/// read the former. A group goes with its last member. The data set and the loss can't be removed.
void removeBlock(Experiment& e, BlockId id);
/// Connects two ports. Replaces the edge that `to` had at that port. Refuses a cycle, a missing
/// port.
void connectBlocks(Experiment& e, Edge edge);
void disconnectBlocks(Experiment& e, Edge edge);
/// Sets an option, checked against the block's schema; one that is set to its default is dropped
/// from the list, so that equal experiments compare equal. Choosing another device drops
/// "options.…" and "costs.…", another data set or loss the options that it does not have.
void setBlockOption(Experiment& e, BlockId id, std::string_view option, const OptionValue& value);
/// Chooses the data set of the experiment, with none of the options that the former one had. Throws
/// UserError where there is no block for it, or an option has a value that its schema refuses.
void chooseData(Experiment& e, const DatasetSettings& data);
void renameBlock(Experiment& e, BlockId id, std::string_view name);
void setTrainingOption(Experiment& e, std::string_view option, const OptionValue& value);

/// Sets the field that `assignment` ("blackbox.surrogate.rank=50", "training.epochs=3", "name=…")
/// names.
/// Throws UserError that lists the nearest known paths, or what values are accepted.
void assignField(Experiment& e, std::string_view assignment);

}  // namespace obscura
