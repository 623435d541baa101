// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <string>
#include <string_view>

namespace obscura {

/// Another value for an option of a black box or of the training: the only way to alter a run in
/// flight.
struct Change {
    BlockId block = 0;   ///< 0: the training settings
    std::string option;  ///< by its schema: "surrogate.rank"
    OptionValue value;
    bool operator==(const Change&) const = default;
};

/// Makes the change in `e`, which stands for a run that goes on. Throws UserError and leaves `e` as
/// it was where there is no such block or option, where the value doesn't fit it, and where the
/// option isn't live, with those that are.
void applyChange(Experiment& e, const Change& change);

/// The change that `owner` (a block's name, or "training"), `option` and `value` tell, as files
/// have them. Throws UserError where `e` has no such block or option, or the value doesn't fit it.
Change parsedChange(const Experiment& e, std::string_view owner, std::string_view option,
                    std::string_view value);

/// What files and messages call the owner of a block's options (0: of the training settings).
/// Precondition: there is such a block.
std::string ownerName(const Graph& graph, BlockId block);

/// The options of a block (0: of the training settings). Throws UserError where there is no such
/// block. The reference stays valid for the life of the program.
const std::vector<OptionInfo>& optionsOf(const Experiment& e, BlockId block);

/// The value that an option of a block (0: of the training settings) has, set or by default.
/// Precondition: there is such an option.
OptionValue valueOf(const Experiment& e, BlockId block, std::string_view option);

}  // namespace obscura
