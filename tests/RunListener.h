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
class RunListener : public RunSink {
public:
    void receive(const RunEvent& event) override {
        const std::scoped_lock lock(m_mutex);
        visitNews(
            event, [&](TrainerState state) { m_states.push_back(state); },
            [&](const RunStarted& run) { m_started = run; },
            [&](const StepRecord& record) { m_steps.push_back(record); },
            [&](const EvaluationRecord& record) { m_evaluations.push_back(record); },
            [&](const std::shared_ptr<const ComparisonSnapshot>& comparison) {
                m_comparisons.push_back(*comparison);
            },
            [&](const std::shared_ptr<const DeviceSnapshot>& snapshot) {
                m_snapshots.push_back(*snapshot);
            },
            [&](const std::shared_ptr<const AnswerReport>& answers) { m_answers = answers; },
            [&](const std::shared_ptr<const TextSample>& text) { m_texts.push_back(*text); },
            [&](const std::shared_ptr<const DecisionMap>& map) { m_maps.push_back(*map); },
            [&](const BlockFindings& findings) { m_findings.push_back(findings); },
            [&](const ChangeMade& made) { m_changes.push_back(made); },
            [&](const Refusal& refusal) { m_refusals.push_back(refusal.reason); },
            [&](const RunSummary& summary) {
                m_summary = summary;
                m_ended = true;
            });
        m_changed.notify_all();
    }
    bool wantsLastStates() const override { return true; }

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
    const RunStarted& started() const { return m_started; }
    const RunSummary& summary() const { return m_summary; }
    const std::vector<EvaluationRecord>& evaluations() const { return m_evaluations; }
    const std::vector<ComparisonSnapshot>& comparisons() const { return m_comparisons; }
    const std::vector<DeviceSnapshot>& snapshots() const { return m_snapshots; }
    /// Of the last evaluation.
    const AnswerReport& answers() const { return *m_answers; }
    const std::vector<TextSample>& texts() const { return m_texts; }
    const std::vector<DecisionMap>& maps() const { return m_maps; }
    const std::vector<BlockFindings>& findings() const { return m_findings; }
    const std::vector<ChangeMade>& changes() const { return m_changes; }
    const std::vector<std::string>& refusals() const { return m_refusals; }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TrainerState> m_states;
    RunStarted m_started;
    std::vector<StepRecord> m_steps;
    std::vector<EvaluationRecord> m_evaluations;
    std::vector<ComparisonSnapshot> m_comparisons;
    std::vector<DeviceSnapshot> m_snapshots;
    std::shared_ptr<const AnswerReport> m_answers;
    std::vector<TextSample> m_texts;
    std::vector<DecisionMap> m_maps;
    std::vector<BlockFindings> m_findings;
    std::vector<ChangeMade> m_changes;
    std::vector<std::string> m_refusals;
    RunSummary m_summary;
    bool m_ended = false;
};

}  // namespace obscura
