// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/PlotSpec.h"
#include "widgets/plots/TimeSeries.h"

#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace obscura {

/// Everything that one run has recorded, as the plots show it: a series for each of runPlotSpecs(),
/// with a column for each of its curves.
class RunSeries {
public:
    RunSeries();
    RunSeries(const RunSeries& other) = default;
    /// In place: plots refer to the series.
    RunSeries& operator=(const RunSeries& other);

    void clear();
    void add(const std::vector<StepRecord>& records);
    void add(const std::vector<EvaluationRecord>& records);
    /// After so many steps a surrogate was given another rank. Precondition: their records have
    /// been added.
    void noteRankChange(std::int64_t step);

    /// A smoothed curve is the mean over so many steps, half of them before and half behind each:
    /// see smoothed(). 1 leaves it as it is.
    void setSmoothing(int steps);
    int smoothing() const { return m_smoothing; }

    /// That of one of runPlotSpecs(); it stays where it is as long as this does.
    const TimeSeries& of(const PlotSpec& plot) const;

    /// When that step was done; nothing where no step was recorded. Before the first step it is
    /// that.
    std::optional<Moment> momentOf(std::int64_t step) const;
    bool isEmpty() const;
    /// The latest moment of all, on that axis; 0 when nothing was recorded.
    double latest(TimeAxis axis) const;

private:
    /// What reads each curve's value from a record; nullptr where that has none.
    template <class Record>
    using Readers = std::vector<double (*)(const Record&)>;

    struct PlotSeries {
        explicit PlotSeries(const PlotSpec& spec);
        /// Whether it has taken the record.
        template <class Record>
        bool add(const Moment& at, const Record& record, bool isInspection);
        void smoothFrom(std::size_t row, int steps);

        const PlotSpec* plot;
        std::tuple<Readers<StepRecord>, Readers<EvaluationRecord>> readers;
        TimeSeries rows;
    };

    template <class Record>
    void addAll(std::span<const Record> records);

    std::vector<PlotSeries> m_all;
    int m_smoothing = 20;
};

}  // namespace obscura
