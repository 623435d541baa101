// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/GroupMean.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

/// A run's value at `time`, which is neither before its first nor behind its last row.
double valueAt(const TimeSeries& run, TimeAxis axis, double time) {
    const TimeSeries::Rows rows = run.rows(axis, time, time);
    for (std::size_t row = rows.first; row < rows.end; ++row) {
        if (run.time(axis, row) == time)
            return run.value(0, row);
    }
    std::size_t next = rows.first;
    while (next < rows.end && run.time(axis, next) < time)
        ++next;
    if (next == rows.first || next == rows.end)
        return std::numeric_limits<double>::quiet_NaN();
    const double from = run.time(axis, next - 1);
    const double share = (time - from) / (run.time(axis, next) - from);
    return std::lerp(run.value(0, next - 1), run.value(0, next), share);
}

bool haveSameTimes(std::span<const TimeSeries* const> runs, TimeAxis axis, TimeSeries::Rows rows) {
    return std::ranges::all_of(runs, [&](const TimeSeries* run) {
        if (run->size() < rows.end)
            return false;
        for (std::size_t row = rows.first; row < rows.end; ++row) {
            if (run->time(axis, row) != runs.front()->time(axis, row))
                return false;
        }
        return true;
    });
}

std::vector<double> momentsOf(std::span<const TimeSeries* const> runs, TimeAxis axis, double lower,
                              double upper, std::size_t points) {
    for (const TimeSeries* const run : runs) {
        if (run->size() == 0)
            return {};
        lower = std::max(lower, run->time(axis, 0));
        upper = std::min(upper, run->time(axis, run->size() - 1));
    }
    if (!(lower <= upper))
        return {};
    std::vector<double> moments;
    const TimeSeries& first = *runs.front();
    TimeSeries::Rows rows = first.rows(axis, lower, upper);
    while (rows.count() > 0 && first.time(axis, rows.first) < lower)
        ++rows.first;
    while (rows.count() > 0 && first.time(axis, rows.end - 1) > upper)
        --rows.end;
    if (rows.count() <= points && haveSameTimes(runs, axis, rows)) {
        for (std::size_t row = rows.first; row < rows.end; ++row)
            moments.push_back(first.time(axis, row));
        return moments;
    }
    for (std::size_t i = 0; i < points; ++i)
        moments.push_back(std::lerp(lower, upper, double(i) / double(std::max(points, 2ul) - 1)));
    return moments;
}

}  // namespace

GroupMean groupMean(std::span<const TimeSeries* const> runs, TimeAxis axis, double lower,
                    double upper, std::size_t points) {
    GroupMean group;
    if (runs.empty())
        return group;
    group.times = momentsOf(runs, axis, lower, upper, points);
    const double count = double(runs.size());
    for (const double time : group.times) {
        std::vector<double> values;
        for (const TimeSeries* const run : runs)
            values.push_back(valueAt(*run, axis, time));
        double mean = 0;
        for (const double value : values)
            mean += value / count;
        double squares = 0;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        group.means.push_back(mean);
        group.deviations.push_back(values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0);
    }
    return group;
}

}  // namespace obscura
