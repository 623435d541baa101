// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "core/training/Yardstick.h"

#include <QLabel>
#include <QWidget>
#include <optional>

class QAction;

namespace obscura {

class ElidedLabel;
class ExperimentDocument;
class RunController;

/// How much of what exact derivatives would give the run recovers, beyond what the same network
/// reaches with frozen devices. Both are looked for among the recorded runs; they can be trained
/// beside it.
class RecoveredShare : public QWidget {
    Q_OBJECT

public:
    RecoveredShare(ExperimentDocument& document, RunController& runs, QWidget* parent = nullptr);

    /// Where runs are recorded; empty: in the folder of all runs.
    void setRunsFolder(const QString& folder);
    /// Looks for the two among the recorded runs.
    void look();

    /// The line, whole.
    QString text() const { return m_share->text() + ' ' + m_between; }
    /// Asks for both to be trained.
    QAction* trainAction() const { return m_train; }

Q_SIGNALS:
    /// The document's experiment with frozen and with exactly trained devices is to be trained.
    void wanted(const obscura::Experiment& frozen, const obscura::Experiment& exact);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void take(const RunEvents& events);
    void noteDocument();
    void say();
    void say(const QString& share, const QString& between);

    ExperimentDocument& m_document;
    RunController& m_runs;
    QString m_folder;
    Yardstick m_yardstick;
    std::int64_t m_steps = 0;          ///< that the run has, or will have; 0: there is none
    std::optional<double> m_accuracy;  ///< of the run's last evaluation
    QLabel* m_share;                   ///< ρ, which always has room
    QString m_between;
    ElidedLabel* m_details;  ///< what it lies between
    QAction* m_train;
};

}  // namespace obscura
