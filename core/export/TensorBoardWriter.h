// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/EventsFile.h"
#include "core/export/RecordEvents.h"
#include "core/runs/RunEvent.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace obscura {

/// Tells TensorBoard of a run while it goes on, by a file in the run's folder: the quantities of
/// its records; of each snapshot of a black box the histogram of ω and the transfer matrix as a
/// picture; of each comparison the surrogate's error and the singular values; the confusion matrix.
///
/// A run is worth more than this file: what can't be written is told by failure(), and the run goes
/// on. Where the disk is full it is kept in memory, as the run waits then, too.
class TensorBoardWriter final : public RunSink {
public:
    /// Of a run of `experiment`, whose file begins with RunStarted.
    explicit TensorBoardWriter(const Experiment& experiment);

    void receive(const RunEvent& event) override;
    bool wantsLastStates() const override { return true; }

    /// Why no more was written; empty: all was. Once the run has ended.
    const std::string& failure() const { return m_failure; }

private:
    using Clock = std::chrono::steady_clock;

    void begin(const std::filesystem::path& folder);
    void note(std::int64_t step, const EventSummary& summary);
    void note(const DeviceSnapshot& snapshot);
    void note(const ComparisonSnapshot& comparison);
    void note(const AnswerReport& answers);
    void flush();
    void end();
    std::string tagFor(BlockRepetition box, const char* what) const;

    std::map<BlockId, std::string> m_names;  ///< of black boxes
    std::optional<EventsFile> m_file;        ///< while there is one to write
    RecordEvents m_records;
    bool m_hasSteps = false;
    Clock::time_point m_lastFlush = {};
    std::string m_failure;
};

}  // namespace obscura
