// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Stop.h"
#include "devices/Sweep.h"

#include <atomic>
#include <utility>

namespace obscura {

/// Counts what a sweep has done, so that it can end early and say how far it came. Its functions
/// may be called by several threads at a time.
class SweepWatch {
public:
    explicit SweepWatch(const Sweep& sweep, Index tasksPerProbe = 1)
        : SweepWatch(sweep.stop, sweep.probes, tasksPerProbe) {}
    /// Of `probes` of a sweep.
    SweepWatch(std::stop_token stop, Index probes, Index tasksPerProbe)
        : m_stop(std::move(stop)), m_probes(probes), m_tasksPerProbe(tasksPerProbe) {}

    /// Whether the rest is to be left.
    bool isStopped() const { return m_stop.stop_requested(); }
    void countTasks(Index tasks) { m_tasks.fetch_add(tasks, std::memory_order_relaxed); }
    /// Throws SweepStopped where tasks were left. Call when no thread is at work any more.
    void finish() const {
        const Index probes = m_tasks / m_tasksPerProbe;
        if (probes < m_probes) {
            throw SweepStopped(probes);
        }
    }

private:
    std::stop_token m_stop;
    Index m_probes;
    Index m_tasksPerProbe;
    std::atomic<Index> m_tasks = 0;
};

}  // namespace obscura
