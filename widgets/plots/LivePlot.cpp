// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/LivePlot.h"

#include "widgets/Theme.h"
#include "widgets/help/Term.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/SeriesTable.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr int kFaintAlpha = 90;
constexpr int kAreaAlpha = 150;
constexpr double kLineWidth = 1.8;
constexpr double kGhostWidth = 1.2;
constexpr qreal kGhostVeil = 0.25;  ///< of the surface in a ghost's colour
/// Pixels from one mark to the next at least, where they are left out when many.
constexpr double kMarkRoom = 14;
const char* const kGhostLayer = "last run";

/// Whether marks at these points stand apart.
bool leavesRoom(const QVector<QCPGraphData>& points, const QCPAxis& axis) {
    if (points.size() < 2)
        return true;
    const double width =
        axis.coordToPixel(points.back().key) - axis.coordToPixel(points.front().key);
    return width >= kMarkRoom * double(points.size() - 1);
}

QString emptyTextOf(RunStage stage, const QString& awaited) {
    switch (stage) {
        case RunStage::Before:
            return QObject::tr("Press Run: %1").arg(awaited);
        case RunStage::During:
            return QObject::tr("Waiting for the run: %1").arg(awaited);
        case RunStage::After:
            return QObject::tr("The run has left\nnothing to show here.");
    }
    return {};
}

}  // namespace

LivePlot::LivePlot(PlotSpec spec, const TimeSeries& series, const TimeSeries& last, QWidget* parent)
    : TimePlot(spec.name, spec.title(), spec.help, parent),
      m_spec(std::move(spec)),
      m_series(series),
      m_last(last) {
    makeCurves();
    makeGhosts();
    updateEmptyText();
    setTerm(*this, "plot." + m_spec.name);
    setToolTip(termToolTip(m_spec.help));
    setValueScale({.format = m_spec.format(),
                   .isWhole = m_spec.isWhole(),
                   .minimumSpan = m_spec.minimumSpan(),
                   .fromZero = m_spec.stacked,
                   .canBeLogarithmic = !m_spec.stacked},
                  m_spec.isLogarithmic());
    applyTheme();
    setTimeAxis(TimeAxis::Step);
    setTimeRange(0, 1);
    connect(this, &QCustomPlot::legendClick, this,
            [this](QCPLegend*, QCPAbstractLegendItem* item, QMouseEvent*) {
                if (auto* const entry = qobject_cast<QCPPlottableLegendItem*>(item))
                    toggle(entry->plottable());
            });
}

void LivePlot::makeCurves() {
    for (const PlotSpec::Curve& curve : m_spec.curves)
        addGraph()->setName(m_spec.legendOf(curve));
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i)
        m_curves.emplace_back(*graph(int(i)));
    setUpLegend();
}

void LivePlot::makeGhosts() {
    addLayer(kGhostLayer, layer("main"), QCustomPlot::limBelow);
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        if (m_spec.stacked ? i + 1 < m_spec.curves.size() : m_spec.curves[i].faint)
            continue;
        QCPGraph* const line = addGraph();
        line->setLayer(kGhostLayer);
        m_ghosts.push_back({i, LiveCurve(*line)});
    }
    m_lastEntry = addGraph();
    m_lastEntry->setName(tr("last run"));
}

void LivePlot::setStage(RunStage stage) {
    m_stage = stage;
    updateEmptyText();
}

void LivePlot::setReason(const QString& reason) {
    m_reason = reason;
    updateEmptyText();
}

void LivePlot::updateEmptyText() {
    setEmptyText(m_reason.isEmpty() ? emptyTextOf(m_stage, m_spec.awaited) : m_reason);
}

bool LivePlot::isCurveVisible(std::size_t curve) const {
    return graph(int(curve))->visible();
}

void LivePlot::setCurveVisible(std::size_t curve, bool visible) {
    if (visible == isCurveVisible(curve))
        return;
    m_curves[curve].setVisible(visible);
    updateLegend();
    refresh();
}

void LivePlot::setLastRunVisible(bool visible) {
    if (visible == m_isLastRunVisible)
        return;
    m_isLastRunVisible = visible;
    updateLegend();
    refresh();
}

void LivePlot::toggle(const QCPAbstractPlottable* plottable) {
    if (plottable == m_lastEntry)
        Q_EMIT lastRunToggled(!m_isLastRunVisible);
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (&m_curves[i].line() == plottable)
            setCurveVisible(i, !isCurveVisible(i));
    }
}

/// The height at which a value is drawn: its own, and what lies beneath it in a stack.
double LivePlot::displayed(const TimeSeries& series, std::size_t column, std::size_t row) const {
    if (!m_spec.stacked)
        return heightOf(series.value(column, row));
    double height = 0;
    for (std::size_t i = 0; i <= column; ++i)
        height += isCurveVisible(i) ? series.value(i, row) : 0;
    return height;
}

void LivePlot::updateCurve(LiveCurve& curve, const TimeSeries& series, std::size_t column) {
    const QCPRange view = xAxis->range();
    const auto rows = series.thinned(timeAxis(), column, view.lower, view.upper, pixels());
    const CurvePath path =
        pathThrough(series, timeAxis(), column, rows, m_spec.curves[column].isSparse,
                    [&](std::size_t row) { return displayed(series, column, row); });
    const bool isMarked =
        m_spec.marks == PlotSpec::Marks::All ||
        (m_spec.marks == PlotSpec::Marks::WhileFew && leavesRoom(path.known, *xAxis));
    curve.setPath(path, isMarked);
    if (curve.line().visible())
        std::ranges::for_each(path.misplaced, [this](double time) { flag(time); });
}

void LivePlot::drawCurves() {
    QCPGraph* below = nullptr;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        updateCurve(m_curves[i], m_series, i);
        QCPGraph& line = m_curves[i].line();
        if (m_spec.stacked && line.visible()) {
            line.setChannelFillGraph(below);
            below = &line;
        }
    }
    for (Ghost& ghost : m_ghosts) {
        ghost.curve.setVisible(m_isLastRunVisible &&
                               (m_spec.stacked || isCurveVisible(ghost.column)));
        updateCurve(ghost.curve, m_last, ghost.column);
    }
    updateLegend();
}

/// Nothing where nothing of it is seen.
std::optional<TimeSeries::Range> LivePlot::extremesInView(const TimeSeries& series,
                                                          std::size_t column) const {
    const TimeSeries::Rows rows =
        series.rows(timeAxis(), xAxis->range().lower, xAxis->range().upper);
    if (rows.count() == 0 || !(m_spec.stacked || isCurveVisible(column)))
        return std::nullopt;
    if (m_spec.stacked)
        return TimeSeries::Range{0, displayed(series, column, rows.end - 1)};
    return series.extremes(column, rows);
}

std::optional<TimeSeries::Range> LivePlot::valuesInView() const {
    std::optional<TimeSeries::Range> all;
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        widen(all, extremesInView(m_series, i), m_curves[i]);
    for (const Ghost& ghost : m_ghosts) {
        if (m_isLastRunVisible)
            widen(all, extremesInView(m_last, ghost.column), ghost.curve);
    }
    return all;
}

/// A hidden curve stays in the legend, struck out, so that a click brings it back; not in a picture
/// that is kept. In a stack, one that has stayed zero so far has no place.
void LivePlot::updateLegend() {
    const bool hasLast = m_last.size() > 0;
    const auto isMeasured = [this](std::size_t i) {
        return !m_spec.curves[i].isOptional || m_series.extremes(i, {0, m_series.size()});
    };
    std::size_t measured = 0;
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        measured += isMeasured(i) ? 1 : 0;
    const bool isUseful = measured > 1 || hasLast;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const bool isThere =
            isMeasured(i) && (!m_spec.stacked ||
                              (m_series.size() > 0 && m_series.value(i, m_series.size() - 1) > 0));
        // The run before stands behind all others.
        if (updateEntry(m_curves[i].line(), isUseful && isThere, isCurveVisible(i)))
            m_lastEntry->removeFromLegend();
    }
    updateEntry(*m_lastEntry, hasLast, m_isLastRunVisible);
    setLegendWanted(isUseful && (m_series.size() > 0 || hasLast));
}

/// Whether it has come into the legend.
bool LivePlot::updateEntry(QCPGraph& graph, bool isUsed, bool isSeen) {
    const bool isListed = isUsed && (isSeen || !isClean());
    const bool wasListed = legend->itemWithPlottable(&graph);
    if (isListed != wasListed)
        isListed ? graph.addToLegend() : graph.removeFromLegend();
    if (QCPPlottableLegendItem* const item = legend->itemWithPlottable(&graph)) {
        QFont font = legend->font();
        font.setStrikeOut(!isSeen);
        item->setFont(font);
        item->setTextColor(isSeen ? legend->textColor() : xAxis->tickLabelColor());
    }
    return isListed && !wasListed;
}

std::optional<double> LivePlot::nearestMoment(double time) const {
    const auto row = m_series.nearest(timeAxis(), time);
    return row ? std::optional(m_series.time(timeAxis(), *row)) : std::nullopt;
}

std::vector<Reading> LivePlot::readingsAt(double time) const {
    const auto row = m_series.nearest(timeAxis(), time);
    std::vector<Reading> readings;
    for (std::size_t i = 0; row && i < m_curves.size(); ++i) {
        const double value = m_series.value(i, *row);
        if (!isCurveVisible(i) || std::isnan(value) || (m_spec.stacked && value == 0))
            continue;
        readings.push_back(
            {m_curves.size() > 1 ? m_spec.legendOf(m_spec.curves[i]) : QString(), value});
    }
    return readings;
}

/// What the run before had come to by then; empty where it had ended, or nothing of it is seen.
QStringList LivePlot::remarksAt(double time) const {
    const auto row = showsLastRun() ? m_last.nearest(timeAxis(), time) : std::nullopt;
    if (!row || m_last.time(timeAxis(), m_last.size() - 1) < time)
        return {};
    QStringList values;
    for (const Ghost& ghost : m_ghosts) {
        const double value = displayed(m_last, ghost.column, *row);
        if (ghost.curve.line().visible() && !std::isnan(m_last.value(ghost.column, *row)))
            values << m_spec.format()(value);
    }
    if (values.isEmpty())
        return {};
    return {tr("last run %1").arg(values.join(", "))};
}

QByteArray LivePlot::table() const {
    QStringList names;
    for (const PlotSpec::Curve& curve : m_spec.curves)
        names << m_spec.columnOf(curve);
    return tableOf(m_series, names);
}

void LivePlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    TimePlot::applyTheme();
    setAxisLabel(*yAxis, m_spec.valueLabel());
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const PlotSpec::Curve& curve = m_spec.curves[i];
        QColor colour = theme.seriesColor(curve.colour);
        QPen pen = theme.seriesPen(curve.colour, m_spec.stacked ? 1 : kLineWidth);
        if (!m_spec.stacked)
            pen.setStyle(curve.style);
        if (curve.faint) {
            colour.setAlpha(kFaintAlpha);
            pen = QPen(colour, 1);
        } else if (m_spec.stacked) {
            colour.setAlpha(kAreaAlpha);
            m_curves[i].line().setBrush(colour);
        }
        m_curves[i].setPen(pen, false);
    }
    for (Ghost& ghost : m_ghosts) {
        const QColor colour =
            m_spec.stacked ? theme.text : theme.seriesColor(m_spec.curves[ghost.column].colour);
        ghost.curve.setPen(
            QPen(mixed(colour, theme.surface, kGhostVeil), kGhostWidth, Qt::DashLine), true);
    }
    m_lastEntry->setPen(QPen(theme.mutedText, kGhostWidth, Qt::DashLine));
}

}  // namespace obscura
