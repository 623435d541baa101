// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/BestEvaluation.h"
#include "core/training/Engine.h"
#include "core/training/RunRecord.h"

#include <cstdint>
#include <optional>
#include <string>

namespace obscura {

/// The weights in a run's checkpoint: those that BestEvaluation prefers, or else the last ones, as
/// long as they are numbers.
class KeptWeights {
public:
    KeptWeights() = default;
    /// Of a run that goes on.
    explicit KeptWeights(const Resumption& resumption)
        : m_best(resumption.leastValidationLoss), m_step(resumption.checkpointStep) {}

    /// After an evaluation. What is kept there survives a crash, and a training that diverges
    /// later.
    void note(const EvaluationRecord& record, const Engine& engine, RunRecord& to);
    /// At the end, after `steps` steps. Returns what there is to say of the weights, or nothing.
    std::string conclude(std::int64_t steps, bool hasDiverged, const Engine& engine, RunRecord& to);

    /// Whose weights are kept; nothing: none are.
    std::optional<std::int64_t> step() const { return m_step; }

private:
    void keep(std::int64_t step, const Engine& engine, RunRecord& to);

    BestEvaluation m_best;
    std::optional<std::int64_t> m_step;
};

}  // namespace obscura
