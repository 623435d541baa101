// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"
#include "core/settings/Settings.h"
#include "devices/Ledger.h"

#include <optional>
#include <string>

namespace obscura {

/// Why no further step can be made, or nothing when the budget allows one. The next step is taken
/// to need what the last one did, which went from `before` to `used` (both without evaluations).
std::optional<std::string> overBudget(const BudgetSettings& budget, const Usage& before,
                                      const Usage& used);

/// How much more a step takes of the black box `block` in all repetitions, on the average over an
/// epoch, since it is `after` that is trained and no longer `before`.
Usage costOfChange(const Experiment& before, const Experiment& after, BlockId block,
                   const KnownFiles& files);

}  // namespace obscura
