// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/LiveCurve.h"
#include "widgets/plots/PlotSpec.h"
#include "widgets/plots/TimePlot.h"

#include <QString>
#include <optional>
#include <vector>

namespace obscura {

/// Whether there has been a run.
enum class RunStage { Before, During, After };

/// One plot that grows while a run goes on. What the run before has left stands behind it as thin
/// dashed curves.
class LivePlot : public TimePlot {
    Q_OBJECT

public:
    /// `series`, and `last` of the run before, must outlive the plot.
    LivePlot(PlotSpec spec, const TimeSeries& series, const TimeSeries& last,
             QWidget* parent = nullptr);

    const PlotSpec& spec() const { return m_spec; }
    const TimeSeries& series() const { return m_series; }
    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, int(timeAxis())}}; }
    bool hasData() const override { return m_series.size() > 0 || showsLastRun(); }

    /// What an empty plot says follows the run,
    void setStage(RunStage stage);
    /// unless there is a reason why it stays empty; an empty one takes it back.
    void setReason(const QString& reason);

    bool isCurveVisible(std::size_t curve) const;
    void setCurveVisible(std::size_t curve, bool visible);
    void setLastRunVisible(bool visible);
    /// Whether curves of the run before are seen.
    bool showsLastRun() const { return m_isLastRunVisible && m_last.size() > 0; }
    /// The line of the run before, in its plot's first curve that has one.
    const QCPGraph& lastRun() const { return m_ghosts.front().curve.line(); }

Q_SIGNALS:
    /// A click on their entry in the legend hides or shows the curves of the run before.
    void lastRunToggled(bool visible);

protected:
    void drawCurves() override;
    std::optional<TimeSeries::Range> valuesInView() const override;
    std::optional<double> nearestMoment(double time) const override;
    std::vector<Reading> readingsAt(double time) const override;
    QStringList remarksAt(double time) const override;
    void applyTheme() override;

private:
    /// A curve of the run before; of a stack, the height of the whole.
    struct Ghost {
        std::size_t column;
        LiveCurve curve;
    };

    void makeCurves();
    void makeGhosts();
    void updateEmptyText();
    void updateCurve(LiveCurve& curve, const TimeSeries& series, std::size_t column);
    void updateLegend();
    bool updateEntry(QCPGraph& graph, bool isUsed, bool isSeen);
    void toggle(const QCPAbstractPlottable* plottable);
    double displayed(const TimeSeries& series, std::size_t column, std::size_t row) const;
    std::optional<TimeSeries::Range> extremesInView(const TimeSeries& series,
                                                    std::size_t column) const;

    const PlotSpec m_spec;
    const TimeSeries& m_series;
    const TimeSeries& m_last;
    std::vector<LiveCurve> m_curves;
    std::vector<Ghost> m_ghosts;
    QCPGraph* m_lastEntry = nullptr;  ///< stands for the ghosts in the legend
    RunStage m_stage = RunStage::Before;
    QString m_reason;
    bool m_isLastRunVisible = true;
};

}  // namespace obscura
