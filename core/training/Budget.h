// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"
#include "core/settings/Settings.h"
#include "devices/Ledger.h"

#include <cstdint>
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

/// Tells a run when its budget allows no further step.
class BudgetWatch {
public:
    explicit BudgetWatch(const BudgetSettings& budget) : m_budget(budget) {}

    /// The step that comes takes so much more than the last one did.
    void noteChange(const Usage& more);
    /// Before the step that comes after `steps` others, with what training has used so far: why
    /// changes keep it from being made, or nothing.
    std::optional<std::string> beforeStep(std::int64_t steps, const Usage& used);
    /// After it: why there can't be another, or nothing.
    std::optional<std::string> afterStep(const Usage& used);

private:
    BudgetSettings m_budget;
    Usage m_before;                        ///< the step that is made
    Usage m_lastStep;                      ///< what it took of all devices
    std::optional<Usage> m_costOfChanges;  ///< since then, of the step that comes
};

}  // namespace obscura
