// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/ThemedPlot.h"
#include "widgets/plots/TimeSeries.h"

#include <QString>
#include <optional>
#include <vector>

namespace obscura {

/// What a plot shows and says; one curve for each column of its series.
struct PlotSpec {
    struct Curve {
        QString title;                       ///< in the legend, the readout and the CSV header
        int colour = 0;                      ///< index into the theme's series
        bool faint = false;                  ///< the raw values behind a smoothed curve
        Qt::PenStyle style = Qt::SolidLine;  ///< where nothing is stacked
    };
    QString name;        ///< for file names: "loss"
    QString title;       ///< "Loss"
    QString valueLabel;  ///< at the vertical axis, with its unit
    QString emptyText;   ///< what will appear here
    QString help;        ///< what the quantity is, with its formula
    std::vector<Curve> curves;
    bool logarithmic = false;
    bool stacked = false;    ///< areas on top of each other; every column must only grow
    double minimumSpan = 0;  ///< of the values in view, so that noise is not blown up
    bool points = false;     ///< mark each row
    QString (*format)(double) = nullptr;  ///< writes a value for ticks and readout
};

/// One plot that grows while a run goes on. It follows the run until the person zooms or pans;
/// the horizontal axis and the crosshair are shared with its sisters through RunPlots.
class LivePlot : public ThemedPlot {
    Q_OBJECT

public:
    /// `series` must outlive the plot.
    LivePlot(PlotSpec spec, const TimeSeries& series, QWidget* parent = nullptr);

    const PlotSpec& spec() const { return m_spec; }
    const TimeSeries& series() const { return m_series; }
    QByteArray table() const override;
    bool hasData() const override { return m_series.size() > 0; }

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
    QString readout() const { return m_readout->text(); }

    bool isCurveVisible(std::size_t curve) const;
    void setCurveVisible(std::size_t curve, bool visible);
    void setLogarithmic(bool logarithmic);

    QSize sizeHint() const override { return {360, 190}; }
    QSize minimumSizeHint() const override { return {180, 96}; }

Q_SIGNALS:
    void timeRangeChosen(double lower, double upper);
    void resetRequested();
    void crosshairMoved(std::optional<double> time);

protected:
    void applyTheme() override;
    void refreshTheme() override { refresh(); }
    void showEvent(QShowEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void makeCurves();
    void makeItems();
    void applyScale();
    void updateCurves();
    void updateValueRange();
    void updateLegend();
    double displayed(std::size_t curve, std::size_t row) const;
    TimeSeries::Rows rowsInView() const;
    void zoomTime(double factor);
    void moveCrosshair(int pixels);

    const PlotSpec m_spec;
    const TimeSeries& m_series;
    TimeAxis m_timeAxis = TimeAxis::Step;
    bool m_logarithmic;
    bool m_followsValues = true;
    bool m_isUpdating = false;  ///< a range changes by the program, not by the person
    bool m_isStale = true;
    std::optional<double> m_crosshair;
    QCPItemLine* m_line = nullptr;
    QCPItemText* m_readout = nullptr;
};

}  // namespace obscura
