// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimePlot.h"

#include "widgets/LineScale.h"
#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/plots/PlotTicker.h"
#include "widgets/plots/QuantityText.h"

#include <QMenu>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kYRoom = 0.06;       ///< of the values' range, above and below
constexpr double kZoomFactor = 1.25;  ///< of a key press
constexpr double kSmallestPositive = 1e-12;
/// One left margin for all, so that crosshairs of plots above each other stand in line.
constexpr int kLeftMargin = 54;
constexpr double kFlagSize = 7;   ///< pixels
constexpr double kMarkReach = 4;  ///< pixels from a mark to the crosshair that names it
const char* const kMarkLayer = "marks";

QSharedPointer<QCPAxisTicker> linearTicker(bool isWhole, QString (*format)(double)) {
    if (isWhole)
        return QSharedPointer<WholeTicker>::create();
    return QSharedPointer<LinearTicker>::create(format);
}

/// Across the whole axes, at a coordinate of one of them.
void span(QCPItemLine& line, Qt::Orientation orientation) {
    for (QCPItemPosition* const p : {line.start, line.end}) {
        const bool isVertical = orientation == Qt::Vertical;
        p->setTypeX(isVertical ? QCPItemPosition::ptPlotCoords : QCPItemPosition::ptAxisRectRatio);
        p->setTypeY(isVertical ? QCPItemPosition::ptAxisRectRatio : QCPItemPosition::ptPlotCoords);
    }
}

}  // namespace

TimePlot::TimePlot(const QString& name, const QString& title, const QString& help, QWidget* parent)
    : ThemedPlot(name, title, help, parent),
      m_flags(new QCPCurve(xAxis, yAxis)),
      m_referenceLine(new QCPItemLine(this)),
      m_held(*this),
      m_crosshair(*this) {
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setAutoAddPlottableToLegend(false);
    axisRect()->setMinimumMargins(QMargins(kLeftMargin, 22, 12, 4));
    addLayer(kMarkLayer, layer("main"), QCustomPlot::limBelow);
    m_flags->removeFromLegend();
    m_flags->setLineStyle(QCPCurve::lsNone);
    m_flags->setName(tr("≤ 0"));
    span(*m_referenceLine, Qt::Horizontal);
    m_referenceLine->setLayer(kMarkLayer);
    m_referenceLine->setSelectable(false);
    m_referenceLine->setVisible(false);

    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange& range) {
                m_isStale = true;
                if (!m_isUpdating)
                    Q_EMIT timeRangeChosen(range.lower, range.upper);
            });
    connect(yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
        updateFlags();
        if (!m_isUpdating)
            m_followsValues = false;
    });
    connect(this, &QCustomPlot::beforeReplot, this, &TimePlot::update);
}

void TimePlot::setValueScale(const ValueScale& scale, bool logarithmic) {
    m_scale = scale;
    m_isLogarithmic = logarithmic && scale.canBeLogarithmic;
    applyScale();
}

void TimePlot::setTimeAxis(TimeAxis axis) {
    m_timeAxis = axis;
    setAxisLabel(*xAxis, axisLabelOf(quantityOf(axis)));
    xAxis->setTicker(linearTicker(isWhole(quantityOf(axis).kind), &formatShort));
    setHeldCrosshair(std::nullopt);
    setCrosshair(std::nullopt);
    m_isStale = true;
}

void TimePlot::setTimeRange(double lower, double upper) {
    const QScopedValueRollback guard(m_isUpdating, true);
    xAxis->setRange(lower, upper);
}

void TimePlot::followValues() {
    m_followsValues = true;
    refresh();
}

void TimePlot::refresh() {
    m_isStale = true;
    if (isVisible())
        replot(rpQueuedReplot);
}

void TimePlot::showEvent(QShowEvent* event) {
    ThemedPlot::showEvent(event);
    refresh();
}

void TimePlot::setClean(bool clean) {
    ThemedPlot::setClean(clean);
    m_isClean = clean;
    m_isStale = true;
}

void TimePlot::setLogarithmic(bool logarithmic) {
    if (logarithmic == m_isLogarithmic || !m_scale.canBeLogarithmic)
        return;
    m_isLogarithmic = logarithmic;
    applyScale();
    followValues();
}

void TimePlot::applyScale() {
    const QScopedValueRollback guard(m_isUpdating, true);
    if (m_isLogarithmic) {
        yAxis->setRange(0.1, 1);
        yAxis->setScaleType(QCPAxis::stLogarithmic);
        yAxis->setTicker(QSharedPointer<LogTicker>::create(m_scale.format));
    } else {
        yAxis->setScaleType(QCPAxis::stLinear);
        yAxis->setTicker(linearTicker(m_scale.isWhole, m_scale.format));
        yAxis->setRange(0, 1);
    }
}

double TimePlot::heightOf(double value) const {
    return m_isLogarithmic && !(value > 0) ? std::numeric_limits<double>::quiet_NaN() : value;
}

void TimePlot::widen(std::optional<TimeSeries::Range>& all, std::optional<TimeSeries::Range> range,
                     const LiveCurve& curve) const {
    // A logarithmic axis has no place for what isn't above zero.
    if (!range || (m_isLogarithmic && !(range->upper > 0)))
        return;
    if (m_isLogarithmic && !(range->lower > 0))
        range->lower = std::fmin(curve.lowest(), range->upper);
    if (!all)
        all = range;
    all = {std::min(all->lower, range->lower), std::max(all->upper, range->upper)};
}

void TimePlot::flag(double time) {
    m_flagged.append({double(m_flagged.size()), time, 0});
}

std::size_t TimePlot::pixels() const {
    return std::size_t(std::max(1, axisRect()->width()));
}

void TimePlot::update() {
    if (!m_isStale)
        return;
    m_flagged.clear();
    drawCurves();
    xAxis->setTickLabels(hasData());
    yAxis->setTickLabels(hasData());
    updateValueRange();
    updateMarks();
    updateFlags();
    m_isStale = false;
}

void TimePlot::updateValueRange() {
    if (!m_followsValues)
        return;
    const auto seen = valuesInView();
    if (!seen || (m_isLogarithmic && !(seen->upper > 0)))
        return;
    const QScopedValueRollback guard(m_isUpdating, true);
    if (m_isLogarithmic) {
        const double lower = std::max(seen->lower, kSmallestPositive);
        const double upper = std::max(seen->upper, lower);
        // Never narrower than a factor of 1.5, so that noise is not blown up to a landscape.
        const double span = std::max(std::log(upper / lower), std::log(1.5));
        const double centre = (std::log(upper) + std::log(lower)) / 2;
        const double half = span * (0.5 + kYRoom);
        yAxis->setRange(std::exp(centre - half), std::exp(centre + half));
    } else {
        const auto [lower, upper] = *seen;
        const double span = std::max({upper - lower, m_scale.minimumSpan, 1e-9 * std::abs(upper)});
        const double centre = (lower + upper) / 2;
        yAxis->setRange(m_scale.fromZero ? 0 : centre - span * (0.5 + kYRoom),
                        centre + span * (0.5 + kYRoom));
    }
}

void TimePlot::updateFlags() {
    QVector<QCPCurveData> flags = m_flagged;
    // Whole, within the axes.
    const double lift = kFlagSize / 2 + 1;
    const double height = yAxis->pixelToCoord(yAxis->coordToPixel(yAxis->range().lower) - lift);
    for (QCPCurveData& each : flags)
        each.value = height;
    m_flags->data()->set(flags, true);
}

void TimePlot::setMarks(std::vector<TimeMark> marks) {
    if (marks.empty() && m_marks.empty())
        return;
    m_marks = std::move(marks);
    refresh();
}

void TimePlot::updateMarks() {
    while (m_markLines.size() > m_marks.size()) {
        removeItem(m_markLines.back());
        m_markLines.pop_back();
    }
    while (m_markLines.size() < m_marks.size()) {
        auto* const line = new QCPItemLine(this);
        span(*line, Qt::Vertical);
        line->setLayer(kMarkLayer);
        line->setSelectable(false);
        line->setPen(QPen(Theme::of(palette()).mutedText, 1, Qt::DotLine));
        m_markLines.push_back(line);
    }
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const double at = m_marks[i].at[std::size_t(m_timeAxis)];
        m_markLines[i]->start->setCoords(at, 0);
        m_markLines[i]->end->setCoords(at, 1);
    }
}

void TimePlot::setReferenceLine(std::optional<double> value) {
    m_reference = value;
    m_referenceLine->setVisible(value.has_value());
    m_referenceLine->start->setCoords(0, value.value_or(0));
    m_referenceLine->end->setCoords(1, value.value_or(0));
    refresh();
}

/// What was recorded there, one quantity a line, and how far that is from where the crosshair is
/// held.
QStringList TimePlot::describe(double time) const {
    QStringList lines{formatTime(m_timeAxis, time)};
    std::vector<Reading> held;
    if (m_heldAt) {
        lines.front() += tr(" (Δ %1)").arg(formatValue(time - *m_heldAt));
        held = readingsAt(*m_heldAt);
    }
    for (const Reading& reading : readingsAt(time)) {
        QString line = (reading.name.isEmpty() ? QString() : reading.name + ' ') +
                       m_scale.format(reading.value);
        if (std::isnan(heightOf(reading.value)))
            line += tr(", which has no place on a logarithmic axis");
        const auto former = std::ranges::find(held, reading.name, &Reading::name);
        if (former != held.end())
            line += tr(" (Δ %1)").arg(formatValue(reading.value - former->value));
        lines << line;
    }
    lines << remarksAt(time);
    if (const QString marks = marksNear(time); !marks.isEmpty())
        lines << marks;
    return lines;
}

QString TimePlot::marksNear(double time) const {
    QStringList near;
    for (const TimeMark& mark : m_marks) {
        const double at = mark.at[std::size_t(m_timeAxis)];
        if (std::abs(xAxis->coordToPixel(at) - xAxis->coordToPixel(time)) <= kMarkReach)
            near << mark.text;
    }
    return near.join('\n');
}

void TimePlot::setCrosshair(std::optional<double> time) {
    m_pointedAt = time;
    const auto at = time ? nearestMoment(*time) : std::nullopt;
    if (!at && !m_crosshair.isVisible())
        return;
    const QStringList lines = at ? describe(*at) : QStringList();
    if (at)
        m_crosshair.show(*at, lines);
    else
        m_crosshair.hide();
    setAccessibleDescription(lines.join(", "));
    if (isVisible())
        layer("overlay")->replot();
}

void TimePlot::setHeldCrosshair(std::optional<double> time) {
    m_heldAt = time ? nearestMoment(*time) : std::nullopt;
    if (!m_heldAt && !m_held.isVisible())
        return;
    if (m_heldAt)
        m_held.show(*m_heldAt, {});
    else
        m_held.hide();
    setCrosshair(m_pointedAt);
    if (isVisible())
        layer("overlay")->replot();
}

void TimePlot::mouseMoveEvent(QMouseEvent* event) {
    ThemedPlot::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    if (hasData() && axisRect()->rect().contains(at))
        Q_EMIT crosshairMoved(xAxis->pixelToCoord(at.x()));
    else
        Q_EMIT crosshairMoved(std::nullopt);
}

void TimePlot::leaveEvent(QEvent* event) {
    ThemedPlot::leaveEvent(event);
    Q_EMIT crosshairMoved(std::nullopt);
}

void TimePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    ThemedPlot::mouseDoubleClickEvent(event);
    Q_EMIT resetRequested();
}

void TimePlot::keyPressEvent(QKeyEvent* event) {
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
        case Qt::Key_D:
            Q_EMIT holdRequested();
            return;
        default:
            ThemedPlot::keyPressEvent(event);
    }
}

void TimePlot::zoomTime(double factor) {
    const QCPRange range = xAxis->range();
    const double centre = m_pointedAt.value_or(range.center());
    xAxis->setRange(centre - factor * (centre - range.lower),
                    centre + factor * (range.upper - centre));
}

void TimePlot::moveCrosshair(int pixels) {
    const double from = m_pointedAt.value_or(xAxis->range().center());
    const double to = xAxis->pixelToCoord(xAxis->coordToPixel(from) + pixels);
    Q_EMIT crosshairMoved(std::clamp(to, xAxis->range().lower, xAxis->range().upper));
}

void TimePlot::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("&Follow the run again"), this, &TimePlot::resetRequested);
    QAction* const logarithmic =
        menu.addAction(tr("&Logarithmic values"), this, &TimePlot::setLogarithmic);
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_isLogarithmic);
    logarithmic->setEnabled(m_scale.canBeLogarithmic);
    menu.addSeparator();
    menu.addAction(m_heldAt ? tr("Stop telling &differences") : tr("Tell &differences from here"),
                   this, &TimePlot::holdRequested);
    const double value = yAxis->pixelToCoord(event->pos().y());
    menu.addAction(tr("&Reference line at %1").arg(m_scale.format(value)), this,
                   [this, value] { setReferenceLine(value); });
    if (m_reference)
        menu.addAction(tr("Re&move the reference line"), this,
                       [this] { setReferenceLine(std::nullopt); });
    addActions(menu);
    menu.addSeparator();
    addSaveActions(menu);
    menu.exec(event->globalPos());
}

void TimePlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    ThemedPlot::applyTheme();
    QMargins axes = axisRect()->minimumMargins();
    axes.setLeft(int(kLeftMargin * lineScale()));
    axisRect()->setMinimumMargins(axes);
    m_flags->setPen(QPen(theme.warning));
    m_flags->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangleInverted,
                                             QPen(theme.warning), theme.warning, kFlagSize));
    m_referenceLine->setPen(QPen(theme.mutedText, lineScale(), Qt::DashDotLine));
    for (QCPItemLine* const line : m_markLines)
        line->setPen(QPen(theme.mutedText, lineScale(), Qt::DotLine));
    m_held.setTheme(theme, smallFont());
    m_crosshair.setTheme(theme, smallFont());
}

}  // namespace obscura
