// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Stop.h"
#include "devices/Sweep.h"

#include <atomic>

namespace obscura {

/// Counts what a sweep has done, so that it can end early and say how far it came. Its functions
/// may be called by several threads at a time.
class SweepWatch {
public:
    explicit SweepWatch(const Sweep& sweep, Index tasksPerProbe = 1)
        : m_sweep(sweep), m_tasksPerProbe(tasksPerProbe) {}

    /// Whether the rest is to be left.
    bool isStopped() const { return m_sweep.stop.stop_requested(); }
    void countTasks(Index tasks) { m_tasks.fetch_add(tasks, std::memory_order_relaxed); }
    /// Throws SweepStopped where tasks were left. Call when no thread is at work any more.
    void finish() const {
        const Index probes = m_tasks / m_tasksPerProbe;
        if (probes < m_sweep.probes) {
            throw SweepStopped(probes);
        }
    }

private:
    const Sweep& m_sweep;
    Index m_tasksPerProbe;
    std::atomic<Index> m_tasks = 0;
};

}  // namespace obscura
