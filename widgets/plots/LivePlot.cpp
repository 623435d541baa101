// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/LivePlot.h"

#include "widgets/Theme.h"
#include "widgets/plots/PlotTicker.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/SeriesTable.h"

#include <QMenu>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kYRoom = 0.06;       ///< of the values' range, above and below
constexpr double kZoomFactor = 1.25;  ///< of a key press
constexpr int kFaintAlpha = 90;
constexpr int kAreaAlpha = 150;
constexpr double kSmallestPositive = 1e-12;  ///< stands for 0 on a logarithmic axis
constexpr double kLineWidth = 1.8;
constexpr double kGhostWidth = 1.2;
constexpr qreal kGhostVeil = 0.25;  ///< of the surface in a ghost's colour
/// Pixels from one mark to the next at least, where they are left out when many.
constexpr double kMarkRoom = 14;
const char* const kGhostLayer = "last run";

QSharedPointer<QCPAxisTicker> linearTicker(bool isWhole, QString (*format)(double)) {
    if (isWhole)
        return QSharedPointer<WholeTicker>::create();
    return QSharedPointer<LinearTicker>::create(format);
}

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
    : ThemedPlot(spec.name, spec.title(), spec.help, parent),
      m_spec(std::move(spec)),
      m_series(series),
      m_last(last),
      m_logarithmic(m_spec.isLogarithmic()),
      m_crosshair(*this) {
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setAutoAddPlottableToLegend(false);
    // One left margin for all, so that crosshairs of plots above each other stand in line.
    axisRect()->setMinimumMargins(QMargins(54, 22, 12, 4));
    makeCurves();
    makeGhosts();
    updateEmptyText();
    applyScale();
    applyTheme();
    setTimeAxis(m_timeAxis);
    setTimeRange(0, 1);

    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange& range) {
                m_isStale = true;
                if (!m_isUpdating)
                    Q_EMIT timeRangeChosen(range.lower, range.upper);
            });
    connect(yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
        if (!m_isUpdating)
            m_followsValues = false;
    });
    connect(this, &QCustomPlot::beforeReplot, this, &LivePlot::updateCurves);
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

void LivePlot::setTimeAxis(TimeAxis axis) {
    m_timeAxis = axis;
    setAxisLabel(*xAxis, axisLabelOf(quantityOf(axis)));
    xAxis->setTicker(linearTicker(isWhole(quantityOf(axis).kind), &formatShort));
    setCrosshair(std::nullopt);
    m_isStale = true;
}

void LivePlot::setTimeRange(double lower, double upper) {
    const QScopedValueRollback guard(m_isUpdating, true);
    xAxis->setRange(lower, upper);
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

void LivePlot::followValues() {
    m_followsValues = true;
    refresh();
}

void LivePlot::refresh() {
    m_isStale = true;
    if (isVisible())
        replot(rpQueuedReplot);
}

void LivePlot::showEvent(QShowEvent* event) {
    ThemedPlot::showEvent(event);
    refresh();
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

void LivePlot::setClean(bool clean) {
    ThemedPlot::setClean(clean);
    m_isClean = clean;
    m_isStale = true;
}

void LivePlot::setLogarithmic(bool logarithmic) {
    if (logarithmic == m_logarithmic)
        return;
    m_logarithmic = logarithmic;
    applyScale();
    followValues();
}

void LivePlot::applyScale() {
    const QScopedValueRollback guard(m_isUpdating, true);
    if (m_logarithmic) {
        yAxis->setRange(0.1, 1);
        yAxis->setScaleType(QCPAxis::stLogarithmic);
        yAxis->setTicker(QSharedPointer<LogTicker>::create(m_spec.format()));
    } else {
        yAxis->setScaleType(QCPAxis::stLinear);
        yAxis->setTicker(linearTicker(m_spec.isWhole(), m_spec.format()));
        yAxis->setRange(0, 1);
    }
}

TimeSeries::Rows LivePlot::rowsInView(const TimeSeries& series) const {
    return series.rows(m_timeAxis, xAxis->range().lower, xAxis->range().upper);
}

/// The height at which a value is drawn: its own, and what lies beneath it in a stack.
double LivePlot::displayed(const TimeSeries& series, std::size_t column, std::size_t row) const {
    if (!m_spec.stacked) {
        const double value = series.value(column, row);
        return m_logarithmic ? std::max(value, kSmallestPositive) : value;
    }
    double height = 0;
    for (std::size_t i = 0; i <= column; ++i)
        height += isCurveVisible(i) ? series.value(i, row) : 0;
    return height;
}

void LivePlot::updateCurve(LiveCurve& curve, const TimeSeries& series, std::size_t column) {
    const QCPRange view = xAxis->range();
    const int pixels = std::max(1, axisRect()->width());
    const auto rows =
        series.thinned(m_timeAxis, column, view.lower, view.upper, std::size_t(pixels));
    const CurvePath path =
        pathThrough(series, m_timeAxis, column, rows, m_spec.curves[column].isSparse,
                    [&](std::size_t row) { return displayed(series, column, row); });
    const bool isMarked =
        m_spec.marks == PlotSpec::Marks::All ||
        (m_spec.marks == PlotSpec::Marks::WhileFew && leavesRoom(path.known, *xAxis));
    curve.setPath(path, isMarked);
}

void LivePlot::updateCurves() {
    if (!m_isStale)
        return;
    m_isStale = false;
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
    xAxis->setTickLabels(hasData());
    yAxis->setTickLabels(hasData());
    updateValueRange();
    updateLegend();
}

/// Nothing where nothing of it is seen.
std::optional<TimeSeries::Range> LivePlot::extremesInView(const TimeSeries& series,
                                                          std::size_t column) const {
    const TimeSeries::Rows rows = rowsInView(series);
    if (rows.count() == 0 || !(m_spec.stacked || isCurveVisible(column)))
        return std::nullopt;
    if (m_spec.stacked)
        return TimeSeries::Range{0, displayed(series, column, rows.end - 1)};
    return series.extremes(column, rows);
}

void LivePlot::updateValueRange() {
    if (!m_followsValues)
        return;
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    const auto include = [&](const std::optional<TimeSeries::Range>& range) {
        // A logarithmic axis has no place for zero.
        if (!range || (m_logarithmic && !(range->upper > 0)))
            return;
        lower = std::min(lower, range->lower);
        upper = std::max(upper, range->upper);
    };
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        include(extremesInView(m_series, i));
    for (const Ghost& ghost : m_ghosts) {
        if (m_isLastRunVisible)
            include(extremesInView(m_last, ghost.column));
    }
    if (!(lower <= upper))
        return;
    const QScopedValueRollback guard(m_isUpdating, true);
    if (m_logarithmic) {
        lower = std::max(lower, kSmallestPositive);
        upper = std::max(upper, lower);
        // Never narrower than a factor of 1.5, so that noise is not blown up to a landscape.
        const double span = std::max(std::log(upper / lower), std::log(1.5));
        const double centre = (std::log(upper) + std::log(lower)) / 2;
        const double half = span * (0.5 + kYRoom);
        yAxis->setRange(std::exp(centre - half), std::exp(centre + half));
    } else {
        const double span = std::max({upper - lower, m_spec.minimumSpan(), 1e-9 * std::abs(upper)});
        const double centre = (lower + upper) / 2;
        yAxis->setRange(m_spec.stacked ? 0 : centre - span * (0.5 + kYRoom),
                        centre + span * (0.5 + kYRoom));
    }
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
    const bool isListed = isUsed && (isSeen || !m_isClean);
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

/// What was recorded there, one quantity a line.
QStringList LivePlot::describe(std::size_t row) const {
    const double at = m_series.time(m_timeAxis, row);
    QStringList lines{formatTime(m_timeAxis, at)};
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const double value = m_series.value(i, row);
        if (!isCurveVisible(i) || std::isnan(value) || (m_spec.stacked && value == 0))
            continue;
        const QString title = m_spec.legendOf(m_spec.curves[i]);
        lines << (m_curves.size() > 1 ? title + ' ' : QString()) + m_spec.format()(value);
    }
    if (const QString last = describeLast(at); !last.isEmpty())
        lines << last;
    return lines;
}

/// What the run before had come to by then; empty where it had ended, or nothing of it is seen.
QString LivePlot::describeLast(double time) const {
    const auto row = showsLastRun() ? m_last.nearest(m_timeAxis, time) : std::nullopt;
    if (!row || m_last.time(m_timeAxis, m_last.size() - 1) < time)
        return {};
    QStringList values;
    for (const Ghost& ghost : m_ghosts) {
        const double value = displayed(m_last, ghost.column, *row);
        if (ghost.curve.line().visible() && !std::isnan(m_last.value(ghost.column, *row)))
            values << m_spec.format()(value);
    }
    return values.isEmpty() ? QString() : tr("last run %1").arg(values.join(", "));
}

void LivePlot::setCrosshair(std::optional<double> time) {
    m_pointedAt = time;
    const auto row = time ? m_series.nearest(m_timeAxis, *time) : std::nullopt;
    if (!row && !m_crosshair.isVisible())
        return;
    const QStringList lines = row ? describe(*row) : QStringList();
    if (row)
        m_crosshair.show(m_series.time(m_timeAxis, *row), lines);
    else
        m_crosshair.hide();
    setAccessibleDescription(lines.join(", "));
    if (isVisible())
        layer("overlay")->replot();
}

void LivePlot::mouseMoveEvent(QMouseEvent* event) {
    ThemedPlot::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    if (m_series.size() > 0 && axisRect()->rect().contains(at))
        Q_EMIT crosshairMoved(xAxis->pixelToCoord(at.x()));
    else
        Q_EMIT crosshairMoved(std::nullopt);
}

void LivePlot::leaveEvent(QEvent* event) {
    ThemedPlot::leaveEvent(event);
    Q_EMIT crosshairMoved(std::nullopt);
}

void LivePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    ThemedPlot::mouseDoubleClickEvent(event);
    Q_EMIT resetRequested();
}

void LivePlot::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return moveCrosshair(-1);
        case Qt::Key_Right:
            return moveCrosshair(1);
        case Qt::Key_Plus:
            return zoomTime(1 / kZoomFactor);
        case Qt::Key_Minus:
            return zoomTime(kZoomFactor);
        case Qt::Key_Home:
            Q_EMIT resetRequested();
            return;
        default:
            ThemedPlot::keyPressEvent(event);
    }
}

void LivePlot::zoomTime(double factor) {
    const QCPRange range = xAxis->range();
    const double centre = m_pointedAt.value_or(range.center());
    xAxis->setRange(centre - factor * (centre - range.lower),
                    centre + factor * (range.upper - centre));
}

void LivePlot::moveCrosshair(int pixels) {
    const double from = m_pointedAt.value_or(xAxis->range().center());
    const double to = xAxis->pixelToCoord(xAxis->coordToPixel(from) + pixels);
    Q_EMIT crosshairMoved(std::clamp(to, xAxis->range().lower, xAxis->range().upper));
}

void LivePlot::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const QAction* const reset = menu.addAction(tr("&Follow the run again"));
    QAction* const logarithmic = menu.addAction(tr("&Logarithmic values"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_logarithmic);
    logarithmic->setEnabled(!m_spec.stacked);
    menu.addSeparator();
    addSaveActions(menu);
    const QAction* const chosen = menu.exec(event->globalPos());
    if (chosen == reset)
        Q_EMIT resetRequested();
    else if (chosen == logarithmic)
        setLogarithmic(logarithmic->isChecked());
}

QByteArray LivePlot::table() const {
    QStringList names;
    for (const PlotSpec::Curve& curve : m_spec.curves)
        names << m_spec.columnOf(curve);
    return tableOf(m_series, names);
}

void LivePlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    ThemedPlot::applyTheme();
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
    m_crosshair.setTheme(theme, smallFont());
}

}  // namespace obscura
