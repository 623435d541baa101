// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Trainer.h"

#include <chrono>
#include <cstdint>
#include <set>
#include <utility>

namespace obscura {

/// Tells a run's progress on stderr: one line that is rewritten on a terminal, a line now and then
/// in a file or pipe. Says once what is probably wrong. Keeps the summary.
class CliProgress final : public TrainerObserver {
public:
    /// `epochs` and `maximumSteps` (0: none) tell when the run will end.
    CliProgress(double epochs, std::int64_t maximumSteps);

    void stepDone(const StepRecord& record) override;
    void evaluated(const EvaluationRecord& record) override;
    void diagnosed(const BlockFindings& findings) override;
    void waits(const std::string& reason) override;
    void ended(const RunSummary& summary) override;

    const RunSummary& summary() const { return m_summary; }

private:
    using Clock = std::chrono::steady_clock;
    void print(const StepRecord& record);
    void closeLine();

    const double m_epochs;
    const std::int64_t m_maximumSteps;
    const bool m_isTerminal;
    Clock::time_point m_due;
    bool m_lineOpen = false;
    StepRecord m_last;
    double m_accuracy;
    double m_surrogateError;
    std::set<std::pair<BlockId, FindingKind>> m_told;
    RunSummary m_summary;
};

}  // namespace obscura
