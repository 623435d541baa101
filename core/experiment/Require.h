// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

namespace obscura {

// What must be there. Each throws UserError with the name that was looked for where it isn't.

Block& requireBlock(Experiment& e, BlockId id);
const Block& requireBlock(const Experiment& e, BlockId id);

/// The option of `owner`, as messages call it, whose options are `schema`.
const OptionInfo& requireOption(const std::vector<OptionInfo>& schema, std::string_view owner,
                                std::string_view option);

}  // namespace obscura
