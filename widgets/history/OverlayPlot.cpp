// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/OverlayPlot.h"

#include "widgets/Theme.h"
#include "widgets/history/QuantitySeries.h"
#include "widgets/plots/GroupMean.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/SeriesTable.h"

#include <QTextStream>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kLineWidth = 1.8;
constexpr double kFaintWidth = 1;
constexpr int kFaintAlpha = 80;
constexpr int kBandAlpha = 50;
/// Moments at which a mean is worked out, where runs weren't measured at the same ones.
constexpr std::size_t kMeanPoints = 400;
/// Pixels from one mark to the next at least, where all points are marked.
constexpr double kMarkRoom = 14;
constexpr double kLeastSpan = 0.05;  ///< of a share
/// Up to so many curves have points for each column of pixels, more of them fewer.
constexpr std::size_t kFewRuns = 4;
constexpr int kDigits = 12;

bool isEvaluated(const QuantityInfo& quantity) {
    return !findQuantity<StepRecord>(quantity.id);
}

QString helpOf(const QuantityInfo& quantity) {
    return QObject::tr(
               "%1 of the chosen runs, over each other. The same colour and dashes stand "
               "for a run in all plots. Runs that differ in the seed only are drawn as "
               "their mean, with a band of one standard deviation.")
        .arg(headingOf(quantity));
}

}  // namespace

struct OverlayPlot::Curve {
    const OverlaidRun* run;
    std::shared_ptr<const TimeSeries> rows;
    LiveCurve curve;
    bool isFaint = false;  ///< its group's mean stands for it
    int slot = 0;          ///< its own, or that of its group
};

struct OverlayPlot::Group {
    std::vector<const Curve*> members;
    GroupMean mean;  ///< of what is in view
    QCPGraph* lower;
    QCPGraph* upper;
    LiveCurve line;
};

OverlayPlot::OverlayPlot(const QuantityInfo& quantity, QWidget* parent)
    : TimePlot(QString::fromUtf8(quantity.id.data(), qsizetype(quantity.id.size())),
               headingOf(quantity), helpOf(quantity), parent),
      m_quantity(&quantity) {
    setUpLegend();
    setEmptyText(tr("Tick runs in the table:\nthey are drawn here over each other."));
    setQuantity(quantity);
    setTimeAxis(TimeAxis::Step);
    setTimeRange(0, 1);
}

OverlayPlot::~OverlayPlot() = default;

void OverlayPlot::setQuantity(const QuantityInfo& quantity) {
    m_quantity = &quantity;
    const bool isBounded =
        quantity.kind == QuantityKind::Share || quantity.kind == QuantityKind::Cosine;
    setValueScale({.format = formatOf(quantity),
                   .isWhole = isWhole(quantity.kind),
                   .minimumSpan = isBounded ? kLeastSpan : 0},
                  quantity.kind == QuantityKind::Positive);
    // Its panel says it already.
    setTitle({});
    setAccessibleName(headingOf(quantity));
    m_rows.clear();
    readRuns();
}

void OverlayPlot::setRuns(const std::vector<OverlaidRun>& runs) {
    m_runs = runs;
    readRuns();
}

void OverlayPlot::setSmoothing(int steps) {
    m_smoothing = steps;
    m_rows.clear();
    readRuns();
}

void OverlayPlot::setGrouped(bool grouped) {
    m_isGrouped = grouped;
    readRuns();
}

void OverlayPlot::clearPlottables() {
    legend->clearItems();
    m_groups.clear();
    m_curves.clear();
    clearGraphs();
}

std::shared_ptr<const TimeSeries> OverlayPlot::rowsOf(
    const std::shared_ptr<const RunRecords>& records) {
    std::shared_ptr<const TimeSeries>& rows = m_rows[records];
    if (!rows)
        rows = std::make_shared<const TimeSeries>(seriesOf(*records, *m_quantity, m_smoothing));
    return rows;
}

void OverlayPlot::readRuns() {
    clearPlottables();
    std::erase_if(m_rows, [this](const auto& known) {
        return std::ranges::find(m_runs, known.first, &OverlaidRun::records) == m_runs.end();
    });
    for (const OverlaidRun& run : m_runs) {
        if (!run.records)
            continue;
        std::shared_ptr<const TimeSeries> rows = rowsOf(run.records);
        if (rows->size() > 0)
            m_curves.push_back(std::make_unique<Curve>(&run, std::move(rows),
                                                       LiveCurve(*addGraph()), false, run.slot));
    }
    if (m_isGrouped)
        makeGroups();
    applyTheme();
    updateLegend();
    followValues();
}

void OverlayPlot::makeGroups() {
    std::vector<const Curve*> done;
    for (const auto& first : m_curves) {
        std::vector<const Curve*> members;
        for (const auto& each : m_curves) {
            if (each->run->group == first->run->group)
                members.push_back(each.get());
        }
        if (members.size() < 2 || members.front() != first.get())
            continue;
        QCPGraph* const lower = addGraph();
        QCPGraph* const upper = addGraph();
        for (QCPGraph* const edge : {lower, upper}) {
            edge->setPen(Qt::NoPen);
            edge->setAdaptiveSampling(false);
        }
        upper->setChannelFillGraph(lower);
        m_groups.push_back(std::make_unique<Group>(std::move(members), GroupMean{}, lower, upper,
                                                   LiveCurve(*addGraph())));
    }
    for (const auto& group : m_groups) {
        for (const auto& curve : m_curves) {
            if (std::ranges::find(group->members, curve.get()) == group->members.end())
                continue;
            curve->isFaint = true;
            curve->slot = group->members.front()->run->slot;
        }
    }
}

void OverlayPlot::drawCurve(Curve& curve) {
    const QCPRange view = xAxis->range();
    // Many runs share the time that a frame has.
    const std::size_t columns = pixels() * kFewRuns / std::max(kFewRuns, m_curves.size());
    const auto rows = curve.rows->thinned(timeAxis(), 0, view.lower, view.upper, columns);
    const bool isSparse = m_quantity->measured == Measured::AtInspections;
    const CurvePath path =
        pathThrough(*curve.rows, timeAxis(), 0, rows, isSparse,
                    [&](std::size_t row) { return heightOf(curve.rows->value(0, row)); });
    const bool isMarked = isEvaluated(*m_quantity) && !curve.isFaint &&
                          double(path.known.size()) * kMarkRoom < double(pixels());
    curve.curve.setPath(path, isMarked);
    std::ranges::for_each(path.misplaced, [this](double time) { flag(time); });
}

void OverlayPlot::drawGroup(Group& group) {
    std::vector<const TimeSeries*> runs;
    for (const Curve* const member : group.members)
        runs.push_back(member->rows.get());
    const QCPRange view = xAxis->range();
    group.mean = groupMean(runs, timeAxis(), view.lower, view.upper, kMeanPoints);
    CurvePath path;
    QVector<QCPGraphData> lower;
    QVector<QCPGraphData> upper;
    for (std::size_t i = 0; i < group.mean.times.size(); ++i) {
        const double at = group.mean.times[i];
        const double mean = group.mean.means[i];
        const double deviation = group.mean.deviations[i];
        path.line.append({at, heightOf(mean)});
        if (!std::isnan(heightOf(mean)))
            path.known.append({at, mean});
        // A band that reaches zero ends at the lower edge of a logarithmic axis.
        const double least =
            isLogarithmic() ? std::max(mean - deviation, mean * 1e-3) : mean - deviation;
        lower.append({at, heightOf(mean) - mean + least});
        upper.append({at, heightOf(mean) + deviation});
    }
    group.lower->data()->set(lower, true);
    group.upper->data()->set(upper, true);
    group.line.setPath(
        path, isEvaluated(*m_quantity) && double(path.known.size()) * kMarkRoom < double(pixels()));
}

void OverlayPlot::drawCurves() {
    for (const auto& curve : m_curves)
        drawCurve(*curve);
    for (const auto& group : m_groups)
        drawGroup(*group);
}

std::optional<TimeSeries::Range> OverlayPlot::valuesInView() const {
    std::optional<TimeSeries::Range> all;
    const QCPRange view = xAxis->range();
    for (const auto& curve : m_curves)
        widen(all, curve->rows->extremes(0, curve->rows->rows(timeAxis(), view.lower, view.upper)),
              curve->curve);
    return all;
}

std::optional<double> OverlayPlot::nearestMoment(double time) const {
    std::optional<double> nearest;
    for (const auto& curve : m_curves) {
        const auto row = curve->rows->nearest(timeAxis(), time);
        const double at = row ? curve->rows->time(timeAxis(), *row) : 0;
        if (row && (!nearest || std::abs(at - time) < std::abs(*nearest - time)))
            nearest = at;
    }
    return nearest;
}

/// Of groups the mean, of other runs what they measured last by then; nothing of those that have
/// ended before.
std::vector<Reading> OverlayPlot::readingsAt(double time) const {
    std::vector<Reading> readings;
    for (const auto& group : m_groups) {
        const auto& times = group->mean.times;
        if (times.empty() || time < times.front() || time > times.back())
            continue;
        const auto next = std::ranges::lower_bound(times, time);
        const auto at = std::size_t(next - times.begin());
        readings.push_back({group->members.front()->run->groupName, group->mean.means[at]});
    }
    for (const auto& curve : m_curves) {
        const TimeSeries& rows = *curve->rows;
        const auto row = rows.nearest(timeAxis(), time);
        if (!curve->isFaint && row && time <= rows.time(timeAxis(), rows.size() - 1) &&
            !std::isnan(rows.value(0, *row)))
            readings.push_back({curve->run->name, rows.value(0, *row)});
    }
    return readings;
}

double OverlayPlot::latest(TimeAxis axis) const {
    double latest = 0;
    for (const auto& curve : m_curves)
        latest = std::max(latest, curve->rows->time(axis, curve->rows->size() - 1));
    return latest;
}

bool OverlayPlot::hasData() const {
    return !m_curves.empty();
}

void OverlayPlot::updateLegend() {
    for (const auto& group : m_groups) {
        group->line.line().setName(tr("%1 (%2 runs)")
                                       .arg(group->members.front()->run->groupName)
                                       .arg(group->members.size()));
        group->line.line().addToLegend();
    }
    for (const auto& curve : m_curves) {
        curve->curve.line().setName(curve->run->name);
        if (!curve->isFaint)
            curve->curve.line().addToLegend();
    }
    setLegendWanted(hasData());
}

QStringList OverlayPlot::entries() const {
    QStringList names;
    for (int i = 0; i < legend->itemCount(); ++i) {
        if (auto* const entry = qobject_cast<QCPPlottableLegendItem*>(legend->item(i)))
            names << entry->plottable()->name();
    }
    return names;
}

/// Run by run, with all times.
QByteArray OverlayPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "run," << timesHead() << ',' << QString::fromStdString(columnName(*m_quantity)) << '\n';
    for (const auto& curve : m_curves) {
        const QString name =
            '"' + QString(curve->run->name).replace('"', QStringLiteral("\"\"")) + '"';
        for (std::size_t row = 0; row < curve->rows->size(); ++row) {
            out << name << ',' << timesOf(*curve->rows, row);
            const double value = curve->rows->value(0, row);
            out << ',' << (std::isnan(value) ? QString() : QString::number(value, 'g', kDigits))
                << '\n';
        }
    }
    out.flush();
    return bytes;
}

void OverlayPlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    TimePlot::applyTheme();
    setAxisLabel(*yAxis, axisLabelOf(*m_quantity));
    for (const auto& curve : m_curves) {
        QPen pen = theme.seriesPen(curve->slot, kLineWidth);
        if (curve->isFaint) {
            QColor colour = theme.seriesColor(curve->slot);
            colour.setAlpha(kFaintAlpha);
            pen = QPen(colour, kFaintWidth);
        }
        curve->curve.setPen(pen, false);
    }
    for (const auto& group : m_groups) {
        const int slot = group->members.front()->run->slot;
        group->line.setPen(theme.seriesPen(slot, kLineWidth), false);
        QColor band = theme.seriesColor(slot);
        band.setAlpha(kBandAlpha);
        group->upper->setBrush(band);
    }
}

}  // namespace obscura
