// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunSeries.h"
#include "widgets/plots/TimePlotGroup.h"

#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

class QComboBox;
class QPushButton;

namespace obscura {

/// The live plots of a run: loss, test accuracy, surrogate error and hardware queries over a shared
/// horizontal axis. They are redrawn so seldom that drawing takes a small part of the time: what
/// the window takes, training lacks.
class RunPlots : public QWidget {
    Q_OBJECT

public:
    explicit RunPlots(QWidget* parent = nullptr);
    ~RunPlots() override;

    /// Forgets everything.
    void clear();
    /// The news of a run.
    void take(const RunEvents& events);
    /// A run begins: what the one before has left stays behind it.
    void beginRun();
    void endRun();
    void add(const std::vector<StepRecord>& records);
    void add(const std::vector<EvaluationRecord>& records);
    /// After so many steps a surrogate was given another rank.
    void noteRankChange(std::int64_t step);
    /// Marks the moment at which something was changed.
    void mark(std::int64_t step, const QString& text);
    /// Keeps the plots as they are while the run goes on, until they are let go.
    void setHeld(bool held);
    /// Draws everything recorded so far now, however soon after the last time.
    void refreshNow();

    /// Lets `plot`, wherever it stands, share axis, range and crosshair with these.
    void adopt(LivePlot* plot);

    const RunSeries& run() const { return m_run; }
    /// Of the last run that has recorded something before the present one.
    const RunSeries& lastRun() const { return m_last; }
    const std::vector<LivePlot*>& plots() const { return m_plots; }
    TimeAxis timeAxis() const { return m_group.timeAxis(); }
    void setTimeAxis(TimeAxis axis);

Q_SIGNALS:
    void failed(const QString& message);
    void saved();

private:
    QWidget* makeHeader();
    void makePlots();
    LivePlot* addPlot(const PlotSpec& spec);
    void connectPlot(LivePlot* plot);
    void schedule();
    void setStage(RunStage stage);
    void forgetMarks();
    void showLastRun(bool visible);

    RunSeries m_run;
    RunSeries m_last;
    RunStage m_stage = RunStage::Before;
    bool m_isLastRunVisible = true;
    std::vector<LivePlot*> m_plots;  ///< its own, and those that it has adopted
    LivePlot* m_accuracies = nullptr;
    LivePlot* m_errors = nullptr;  ///< in their place where the targets are numbers
    TimePlotGroup m_group;
    std::vector<TimeMark> m_marks;
    bool m_isHeld = false;
    QTimer m_refresh;
    QComboBox* m_axisBox = nullptr;
    QComboBox* m_smoothingBox = nullptr;
    QPushButton* m_followButton = nullptr;
    QPushButton* m_holdButton = nullptr;
};

}  // namespace obscura
