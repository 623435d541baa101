// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimeSeries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr std::size_t kFanBits = 4;
/// Rows of which at most half are kept when the older ones are thinned.
constexpr std::size_t kStretch = 32;

/// Rows that one entry of a level stands for, as a power of two.
constexpr std::size_t levelBits(std::size_t level) {
    return kFanBits * (level + 1);
}

/// Leaves these entries, which are in ascending order.
void keepOnly(std::vector<double>& all, const std::vector<std::size_t>& kept) {
    for (std::size_t i = 0; i < kept.size(); ++i)
        all[i] = all[kept[i]];
    all.resize(kept.size());
}

}  // namespace

TimeSeries::TimeSeries(std::size_t columns) : m_columns(columns) {}

void TimeSeries::append(const Moment& at, std::span<const double> values) {
    const auto isKnown = [](double v) { return std::isfinite(v); };
    if (size() == 0 && std::ranges::none_of(values, isKnown))
        return;
    for (std::size_t i = 0; i < at.size(); ++i)
        m_times[i].push_back(at[i]);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        push(m_columns[i],
             isKnown(values[i]) ? values[i] : std::numeric_limits<double>::quiet_NaN());
    if (size() == kMostRows)
        thinOlderHalf();
}

void TimeSeries::thinOlderHalf() {
    constexpr std::size_t kHalf = kMostRows / 2;
    std::vector<std::size_t> kept;
    kept.reserve(kMostRows);
    for (std::size_t first = 0; first < kHalf; first += kStretch)
        keepOfStretch({first, first + kStretch}, kept);
    m_thinnedRows = kept.size();
    for (std::size_t row = kHalf; row < kMostRows; ++row)
        kept.push_back(row);
    for (std::vector<double>& axis : m_times)
        keepOnly(axis, kept);
    for (Column& column : m_columns) {
        std::vector<double> values = std::move(column.values);
        keepOnly(values, kept);
        column = {};
        for (const double value : values)
            push(column, value);
    }
}

/// The extremes of each column and the first row of it where nothing is known, as far as these are
/// no more than half of the rows: those of the first columns before others.
void TimeSeries::keepOfStretch(Rows stretch, std::vector<std::size_t>& kept) const {
    const std::size_t before = kept.size();
    const auto keep = [&](std::size_t row) {
        const bool isKept =
            std::find(kept.begin() + std::ptrdiff_t(before), kept.end(), row) != kept.end();
        if (!isKept && kept.size() - before < stretch.count() / 2)
            kept.push_back(row);
    };
    for (const Column& column : m_columns) {
        const Extremes extremes = extremesOf(column, stretch);
        keep(extremes.low);
        keep(extremes.high);
        for (std::size_t row = stretch.first; row < stretch.end; ++row) {
            if (std::isnan(column.values[row])) {
                keep(row);
                break;
            }
        }
    }
    std::sort(kept.begin() + std::ptrdiff_t(before), kept.end());
}

void TimeSeries::clear() {
    *this = TimeSeries(m_columns.size());
}

void TimeSeries::replaceFrom(std::size_t column, std::size_t first,
                             std::span<const double> values) {
    truncate(m_columns[column], first);
    for (const double v : values)
        push(m_columns[column], v);
}

std::span<const Moment> TimeSeries::breaksBetween(std::size_t row, std::size_t laterRow) const {
    const auto stepOf = [](const Moment& m) { return m[static_cast<std::size_t>(TimeAxis::Step)]; };
    const auto first = std::ranges::lower_bound(m_breaks, time(TimeAxis::Step, row), {}, stepOf);
    const auto end =
        std::ranges::lower_bound(first, m_breaks.end(), time(TimeAxis::Step, laterRow), {}, stepOf);
    return {first, end};
}

std::optional<std::size_t> TimeSeries::nearest(TimeAxis axis, double time) const {
    const auto& t = times(axis);
    if (t.empty())
        return std::nullopt;
    const auto above = std::lower_bound(t.begin(), t.end(), time);
    if (above == t.begin())
        return 0;
    const auto row = static_cast<std::size_t>(above - t.begin());
    if (above == t.end() || time - *(above - 1) < *above - time)
        return row - 1;
    return row;
}

TimeSeries::Rows TimeSeries::rows(TimeAxis axis, double lower, double upper) const {
    const auto& t = times(axis);
    const auto first = std::lower_bound(t.begin(), t.end(), lower);
    const auto end = std::upper_bound(first, t.end(), upper);
    return {static_cast<std::size_t>(first - t.begin()) - (first != t.begin() ? 1 : 0),
            static_cast<std::size_t>(end - t.begin()) + (end != t.end() ? 1 : 0)};
}

std::optional<TimeSeries::Range> TimeSeries::extremes(std::size_t column, Rows rows) const {
    if (rows.count() == 0)
        return std::nullopt;
    const Column& c = m_columns[column];
    const Extremes e = extremesOf(c, rows);
    if (std::isnan(c.values[e.low]))
        return std::nullopt;
    return Range{c.values[e.low], c.values[e.high]};
}

std::vector<std::size_t> TimeSeries::thinned(TimeAxis axis, std::size_t column, double lower,
                                             double upper, std::size_t pixels) const {
    const Rows view = rows(axis, lower, upper);
    std::vector<std::size_t> result;
    if (view.count() <= 2 * pixels) {
        result.resize(view.count());
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = view.first + i;
        return result;
    }
    const auto& t = times(axis);
    result.reserve(2 * pixels + 2);
    std::size_t row = view.first;
    for (std::size_t pixel = 1; pixel <= pixels && row < view.end; ++pixel) {
        const double edge = lower + (upper - lower) * double(pixel) / double(pixels);
        const auto from = t.begin() + std::ptrdiff_t(row);
        const auto to = t.begin() + std::ptrdiff_t(view.end);
        // The last pixel takes what is left, with the one row beyond the view.
        const auto end = pixel == pixels ? to : std::upper_bound(from, to, edge);
        if (end == from)
            continue;
        const Rows stretch{row, static_cast<std::size_t>(end - t.begin())};
        const Extremes e = extremesOf(m_columns[column], stretch);
        result.push_back(std::min(e.low, e.high));
        if (e.low != e.high)
            result.push_back(std::max(e.low, e.high));
        row = stretch.end;
    }
    return result;
}

void TimeSeries::push(Column& column, double value) {
    const auto row = static_cast<std::uint32_t>(column.values.size());
    column.values.push_back(value);
    for (std::size_t level = 0; level < kLevels; ++level) {
        auto& entries = column.pyramid[level];
        if (row >> levelBits(level) == entries.size())
            entries.push_back({row, row});
        else
            widen(column, entries.back(), {row, row});
    }
}

/// Leaves the first `rows` rows. Of each level the entry that they end in is made anew, out of the
/// level below.
void TimeSeries::truncate(Column& column, std::size_t rows) {
    column.values.resize(rows);
    for (std::size_t level = 0; level < kLevels; ++level) {
        auto& entries = column.pyramid[level];
        const std::size_t whole = rows >> levelBits(level);
        entries.resize(whole);
        const std::size_t start = whole << levelBits(level);
        if (start == rows)
            continue;
        const auto first = static_cast<std::uint32_t>(start);
        Extremes last{first, first};
        if (level == 0) {
            for (auto row = first; row < rows; ++row)
                widen(column, last, {row, row});
        } else {
            const auto& below = column.pyramid[level - 1];
            for (std::size_t i = start >> levelBits(level - 1); i < below.size(); ++i)
                widen(column, last, below[i]);
        }
        entries.push_back(last);
    }
}

/// `other` lies behind `extremes`. The first of equal smallest and the last of equal largest values
/// count, so that the extremes of a column that only grows are its ends. What is not known counts
/// only where nothing is.
void TimeSeries::widen(const Column& column, Extremes& extremes, Extremes other) {
    const double low = column.values[extremes.low];
    const double high = column.values[extremes.high];
    if (std::isnan(low) || column.values[other.low] < low)
        extremes.low = other.low;
    if (std::isnan(high) || column.values[other.high] >= high)
        extremes.high = other.high;
}

TimeSeries::Extremes TimeSeries::extremesOf(const Column& column, Rows rows) {
    const auto first = static_cast<std::uint32_t>(rows.first);
    Extremes result{first, first};
    std::size_t row = rows.first;
    while (row < rows.end) {
        std::size_t bits = 0;
        for (std::size_t level = kLevels; level-- > 0;) {
            const std::size_t length = std::size_t{1} << levelBits(level);
            if (row % length == 0 && row + length <= rows.end) {
                bits = levelBits(level);
                widen(column, result, column.pyramid[level][row >> bits]);
                break;
            }
        }
        if (bits == 0) {
            const auto single = static_cast<std::uint32_t>(row);
            widen(column, result, {single, single});
        }
        row += std::size_t{1} << bits;
    }
    return result;
}

}  // namespace obscura
