// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunSeries.h"

#include "widgets/plots/RecordMoments.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/Smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr std::size_t kPiece = TimeSeries::kMostRows / 4;

bool isBefore(const Moment& at, const TimeSeries& rows) {
    return rows.size() > 0 && std::ranges::any_of(kTimeAxes, [&](TimeAxis axis) {
               return at[std::size_t(axis)] < rows.time(axis, rows.size() - 1);
           });
}

}  // namespace

RunSeries::PlotSeries::PlotSeries(const PlotSpec& spec) : plot(&spec), rows(spec.curves.size()) {
    const auto addReaders = [&]<class Record>(Readers<Record>& list) {
        for (const PlotSpec::Curve& curve : spec.curves) {
            const auto* const quantity = findQuantity<Record>(curve.quantity->id);
            list.push_back(quantity ? quantity->of : nullptr);
        }
    };
    std::apply([&](auto&... lists) { (addReaders(lists), ...); }, readers);
}

/// A record at which nothing was measured leaves no row. An inspection that could measure only some
/// of it leaves a gap in the rest. One that comes too late for its place in time, as where all
/// steps are added before the evaluations between them, is left out: the row behind it counts its
/// queries as well.
template <class Record>
bool RunSeries::PlotSeries::add(const Moment& at, const Record& record, bool isInspection) {
    std::vector<double> values;
    for (const auto& read : std::get<Readers<Record>>(readers))
        values.push_back(read ? read(record) : std::numeric_limits<double>::quiet_NaN());
    const bool isKnown =
        std::ranges::any_of(values, [](double value) { return std::isfinite(value); });
    const bool isGap =
        isInspection && plot->curves.front().quantity->measured == Measured::AtInspections;
    if (!(isKnown || isGap) || isBefore(at, rows))
        return false;
    rows.append(at, values);
    return true;
}

/// What has been thinned stays as it was smoothed: steps are missing for another mean.
void RunSeries::PlotSeries::smoothFrom(std::size_t row, int steps) {
    row = std::max(row, rows.thinnedRows());
    for (std::size_t i = 1; i < plot->curves.size(); ++i) {
        if (plot->curves[i].isSmoothed)
            rows.replaceFrom(i, row, smoothed(rows.values(i - 1), std::size_t(steps / 2), row));
    }
}

RunSeries::RunSeries() {
    for (const PlotSpec& plot : runPlotSpecs())
        m_all.emplace_back(plot);
}

RunSeries& RunSeries::operator=(const RunSeries& other) {
    std::ranges::copy(other.m_all, m_all.begin());
    m_smoothing = other.m_smoothing;
    return *this;
}

void RunSeries::clear() {
    for (PlotSeries& series : m_all)
        series.rows.clear();
}

template <class Record>
void RunSeries::addAll(std::span<const Record> records) {
    std::vector<std::size_t> added(m_all.size());
    for (const Record& record : records) {
        const Moment at = obscura::momentOf(record);
        const bool isInspection = isInspected(record);
        for (std::size_t i = 0; i < m_all.size(); ++i)
            added[i] += m_all[i].add(at, record, isInspection) ? 1 : 0;
    }
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const std::size_t renewed = added[i] + std::size_t(m_smoothing / 2);
        m_all[i].smoothFrom(m_all[i].rows.size() - std::min(m_all[i].rows.size(), renewed),
                            m_smoothing);
    }
}

// Piece by piece, so that what is thinned has been smoothed before.
void RunSeries::add(const std::vector<StepRecord>& records) {
    for (std::span<const StepRecord> rest(records); !rest.empty();) {
        const std::size_t count = std::min(rest.size(), kPiece);
        addAll(rest.first(count));
        rest = rest.subspan(count);
    }
}

void RunSeries::add(const std::vector<EvaluationRecord>& records) {
    addAll(std::span(records));
}

std::optional<Moment> RunSeries::momentOf(std::int64_t step) const {
    const TimeSeries& rows = of(lossSpec());
    const auto row = rows.nearest(TimeAxis::Step, double(step));
    if (!row)
        return std::nullopt;
    Moment at{};
    for (const TimeAxis axis : kTimeAxes)
        at[std::size_t(axis)] = rows.time(axis, *row);
    return at;
}

void RunSeries::noteRankChange(std::int64_t step) {
    const auto at = step < 1 ? std::nullopt : momentOf(step);
    if (!at)
        return;
    for (PlotSeries& series : m_all) {
        if (series.plot->breaksWithRank)
            series.rows.breakAt(*at);
    }
}

void RunSeries::setSmoothing(int steps) {
    if (steps == m_smoothing)
        return;
    m_smoothing = steps;
    for (PlotSeries& series : m_all)
        series.smoothFrom(0, steps);
}

const TimeSeries& RunSeries::of(const PlotSpec& plot) const {
    return std::ranges::find(m_all, plot.name,
                             [](const PlotSeries& series) { return series.plot->name; })
        ->rows;
}

bool RunSeries::isEmpty() const {
    return std::ranges::all_of(m_all,
                               [](const PlotSeries& series) { return series.rows.size() == 0; });
}

double RunSeries::latest(TimeAxis axis) const {
    double result = 0;
    for (const auto& [plot, readers, rows] : m_all) {
        if (rows.size() > 0)
            result = std::max(result, rows.time(axis, rows.size() - 1));
    }
    return result;
}

}  // namespace obscura
