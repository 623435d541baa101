// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunRecord.h"

#include "core/base/FileError.h"

#include <utility>

namespace obscura {

namespace {

using Clock = std::chrono::steady_clock;

/// How often appended rows are pushed to disk.
constexpr std::chrono::seconds kFlushPeriod{1};
/// How often a full disk is tried again.
constexpr std::chrono::seconds kRoomPeriod{1};

}  // namespace

RunRecord::RunRecord(const std::filesystem::path& parent, const Experiment& experiment,
                     Commands& commands, std::function<void(const RoomWait&)> tellOfWait)
    : m_writer(parent, experiment),
      m_commands(commands),
      m_tellOfWait(std::move(tellOfWait)),
      m_lastFlush(Clock::now()) {}

RunRecord::RunRecord(const Resumption& resumption, Commands& commands,
                     std::function<void(const RoomWait&)> tellOfWait)
    : m_writer(resumption),
      m_commands(commands),
      m_tellOfWait(std::move(tellOfWait)),
      m_lastFlush(Clock::now()) {}

void RunRecord::flush() {
    onceThereIsRoom([this] { m_writer.flush(); });
    m_lastFlush = Clock::now();
}

void RunRecord::flushNowAndThen() {
    if (Clock::now() - m_lastFlush > kFlushPeriod) {
        flush();
    }
}

void RunRecord::sync() {
    onceThereIsRoom([this] { m_writer.sync(); });
}

void RunRecord::write(const std::vector<TensorView>& weights) {
    onceThereIsRoom([&] { m_writer.write(weights); });
}

void RunRecord::write(const RunState& state) {
    onceThereIsRoom([&] { m_writer.write(state); });
}

void RunRecord::write(const AnswerReport& answers) {
    onceThereIsRoom([&] { m_writer.write(answers); });
}

void RunRecord::write(const RunSummary& summary) {
    onceThereIsRoom([&] { m_writer.write(summary); });
}

void RunRecord::write(const KeptLooks& looks) {
    try {
        m_writer.write(looks);
    } catch (const DiskFull&) {
        // Rows and weights will say so.
    }
}

void RunRecord::onceThereIsRoom(const std::function<void()>& action) {
    for (bool isWaiting = false;;) {
        try {
            action();
            if (isWaiting) {
                m_tellOfWait(RoomWait{});
            }
            return;
        } catch (const DiskFull& e) {
            if (m_commands.stopReason()) {
                throw;
            }
            if (!std::exchange(isWaiting, true)) {
                m_tellOfWait(RoomWait{e.what()});
            }
            m_commands.rest(kRoomPeriod);
        }
    }
}

}  // namespace obscura
