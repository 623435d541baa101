// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/Crosshair.h"
#include "widgets/plots/LiveCurve.h"
#include "widgets/plots/PlotSpec.h"
#include "widgets/plots/ThemedPlot.h"
#include "widgets/plots/TimeSeries.h"

#include <QString>
#include <optional>
#include <vector>

namespace obscura {

/// Whether there has been a run.
enum class RunStage { Before, During, After };

/// One plot that grows while a run goes on. It follows the run until the person zooms or pans;
/// the horizontal axis and the crosshair are shared with its sisters through RunPlots. What the run
/// before has left stands behind it as thin dashed curves.
class LivePlot : public ThemedPlot {
    Q_OBJECT

public:
    /// `series`, and `last` of the run before, must outlive the plot.
    LivePlot(PlotSpec spec, const TimeSeries& series, const TimeSeries& last,
             QWidget* parent = nullptr);

    const PlotSpec& spec() const { return m_spec; }
    const TimeSeries& series() const { return m_series; }
    QByteArray table() const override;
    bool hasData() const override { return m_series.size() > 0 || showsLastRun(); }

    /// What an empty plot says follows the run,
    void setStage(RunStage stage);
    /// unless there is a reason why it stays empty; an empty one takes it back.
    void setReason(const QString& reason);

    void setTimeAxis(TimeAxis axis);
    TimeAxis timeAxis() const { return m_timeAxis; }
    void setTimeRange(double lower, double upper);
    /// Lets the vertical axis follow the data again.
    void followValues();
    /// Draws what has been recorded since, at the next turn of the event loop; a plot that isn't
    /// seen, when it is.
    void refresh();
    /// The crosshair at `time`; nothing hides it.
    void setCrosshair(std::optional<double> time);
    /// What the crosshair says, one quantity a line.
    QString readout() const { return m_crosshair.text(); }
    const Crosshair& crosshair() const { return m_crosshair; }

    bool isCurveVisible(std::size_t curve) const;
    void setCurveVisible(std::size_t curve, bool visible);
    void setLogarithmic(bool logarithmic);
    void setLastRunVisible(bool visible);
    /// Whether curves of the run before are seen.
    bool showsLastRun() const { return m_isLastRunVisible && m_last.size() > 0; }
    /// The line of the run before, in its plot's first curve that has one.
    const QCPGraph& lastRun() const { return m_ghosts.front().curve.line(); }

    QSize sizeHint() const override { return {360, 190}; }
    QSize minimumSizeHint() const override { return {180, 96}; }

Q_SIGNALS:
    void timeRangeChosen(double lower, double upper);
    void resetRequested();
    void crosshairMoved(std::optional<double> time);
    /// A click on their entry in the legend hides or shows the curves of the run before.
    void lastRunToggled(bool visible);

protected:
    void applyTheme() override;
    void setClean(bool clean) override;
    void refreshTheme() override { refresh(); }
    void showEvent(QShowEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// A curve of the run before; of a stack, the height of the whole.
    struct Ghost {
        std::size_t column;
        LiveCurve curve;
    };

    void makeCurves();
    void makeGhosts();
    void applyScale();
    void updateEmptyText();
    void updateCurves();
    void updateCurve(LiveCurve& curve, const TimeSeries& series, std::size_t column);
    void updateValueRange();
    void updateLegend();
    bool updateEntry(QCPGraph& graph, bool isUsed, bool isSeen);
    void toggle(const QCPAbstractPlottable* plottable);
    double displayed(const TimeSeries& series, std::size_t column, std::size_t row) const;
    TimeSeries::Rows rowsInView(const TimeSeries& series) const;
    std::optional<TimeSeries::Range> extremesInView(const TimeSeries& series,
                                                    std::size_t column) const;
    QStringList describe(std::size_t row) const;
    QString describeLast(double time) const;
    void zoomTime(double factor);
    void moveCrosshair(int pixels);

    const PlotSpec m_spec;
    const TimeSeries& m_series;
    const TimeSeries& m_last;
    std::vector<LiveCurve> m_curves;
    std::vector<Ghost> m_ghosts;
    QCPGraph* m_lastEntry = nullptr;  ///< stands for the ghosts in the legend
    TimeAxis m_timeAxis = TimeAxis::Step;
    RunStage m_stage = RunStage::Before;
    QString m_reason;
    bool m_isLastRunVisible = true;
    bool m_isClean = false;
    bool m_logarithmic;
    bool m_followsValues = true;
    bool m_isUpdating = false;  ///< a range changes by the program, not by the person
    bool m_isStale = true;
    std::optional<double> m_pointedAt;  ///< by mouse or keys, in a plot with the same axis
    Crosshair m_crosshair;
};

}  // namespace obscura
