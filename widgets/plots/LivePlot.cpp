// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/LivePlot.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/plots/PlotTicker.h"

#include <QMenu>
#include <QTextStream>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kPadding = 0.06;     ///< of the values' range, above and below
constexpr double kZoomFactor = 1.25;  ///< of a key press
constexpr int kFaintAlpha = 90;
constexpr int kAreaAlpha = 150;
constexpr int kTableDigits = 9;
constexpr double kSmallestPositive = 1e-12;  ///< stands for 0 on a logarithmic axis

QString timeLabel(TimeAxis axis) {
    switch (axis) {
        case TimeAxis::Step:
            return QObject::tr("step");
        case TimeAxis::Epoch:
            return QObject::tr("epoch");
        case TimeAxis::Seconds:
            return QObject::tr("training time (s)");
        case TimeAxis::Queries:
            return QObject::tr("hardware queries");
        case TimeAxis::DeviceTime:
            return QObject::tr("device time (s)");
    }
    return {};
}

QString formatTime(TimeAxis axis, double time) {
    switch (axis) {
        case TimeAxis::Step:
            return QObject::tr("step %1").arg(time, 0, 'f', 0);
        case TimeAxis::Epoch:
            return QObject::tr("epoch %1").arg(time, 0, 'f', 2);
        case TimeAxis::Seconds:
            return QObject::tr("%1 s").arg(formatNumber(time, 4));
        case TimeAxis::Queries:
            return QObject::tr("%1 queries").arg(formatShort(time));
        case TimeAxis::DeviceTime:
            return QObject::tr("%1 of device time").arg(formatDuration(time));
    }
    return {};
}

}  // namespace

LivePlot::LivePlot(PlotSpec spec, const TimeSeries& series, QWidget* parent)
    : ThemedPlot(spec.name, spec.title, spec.help, parent),
      m_spec(std::move(spec)),
      m_series(series),
      m_logarithmic(m_spec.logarithmic) {
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setAutoAddPlottableToLegend(false);
    // One left margin for all, so that crosshairs of plots above each other stand in line.
    axisRect()->setMinimumMargins(QMargins(54, 22, 12, 4));
    xAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatShort));
    makeCurves();
    makeItems();
    setEmptyText(m_spec.emptyText);
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
                auto* entry = qobject_cast<QCPPlottableLegendItem*>(item);
                for (int i = 0; entry && i < graphCount(); ++i) {
                    if (graph(i) == entry->plottable())
                        setCurveVisible(std::size_t(i), !isCurveVisible(std::size_t(i)));
                }
            });
}

void LivePlot::makeCurves() {
    for (const PlotSpec::Curve& curve : m_spec.curves) {
        QCPGraph* const g = addGraph();
        g->setName(curve.title);
        g->setAdaptiveSampling(false);
        if (m_spec.curves.size() > 1)
            g->addToLegend();
    }
    legend->setVisible(m_spec.curves.size() > 1);
    setUpLegend(m_spec.stacked ? Qt::AlignLeft : Qt::AlignRight);
}

void LivePlot::makeItems() {
    // The crosshair has a buffer of its own, so that it moves without drawing the curves again.
    m_line = new QCPItemLine(this);
    m_line->setLayer("overlay");
    m_readout = new QCPItemText(this);
    m_readout->setLayer("overlay");
    m_readout->setText({});
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_readout->setPadding(QMargins(6, 3, 6, 3));
    for (QCPItemPosition* const p : {m_line->start, m_line->end, m_readout->position}) {
        p->setTypeX(QCPItemPosition::ptPlotCoords);
        p->setTypeY(QCPItemPosition::ptAxisRectRatio);
        p->setCoords(0, p == m_line->end ? 1 : 0);
    }
    m_line->setVisible(false);
    m_readout->setVisible(false);
    for (QCPAbstractItem* const item :
         {static_cast<QCPAbstractItem*>(m_line), static_cast<QCPAbstractItem*>(m_readout)})
        item->setSelectable(false);
}

void LivePlot::setTimeAxis(TimeAxis axis) {
    m_timeAxis = axis;
    xAxis->setLabel(timeLabel(axis));
    setCrosshair(std::nullopt);
    m_isStale = true;
}

void LivePlot::setTimeRange(double lower, double upper) {
    const QScopedValueRollback guard(m_isUpdating, true);
    xAxis->setRange(lower, upper);
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
    graph(int(curve))->setVisible(visible);
    updateLegend();
    refresh();
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
        yAxis->setTicker(QSharedPointer<LogTicker>::create(m_spec.format));
    } else {
        yAxis->setScaleType(QCPAxis::stLinear);
        yAxis->setTicker(QSharedPointer<LinearTicker>::create(m_spec.format));
        yAxis->setRange(0, 1);
    }
}

TimeSeries::Rows LivePlot::rowsInView() const {
    return m_series.rows(m_timeAxis, xAxis->range().lower, xAxis->range().upper);
}

/// The height at which a curve is drawn: its value, and what lies beneath it in a stack.
double LivePlot::displayed(std::size_t curve, std::size_t row) const {
    if (!m_spec.stacked) {
        const double value = m_series.value(curve, row);
        return m_logarithmic ? std::max(value, kSmallestPositive) : value;
    }
    double height = 0;
    for (std::size_t i = 0; i <= curve; ++i)
        height += isCurveVisible(i) ? m_series.value(i, row) : 0;
    return height;
}

void LivePlot::updateCurves() {
    if (!m_isStale)
        return;
    m_isStale = false;
    const QCPRange view = xAxis->range();
    const auto pixels = std::size_t(std::max(1, axisRect()->width()));
    QCPGraph* below = nullptr;
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        QCPGraph* const g = graph(int(i));
        const auto rows = m_series.thinned(m_timeAxis, i, view.lower, view.upper, pixels);
        QVector<QCPGraphData> points;
        points.reserve(int(rows.size()));
        // Over what is not known the line goes on from the last to the next known value.
        for (const std::size_t row : rows) {
            if (!std::isnan(m_series.value(i, row)))
                points.append({m_series.time(m_timeAxis, row), displayed(i, row)});
        }
        g->data()->set(points, true);
        // A single point makes no line.
        const bool isMarked = m_spec.points || points.size() == 1;
        const QColor colour = g->pen().color();
        g->setScatterStyle(isMarked ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 6)
                                    : QCPScatterStyle());
        if (m_spec.stacked && g->visible()) {
            g->setChannelFillGraph(below);
            below = g;
        }
    }
    xAxis->setTickLabels(hasData());
    yAxis->setTickLabels(hasData());
    updateValueRange();
    updateLegend();
}

void LivePlot::updateValueRange() {
    const TimeSeries::Rows rows = rowsInView();
    if (!m_followsValues || rows.count() == 0)
        return;
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        if (!isCurveVisible(i))
            continue;
        const auto range = m_series.extremes(i, rows);
        // A logarithmic axis has no place for zero.
        if (!range || (m_logarithmic && !(range->upper > 0)))
            continue;
        lower = std::min(lower, m_spec.stacked ? 0 : range->lower);
        upper = std::max(upper, m_spec.stacked ? displayed(i, rows.end - 1) : range->upper);
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
        const double half = span * (0.5 + kPadding);
        yAxis->setRange(std::exp(centre - half), std::exp(centre + half));
    } else {
        const double span = std::max({upper - lower, m_spec.minimumSpan, 1e-9 * std::abs(upper)});
        const double centre = (lower + upper) / 2;
        yAxis->setRange(m_spec.stacked ? 0 : centre - span * (0.5 + kPadding),
                        centre + span * (0.5 + kPadding));
    }
}

/// A hidden curve stays in the legend, struck out, so that a click brings it back. In a stack, one
/// that has stayed zero so far has no place.
void LivePlot::updateLegend() {
    if (m_spec.curves.size() < 2)
        return;
    legend->setVisible(m_series.size() > 0);
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        QCPGraph* const g = graph(int(i));
        const bool used =
            !m_spec.stacked || (m_series.size() > 0 && m_series.value(i, m_series.size() - 1) > 0);
        if (used != bool(legend->itemWithPlottable(g)))
            used ? g->addToLegend() : g->removeFromLegend();
        if (QCPPlottableLegendItem* const item = legend->itemWithPlottable(g)) {
            QFont font = legend->font();
            font.setStrikeOut(!g->visible());
            item->setFont(font);
            item->setTextColor(g->visible() ? legend->textColor() : xAxis->tickLabelColor());
        }
    }
    fitLegend();
}

void LivePlot::setCrosshair(std::optional<double> time) {
    m_crosshair = time;
    const auto row = time ? m_series.nearest(m_timeAxis, *time) : std::nullopt;
    if (!row && !m_line->visible())
        return;
    QStringList lines;
    if (row) {
        const double at = m_series.time(m_timeAxis, *row);
        lines << formatTime(m_timeAxis, at);
        for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
            const double value = m_series.value(i, *row);
            if (!isCurveVisible(i) || std::isnan(value) || (m_spec.stacked && value == 0))
                continue;
            const QString& title = m_spec.curves[i].title;
            lines << (m_spec.curves.size() > 1 ? title + ' ' : QString()) + m_spec.format(value);
        }
        m_line->start->setCoords(at, 0);
        m_line->end->setCoords(at, 1);
        m_readout->position->setCoords(at, 0);
        const bool isRight = at > xAxis->range().center();
        m_readout->setPositionAlignment(Qt::AlignTop | (isRight ? Qt::AlignRight : Qt::AlignLeft));
    }
    m_readout->setText(lines.join('\n'));
    setAccessibleDescription(lines.join(", "));
    m_line->setVisible(row.has_value());
    m_readout->setVisible(row.has_value());
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
    const double centre = m_crosshair.value_or(range.center());
    xAxis->setRange(centre - factor * (centre - range.lower),
                    centre + factor * (range.upper - centre));
}

void LivePlot::moveCrosshair(int pixels) {
    const double from = m_crosshair.value_or(xAxis->range().center());
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
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "step,epoch,seconds (s),queries,device time (s)";
    for (const PlotSpec::Curve& curve : m_spec.curves)
        out << ',' << name() << ' ' << curve.title;
    out << '\n';
    for (std::size_t row = 0; row < m_series.size(); ++row) {
        for (const TimeAxis axis : kTimeAxes)
            out << (axis == TimeAxis::Step ? "" : ",")
                << QString::number(m_series.time(axis, row), 'g', 12);
        for (std::size_t column = 0; column < m_series.columns(); ++column) {
            const double value = m_series.value(column, row);
            out << ',';
            if (!std::isnan(value))
                out << QString::number(value, 'g', kTableDigits);
        }
        out << '\n';
    }
    out.flush();
    return bytes;
}

void LivePlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    ThemedPlot::applyTheme();
    const QFont small = smallFont();
    yAxis->setLabel(m_spec.valueLabel);
    for (std::size_t i = 0; i < m_spec.curves.size(); ++i) {
        const PlotSpec::Curve& curve = m_spec.curves[i];
        QColor colour = theme.seriesColor(curve.colour);
        QPen pen = theme.seriesPen(curve.colour, m_spec.stacked ? 1 : 1.8);
        if (!m_spec.stacked)
            pen.setStyle(curve.style);
        QCPGraph* const g = graph(int(i));
        if (curve.faint) {
            colour.setAlpha(kFaintAlpha);
            pen = QPen(colour, 1);
        } else if (m_spec.stacked) {
            colour.setAlpha(kAreaAlpha);
            g->setBrush(colour);
        }
        g->setPen(pen);
    }
    m_line->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    m_readout->setFont(small);
    m_readout->setColor(theme.text);
    m_readout->setBrush(theme.veil());
    m_readout->setPen(QPen(theme.hairline));
}

}  // namespace obscura
