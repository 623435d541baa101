// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RecordedChange.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace obscura {

/// What is done in the middle of a run once more, as in one that was recorded: with the same
/// experiment, as many threads and the same processor, the steps are the same bit for bit.
struct RunReplay {
    std::vector<RecordedChange> changes;  ///< in order of time
    /// Steps after which it was evaluated, in order, as an evaluation asks devices, too, and takes
    /// its share of their noise. Beside those that the experiment asks for.
    std::vector<std::int64_t> evaluations;
};

/// A recorded run, to be trained once more.
struct RecordedRun {
    Experiment experiment;  ///< as it began
    RunReplay replay;
    /// After so many it ended; 0: when the experiment says, or where it failed.
    std::int64_t steps = 0;
    int threads = 0;  ///< it had so many; 0: not known
};

/// Throws UserError where `folder` is none of a run, or its files are damaged.
RecordedRun readRecordedRun(const std::filesystem::path& folder);

/// How far a RunReplay has come.
class ReplayPosition {
public:
    explicit ReplayPosition(RunReplay replay) : m_replay(std::move(replay)) {}

    /// The next change that is due after `step` steps, each once; null: there is none (any more).
    const Change* nextChange(std::int64_t step);
    /// Whether the run was evaluated after `step` steps. Steps are asked for in their order.
    bool isEvaluated(std::int64_t step);

private:
    RunReplay m_replay;
    std::size_t m_changes = 0;  ///< made
    std::size_t m_evaluations = 0;
};

}  // namespace obscura
