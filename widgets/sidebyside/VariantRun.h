// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "widgets/history/OverlaidRun.h"
#include "widgets/sidebyside/Variants.h"

#include <memory>
#include <mutex>
#include <optional>

namespace obscura {

/// The run of one variant while it goes on and after. Its trainer speaks into a queue; everything
/// else is for the GUI thread, and as of the last take().
class VariantRun final : public RunSink {
public:
    /// `slot` is that of its colour and dashes.
    VariantRun(Variant variant, int slot);

    void receive(const RunEvent& event) override;

    /// Takes over what the trainer has said since. Returns whether that was anything.
    bool take();

    Variant variant() const { return m_variant; }
    int slot() const { return m_slot; }
    /// One that waits for others to keep pace still counts as running.
    TrainerState state() const { return m_state; }
    std::int64_t step() const { return m_step; }
    std::int64_t plannedSteps() const { return m_plannedSteps; }
    /// The newest one; nullptr before the first.
    const EvaluationRecord* lastEvaluation() const;
    /// That after so many steps; nullptr where there was none.
    const EvaluationRecord* evaluationAt(std::int64_t step) const;
    /// Of training, for each sample that a device sees (at each of its positions); NaN before the
    /// first step. 1: what inference costs.
    double queriesPerSample() const;
    /// Why it waits, as when the disk is full; empty: it doesn't.
    const QString& waitsFor() const { return m_waitsFor; }
    const std::optional<RunSummary>& summary() const { return m_summary; }
    /// What there is to draw. The same records as long as nothing was added.
    OverlaidRun overlaid() const;

private:
    void note(const RunEvent& event);
    void keep(const StepRecord& record);

    const Variant m_variant;
    const int m_slot;
    std::mutex m_mutex;
    RunEvents m_events;  ///< guarded by m_mutex

    RunRecords m_records;  ///< of steps each m_stride-th
    std::optional<StepRecord> m_newest;
    std::int64_t m_stride = 1;
    mutable std::shared_ptr<const RunRecords> m_drawn;  ///< null: not up to date
    std::filesystem::path m_folder;
    TrainerState m_state = TrainerState::Preparing;
    std::int64_t m_step = 0;
    std::int64_t m_plannedSteps = 0;
    QString m_waitsFor;
    std::optional<RunSummary> m_summary;
};

}  // namespace obscura
