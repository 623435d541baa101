// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace obscura {

/// What a run's progress can be measured in. All of them grow, or stand still, from row to row.
/// Queries and device time are those of training; the last three count evaluation and inspection
/// too.
enum class TimeAxis {
    Step,
    Epoch,
    Seconds,
    Queries,
    DeviceTime,
    AllQueries,
    AllDeviceTime,
    AllDeviceEnergy
};

inline constexpr std::array kTimeAxes = {
    TimeAxis::Step,       TimeAxis::Epoch,      TimeAxis::Seconds,       TimeAxis::Queries,
    TimeAxis::DeviceTime, TimeAxis::AllQueries, TimeAxis::AllDeviceTime, TimeAxis::AllDeviceEnergy};

/// One moment of a run on each of the axes.
using Moment = std::array<double, kTimeAxes.size()>;

/// Quantities recorded over a run: rows in order of time, with one or more columns of values.
///
/// Extremes are kept in a pyramid over the rows, so that a view of any part of a million rows is
/// thinned to a few points per pixel in about a millisecond, and no peak is lost by it.
///
/// However long the run, it holds at most kMostRows: when there are as many, the older half is
/// thinned to half of its rows or less, again without losing a peak.
class TimeSeries {
public:
    static constexpr std::size_t kMostRows = std::size_t{1} << 20;

    struct Range {
        double lower;
        double upper;
    };
    /// Rows first, first+1, … end−1.
    struct Rows {
        std::size_t first;
        std::size_t end;
        std::size_t count() const { return end - first; }
    };

    explicit TimeSeries(std::size_t columns = 1);

    std::size_t size() const { return m_times[0].size(); }
    std::size_t columns() const { return m_columns.size(); }
    double time(TimeAxis axis, std::size_t row) const { return times(axis)[row]; }
    double value(std::size_t column, std::size_t row) const {
        return m_columns[column].values[row];
    }
    std::span<const double> values(std::size_t column) const { return m_columns[column].values; }

    /// Adds a row. What is not finite is not known at that moment and becomes NaN. A row that knows
    /// nothing is kept, so that no line leads over it, but not in front of all others.
    /// Precondition: no entry of `at` is below that of the row before.
    void append(const Moment& at, std::span<const double> values);
    void clear();
    /// So many rows at the head no longer stand for one record each.
    std::size_t thinnedRows() const { return m_thinnedRows; }
    /// Replaces the last values of one column, from row `first` on. Precondition: they end with the
    /// last row.
    void replaceFrom(std::size_t column, std::size_t first, std::span<const double> values);

    /// From the next row on something else is measured: no line leads over `at`.
    void breakAt(const Moment& at) { m_breaks.push_back(at); }
    /// The breaks between two rows, in order of time.
    std::span<const Moment> breaksBetween(std::size_t row, std::size_t laterRow) const;

    /// The row nearest to `time`; nothing when there are no rows.
    std::optional<std::size_t> nearest(TimeAxis axis, double time) const;
    /// The rows from `lower` to `upper`, with one more on either side, so that a line drawn through
    /// them leaves the view.
    Rows rows(TimeAxis axis, double lower, double upper) const;
    /// Smallest and largest known value of a column in these rows; nothing when there are none.
    std::optional<Range> extremes(std::size_t column, Rows rows) const;

    /// The rows to draw a column from `lower` to `upper` on `pixels` columns of pixels: all of them
    /// when they are few, else the ones with the smallest and the largest value of each pixel
    /// column. For a column that only grows these are the first and the last row of each.
    std::vector<std::size_t> thinned(TimeAxis axis, std::size_t column, double lower, double upper,
                                     std::size_t pixels) const;

private:
    static constexpr std::size_t kLevels = 6;

    /// Rows with the smallest and the largest value of a stretch of rows.
    struct Extremes {
        std::uint32_t low;
        std::uint32_t high;
    };
    struct Column {
        std::vector<double> values;
        /// Level l holds one entry for each 16^(l+1) rows, the last one possibly of fewer.
        std::array<std::vector<Extremes>, kLevels> pyramid;
    };

    const std::vector<double>& times(TimeAxis axis) const {
        return m_times[static_cast<std::size_t>(axis)];
    }
    void thinOlderHalf();
    void keepOfStretch(Rows stretch, std::vector<std::size_t>& kept) const;
    static void push(Column& column, double value);
    static void truncate(Column& column, std::size_t rows);
    static void widen(const Column& column, Extremes& extremes, Extremes other);
    static Extremes extremesOf(const Column& column, Rows rows);

    std::array<std::vector<double>, kTimeAxes.size()> m_times;
    std::vector<Column> m_columns;
    std::vector<Moment> m_breaks;  ///< in order of time
    std::size_t m_thinnedRows = 0;
};

}  // namespace obscura
