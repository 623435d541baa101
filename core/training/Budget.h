// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"
#include "devices/Ledger.h"

#include <optional>
#include <string>

namespace obscura {

/// Why no further step can be made, or nothing when the budget allows one. The next step is taken
/// to need what the last one did, which went from `before` to `used` (both without evaluations).
std::optional<std::string> overBudget(const BudgetSettings& budget, const Usage& before,
                                      const Usage& used);

}  // namespace obscura
