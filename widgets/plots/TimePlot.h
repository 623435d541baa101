// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/Crosshair.h"
#include "widgets/plots/LiveCurve.h"
#include "widgets/plots/ThemedPlot.h"
#include "widgets/plots/TimeSeries.h"

#include <QString>
#include <optional>
#include <vector>

namespace obscura {

/// How the values of a plot are measured and written.
struct ValueScale {
    QString (*format)(double) = nullptr;
    bool isWhole = false;
    double minimumSpan = 0;  ///< of the values in view, so that noise is not blown up
    bool fromZero = false;   ///< always seen from 0 on, as areas are
    bool canBeLogarithmic = true;
};

/// What was recorded of one quantity at a moment.
struct Reading {
    QString name;  ///< empty where it is the only one
    double value;
};

/// Something that happened at a moment of a run: a line across the plot, which the crosshair names.
struct TimeMark {
    Moment at;
    QString text;  ///< "learning rate = 0.001"
};

/// A plot over the progress of runs. It follows them until the person zooms or pans; the horizontal
/// axis and the crosshair are shared with its sisters through a TimePlotGroup. What a logarithmic
/// axis has no place for is flagged at its lower end.
///
/// Derived classes draw the curves and say what they hold.
class TimePlot : public ThemedPlot {
    Q_OBJECT

public:
    TimePlot(const QString& name, const QString& title, const QString& help,
             QWidget* parent = nullptr);

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
    /// A second crosshair that stays: the first one tells differences from it. Nothing takes it
    /// away.
    void setHeldCrosshair(std::optional<double> time);
    /// What the crosshair says, one quantity a line.
    QString readout() const { return m_crosshair.text(); }
    const Crosshair& crosshair() const { return m_crosshair; }
    void setMarks(std::vector<TimeMark> marks);
    const std::vector<TimeMark>& marks() const { return m_marks; }

    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const { return m_isLogarithmic; }
    /// A horizontal line at that value; nothing takes it away.
    void setReferenceLine(std::optional<double> value);
    std::optional<double> referenceLine() const { return m_reference; }
    /// Whether there is something in view that a logarithmic axis has no place for.
    bool isFlagged() const { return !m_flags->data()->isEmpty(); }

    QSize sizeHint() const override { return {360, 190}; }
    QSize minimumSizeHint() const override { return {180, 96}; }

Q_SIGNALS:
    void timeRangeChosen(double lower, double upper);
    void resetRequested();
    void crosshairMoved(std::optional<double> time);
    /// The crosshair is to be held where it is, or let go.
    void holdRequested();

protected:
    /// Brings the curves up to date with the view, and adds what to flag().
    virtual void drawCurves() = 0;
    /// Smallest and largest value that is seen; nothing where there is none.
    virtual std::optional<TimeSeries::Range> valuesInView() const = 0;
    /// That of the recorded moments that lies nearest; nothing where there is none.
    virtual std::optional<double> nearestMoment(double time) const = 0;
    virtual std::vector<Reading> readingsAt(double time) const = 0;
    /// What else the crosshair says.
    virtual QStringList remarksAt(double /*time*/) const { return {}; }
    /// Entries of the context menu that are its own.
    virtual void addActions(QMenu& /*menu*/) {}

    /// Call it once before the first replot, and when what is shown is another thing.
    void setValueScale(const ValueScale& scale, bool logarithmic);
    const ValueScale& valueScale() const { return m_scale; }
    /// Where a value is drawn: NaN for one that the axis has no place for.
    double heightOf(double value) const;
    /// Widens `all` to what `curve` shows of values in `range`, where it shows any.
    void widen(std::optional<TimeSeries::Range>& all, std::optional<TimeSeries::Range> range,
               const LiveCurve& curve) const;
    /// A value at this moment has no place on the axis.
    void flag(double time);
    bool isClean() const { return m_isClean; }
    /// Pixels of the horizontal axis.
    std::size_t pixels() const;

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
    void applyScale();
    void update();
    void updateValueRange();
    void updateMarks();
    void updateFlags();
    QStringList describe(double time) const;
    QString marksNear(double time) const;
    void zoomTime(double factor);
    void moveCrosshair(int pixels);

    ValueScale m_scale;
    TimeAxis m_timeAxis = TimeAxis::Step;
    bool m_isClean = false;
    bool m_isLogarithmic = false;
    bool m_followsValues = true;
    bool m_isUpdating = false;  ///< a range changes by the program, not by the person
    bool m_isStale = true;
    std::optional<double> m_pointedAt;  ///< by mouse or keys, in a plot with the same axis
    std::optional<double> m_heldAt;
    std::optional<double> m_reference;
    std::vector<TimeMark> m_marks;
    std::vector<QCPItemLine*> m_markLines;
    QVector<QCPCurveData> m_flagged;
    QCPCurve* m_flags;
    QCPItemLine* m_referenceLine;
    Crosshair m_held;
    Crosshair m_crosshair;
};

}  // namespace obscura
