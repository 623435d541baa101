// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Lockstep.h"
#include "widgets/sidebyside/VariantRun.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

namespace obscura {

/// Runs of several variants that keep pace. What they say is taken over on the GUI thread, at most
/// 30 times a second.
class VariantRuns : public QObject {
    Q_OBJECT

public:
    explicit VariantRuns(QObject* parent = nullptr);
    /// Stops all and waits until they are recorded.
    ~VariantRuns() override;

    /// Starts one for each choice, with the colour of the slot at the same place. Precondition:
    /// none is active. Throws UserError as Trainer does, and leaves those before as they are.
    void start(const std::vector<VariantChoice>& choices, const std::vector<int>& slotsOf,
               const TrainerOptions& options, Pace pace);
    void pause();
    void resume();
    /// All are recorded as stopped; news() tells of their ends.
    void stop();

    bool isActive() const { return m_lockstep != nullptr; }
    bool isPaused() const { return m_isPaused; }
    /// Those that go on, or the last ones.
    const std::vector<std::unique_ptr<VariantRun>>& runs() const { return m_runs; }
    /// ρ of each run, by the newest test after as many steps of all; NaN where it or one of the
    /// two that it is judged between isn't there.
    std::vector<double> recoveredShares() const;

Q_SIGNALS:
    /// Runs have got on, begun, paused or ended.
    void news();

private:
    void drain();
    const VariantRun* find(Variant variant) const;

    std::vector<std::unique_ptr<VariantRun>> m_runs;  ///< outlive m_lockstep, which speaks to them
    std::unique_ptr<Lockstep> m_lockstep;
    bool m_isPaused = false;
    QTimer m_timer;
};

}  // namespace obscura
