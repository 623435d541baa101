// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Diagnosis.h"
#include "core/runs/Records.h"
#include "core/settings/Settings.h"

#include <deque>
#include <optional>

namespace obscura {

/// Watches the records of a run for what is wrong with the training as a whole: a loss that stays
/// above its start, an accuracy that guessing would have, too.
class TrainingDiagnosis {
public:
    explicit TrainingDiagnosis(const TrainingSettings& settings);

    /// Training goes on with these.
    void follow(const TrainingSettings& settings) { m_settings = settings; }

    /// What is wrong now and then, nothing in between: every 50 steps, and at evaluations. Findings
    /// name options of the training; BlockFindings::block is 0, no block's number.
    std::optional<BlockFindings> note(const StepRecord& record);
    std::optional<BlockFindings> note(const EvaluationRecord& record);

private:
    BlockFindings findings() const;
    bool lossStaysAbove() const;
    std::string rates() const;

    TrainingSettings m_settings;
    double m_firstLoss;
    std::deque<double> m_recent;  ///< losses of the last steps
    bool m_atChance = false;      ///< as of the last evaluation
    EvaluationRecord m_evaluation;
};

}  // namespace obscura
