// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Budget.h"

#include "core/base/Numbers.h"
#include "core/blackbox/CostEstimate.h"
#include "core/experiment/ExperimentInspection.h"

#include <utility>

namespace obscura {

namespace {

/// One of the four things that a budget limits.
struct Limit {
    double allowed;  ///< 0: without limit
    double used;
    double step;
    const char* what;
};

std::string sayExceeded(const Limit& limit) {
    return "the budget of " + shortestNumber(limit.allowed) + " " + limit.what +
           " is spent: " + shortestNumber(limit.used) + " used, and a step takes " +
           shortestNumber(limit.step);
}

}  // namespace

std::optional<std::string> overBudget(const BudgetSettings& budget, const Usage& before,
                                      const Usage& used) {
    Usage step = used;
    step -= before;
    const Limit limits[] = {
        {static_cast<double>(budget.queries), static_cast<double>(used.queries),
         static_cast<double>(step.queries), "queries"},
        {static_cast<double>(budget.programmings), static_cast<double>(used.programmings),
         static_cast<double>(step.programmings), "programmings"},
        {budget.seconds, used.seconds, step.seconds, "s of device time"},
        {budget.joules, used.joules, step.joules, "J of device energy"},
    };
    for (const Limit& limit : limits) {
        if (limit.allowed > 0 && limit.used + limit.step > limit.allowed) {
            return sayExceeded(limit);
        }
    }
    return std::nullopt;
}

Usage costOfChange(const Experiment& before, const Experiment& after, BlockId block,
                   const KnownFiles& files) {
    const auto old = estimateCost(before, inspectExperiment(before, files), block, files);
    const auto now = estimateCost(after, inspectExperiment(after, files), block, files);
    if (!old || !now) {
        return {};
    }
    Usage more = now->usage;
    more -= old->usage;
    const auto steps = static_cast<double>(now->steps);
    return {.queries = more.queries / now->steps,
            .programmings = more.programmings / now->steps,
            .seconds = more.seconds / steps,
            .joules = more.joules / steps};
}

void BudgetWatch::noteChange(const Usage& more) {
    Usage all = m_costOfChanges.value_or(Usage{});
    all += more;
    m_costOfChanges = all;
}

std::optional<std::string> BudgetWatch::beforeStep(std::int64_t steps, const Usage& used) {
    m_before = used;
    const auto more = std::exchange(m_costOfChanges, std::nullopt);
    if (!more || steps == 0) {
        return std::nullopt;
    }
    Usage before = used;
    before -= m_lastStep;
    before -= *more;
    return overBudget(m_budget, before, used);
}

std::optional<std::string> BudgetWatch::afterStep(const Usage& used) {
    m_lastStep = used;
    m_lastStep -= m_before;
    return overBudget(m_budget, m_before, used);
}

}  // namespace obscura
