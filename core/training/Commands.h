// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"
#include "core/graph/Repetition.h"
#include "core/runs/DecisionMap.h"
#include "core/runs/TextSample.h"
#include "devices/Types.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

namespace obscura {

struct SnapshotRequest {
    BlockRepetition box;
    bool operator==(const SnapshotRequest&) const = default;
};

struct ComparisonRequest {
    BlockRepetition box;
    Index repeats = 0;
    bool operator==(const ComparisonRequest&) const = default;
};

/// One thing that a trainer is to do between two steps.
using Request = std::variant<SnapshotRequest, ComparisonRequest, TextRequest, MapRequest, Change>;

/// What the other threads want of the trainer, taken between steps.
class Commands {
public:
    explicit Commands(bool paused) : m_paused(paused) {}

    void pause() {
        const std::scoped_lock lock(m_mutex);
        m_paused = true;
        m_stepsWanted = 0;
        m_tracesWanted = 0;
    }
    void resume() {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
        m_tracesWanted = 0;
        ++m_resumed;
        m_changed.notify_all();
    }
    void step() {
        const std::scoped_lock lock(m_mutex);
        m_paused = true;
        ++m_stepsWanted;
        m_changed.notify_all();
    }
    /// The same, for a step that is taken apart.
    void stepThrough() {
        const std::scoped_lock lock(m_mutex);
        m_paused = true;
        ++m_stepsWanted;
        ++m_tracesWanted;
        m_changed.notify_all();
    }
    /// Whether the step that awaitTurn() has let pass is one of those.
    bool takeTrace() {
        const std::scoped_lock lock(m_mutex);
        const bool isOne = m_tracesWanted > m_stepsWanted;
        m_tracesWanted -= isOne ? 1 : 0;
        return isOne;
    }
    /// Before the next step.
    void stop(std::string reason) {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopReason) {
            m_stopReason = std::move(reason);
        }
        m_changed.notify_all();
    }
    /// The run has ended.
    void noteEnd() {
        const std::scoped_lock lock(m_mutex);
        m_hasEnded = true;
        m_changed.notify_all();
    }
    /// Blocks until the run has ended, but no longer than that: then what goes on is left.
    void leaveAfter(std::chrono::milliseconds patience) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, patience, [this] { return m_hasEnded; })) {
            m_stop.request_stop();
        }
    }
    /// Asks for the end amidst a step, once there is a stopReason().
    std::stop_token stopToken() const { return m_stop.get_token(); }

    std::optional<std::string> stopReason() const {
        const std::scoped_lock lock(m_mutex);
        return m_stopReason;
    }
    bool mustWait() const {
        const std::scoped_lock lock(m_mutex);
        return waits();
    }
    void request(const SnapshotRequest& snapshot) {
        const std::scoped_lock lock(m_mutex);
        m_lastSnapshot = snapshot.box;
        enqueueOnce(snapshot);
    }
    void request(const ComparisonRequest& comparison) {
        const std::scoped_lock lock(m_mutex);
        m_lastComparison = comparison.box;
        enqueueOnce(comparison);
    }
    void request(const TextRequest& text) {
        const std::scoped_lock lock(m_mutex);
        m_lastText = text;
        enqueueOnce(text);
    }
    void request(const MapRequest& map) {
        const std::scoped_lock lock(m_mutex);
        m_lastMap = map;
        enqueueOnce(map);
    }
    void request(const Change& change) {
        const std::scoped_lock lock(m_mutex);
        // Also one that waits already: others may stand behind it.
        m_requests.emplace_back(change);
        m_changed.notify_all();
    }
    /// What the latest request of that kind was about.
    std::optional<BlockRepetition> lastSnapshot() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastSnapshot;
    }
    std::optional<BlockRepetition> lastComparison() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastComparison;
    }
    std::optional<TextRequest> lastText() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastText;
    }
    std::optional<MapRequest> lastMap() const {
        const std::scoped_lock lock(m_mutex);
        return m_lastMap;
    }
    /// Blocks while paused; takes one of the single steps that were asked for. Calls
    /// serve(request) for each request that has come until then, in their order.
    template <class Serve>
    void awaitTurn(const Serve& serve) {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return !waits() || !m_requests.empty(); });
            if (m_requests.empty()) {
                break;
            }
            const Request request = m_requests.front();
            m_requests.pop_front();
            lock.unlock();
            serve(request);
            lock.lock();
        }
        if (m_stepsWanted > 0) {
            --m_stepsWanted;
        }
    }

    /// Blocks for so long, or until resume() or stop() is called.
    void rest(std::chrono::milliseconds time) {
        std::unique_lock lock(m_mutex);
        const std::int64_t before = m_resumed;
        m_changed.wait_for(lock, time, [&] { return m_stopReason || m_resumed != before; });
    }

private:
    void enqueueOnce(const Request& request) {
        if (std::ranges::find(m_requests, request) == m_requests.end()) {
            m_requests.push_back(request);
        }
        m_changed.notify_all();
    }
    bool waits() const { return m_paused && m_stepsWanted == 0 && !m_stopReason; }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused;
    bool m_hasEnded = false;
    int m_stepsWanted = 0;
    int m_tracesWanted = 0;      ///< of the steps that are wanted, the last ones
    std::int64_t m_resumed = 0;  ///< how often
    std::deque<Request> m_requests;
    std::optional<BlockRepetition> m_lastSnapshot;
    std::optional<BlockRepetition> m_lastComparison;
    std::optional<TextRequest> m_lastText;
    std::optional<MapRequest> m_lastMap;
    std::optional<std::string> m_stopReason;
    std::stop_source m_stop;
};

}  // namespace obscura
