// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunWriter.h"
#include "core/training/Commands.h"

#include <chrono>
#include <functional>

namespace obscura {

/// Keeps a run in its folder. On a full disk it waits, with all that it has not written yet, until
/// there is room or the run is stopped: DiskFull is thrown then.
class RunRecord {
public:
    /// Makes the folder; see RunWriter. `tellOfWait` hears when a wait begins, and when it is over.
    RunRecord(const std::filesystem::path& parent, const Experiment& experiment, Commands& commands,
              std::function<void(const RoomWait&)> tellOfWait);
    /// Goes on with the folder of a run.
    RunRecord(const Resumption& resumption, Commands& commands,
              std::function<void(const RoomWait&)> tellOfWait);

    /// What rows are made of goes there.
    RunWriter& sink() { return m_writer; }
    std::filesystem::path path() const { return m_writer.path(); }
    /// Where the folder is by now; empty where it was deleted.
    std::filesystem::path place() const { return m_writer.place(); }

    void flush();
    /// Once a second.
    void flushNowAndThen();
    void sync();
    void write(const std::vector<TensorView>& weights);
    void write(const RunState& state);
    void write(const AnswerReport& answers);
    void write(const RunSummary& summary);
    /// Not where the disk is full: they are worth no wait.
    void write(const KeptLooks& looks);
    void removeLooks(std::int64_t step) { m_writer.removeLooks(step); }

private:
    void onceThereIsRoom(const std::function<void()>& action);

    RunWriter m_writer;
    Commands& m_commands;
    std::function<void(const RoomWait&)> m_tellOfWait;
    std::chrono::steady_clock::time_point m_lastFlush;
};

}  // namespace obscura
