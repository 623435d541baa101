// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"

#include <chrono>
#include <cstdint>
#include <set>
#include <utility>

namespace obscura {

/// Tells a run's progress on stderr: one line that is rewritten on a terminal, a line now and then
/// in a file or pipe. Says once what is probably wrong. Keeps the summary.
class CliProgress final : public RunSink {
public:
    CliProgress();

    void receive(const RunEvent& event) override;

    const RunSummary& summary() const { return m_summary; }

private:
    using Clock = std::chrono::steady_clock;
    void noteStep(const StepRecord& record);
    void noteEvaluation(const EvaluationRecord& record);
    void warn(const BlockFindings& found);
    void tell(const LoadProgress& progress);
    void tell(const ChangeMade& made);
    void tell(const RoomWait& wait);
    void end(const RunSummary& summary);
    void print(const StepRecord& record);
    void printLine(const std::string& line);
    void closeLine();

    std::int64_t m_plannedSteps = 0;
    const bool m_isTerminal;
    Clock::time_point m_due;
    bool m_lineOpen = false;
    StepRecord m_last;
    double m_accuracy;
    double m_error;
    double m_surrogateError;
    std::set<std::pair<BlockId, FindingKind>> m_told;
    RunSummary m_summary;
};

}  // namespace obscura
