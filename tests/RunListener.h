// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Trainer.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace obscura {

/// Keeps what a trainer tells, and lets a test wait for it; waiting ends with the run at the
/// latest.
class RunListener : public TrainerObserver {
public:
    void stateChanged(TrainerState state) override {
        const std::scoped_lock lock(m_mutex);
        m_states.push_back(state);
        m_changed.notify_all();
    }
    void stepDone(const StepRecord& record) override {
        const std::scoped_lock lock(m_mutex);
        m_steps.push_back(record);
        m_changed.notify_all();
    }
    void evaluated(const EvaluationRecord& record) override {
        const std::scoped_lock lock(m_mutex);
        m_evaluations.push_back(record);
    }
    bool wantsLastStates() const override { return true; }
    void comparisonTaken(ComparisonSnapshot comparison) override {
        const std::scoped_lock lock(m_mutex);
        m_comparisons.push_back(std::move(comparison));
        m_changed.notify_all();
    }
    void snapshotTaken(DeviceSnapshot snapshot) override {
        const std::scoped_lock lock(m_mutex);
        m_snapshots.push_back(std::move(snapshot));
        m_changed.notify_all();
    }
    void diagnosed(const BlockFindings& findings) override {
        const std::scoped_lock lock(m_mutex);
        m_findings.push_back(findings);
    }
    void rankChanged(BlockId, Index rank) override {
        const std::scoped_lock lock(m_mutex);
        m_ranks.push_back(rank);
    }
    void refused(const std::string& reason) override {
        const std::scoped_lock lock(m_mutex);
        m_refusals.push_back(reason);
        m_changed.notify_all();
    }
    void ended(const RunSummary& summary) override {
        const std::scoped_lock lock(m_mutex);
        m_summary = summary;
        m_ended = true;
        m_changed.notify_all();
    }

    void waitForSteps(std::size_t count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_steps.size() >= count || m_ended; });
    }
    void waitForState(TrainerState state) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
                       [&] { return (!m_states.empty() && m_states.back() == state) || m_ended; });
    }
    void waitForRefusal() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_refusals.empty() || m_ended; });
    }
    void waitForComparison() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_comparisons.empty() || m_ended; });
    }
    /// The snapshot numbered from 1.
    DeviceSnapshot waitForSnapshot(std::size_t number) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_snapshots.size() >= number || m_ended; });
        return m_snapshots.at(number - 1);
    }
    std::size_t steps() const {
        const std::scoped_lock lock(m_mutex);
        return m_steps.size();
    }

    // Once the run has ended:
    const RunSummary& summary() const { return m_summary; }
    const std::vector<EvaluationRecord>& evaluations() const { return m_evaluations; }
    const std::vector<ComparisonSnapshot>& comparisons() const { return m_comparisons; }
    const std::vector<DeviceSnapshot>& snapshots() const { return m_snapshots; }
    const std::vector<BlockFindings>& findings() const { return m_findings; }
    const std::vector<Index>& ranks() const { return m_ranks; }
    const std::vector<std::string>& refusals() const { return m_refusals; }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TrainerState> m_states;
    std::vector<StepRecord> m_steps;
    std::vector<EvaluationRecord> m_evaluations;
    std::vector<ComparisonSnapshot> m_comparisons;
    std::vector<DeviceSnapshot> m_snapshots;
    std::vector<BlockFindings> m_findings;
    std::vector<Index> m_ranks;
    std::vector<std::string> m_refusals;
    RunSummary m_summary;
    bool m_ended = false;
};

}  // namespace obscura
