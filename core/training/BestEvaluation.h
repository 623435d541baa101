// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <optional>

namespace obscura {

/// Tells which weights are worth keeping: where there is a validation set, those that do best
/// there; else the last ones.
class BestEvaluation {
public:
    explicit BestEvaluation(std::optional<double> least = {}) : m_least(least) {}

    /// Whether none before was better.
    bool note(const EvaluationRecord& record);
    /// Nothing: there is no validation set.
    std::optional<double> leastValidationLoss() const { return m_least; }

private:
    std::optional<double> m_least;
};

}  // namespace obscura
