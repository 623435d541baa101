// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/RunEvent.h"

#include <QTimer>
#include <QToolBar>
#include <vector>

class QLabel;
class QProgressBar;

namespace obscura {

class ExperimentDocument;
class LiveEdits;
class RunController;

/// Run, Pause, Step and Stop, how far the run is and how long it will take, and what keeps the
/// experiment from running, which leads to the block at fault.
class RunBar : public QToolBar {
    Q_OBJECT

public:
    RunBar(ExperimentDocument& document, RunController& runs, QWidget* parent = nullptr);

    QAction* runAction() const { return m_run; }
    QAction* pauseAction() const { return m_pause; }
    QAction* stepAction() const { return m_step; }
    QAction* stopAction() const { return m_stop; }
    LiveEdits& liveEdits() const { return *m_live; }
    /// What the status says, in full.
    QString status() const;

Q_SIGNALS:
    /// Start a run; paused after the first step where `stepwise`.
    void startRequested(bool stepwise);
    void blockRequested(obscura::BlockId block, const QString& option);
    void groupRequested(obscura::GroupId group);

private:
    class StatusButton;
    void makeActions();
    void makeStatus();
    void refresh();
    void compare();
    void refreshStatus();
    void begin();
    void take(const RunEvents& events);
    void showBusy();
    void showLoading(const LoadProgress& progress);
    void showProgress();
    void refreshProgress();
    void showEnd(const RunSummary& summary);
    void followStatus();

    ExperimentDocument& m_document;
    RunController& m_runs;
    QString m_lastResult;
    StepRecord m_last;  ///< of the run that is going on
    QTimer m_progressPause;
    bool m_isEdited = false;  ///< other than the run that goes on
    QAction* m_run;
    QAction* m_pause;
    QAction* m_step;
    QAction* m_stop;
    LiveEdits* m_live;
    QProgressBar* m_progress;
    QLabel* m_timeLeft;
    StatusButton* m_status;
};

}  // namespace obscura
