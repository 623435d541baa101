// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Records.h"
#include "widgets/plots/TimeSeries.h"

#include <vector>

namespace obscura {

/// Everything that one run has recorded, as the plots show it.
class RunHistory {
public:
    /// Columns of loss().
    static constexpr std::size_t kBatchLoss = 0;
    static constexpr std::size_t kSmoothedLoss = 1;
    /// Columns of surrogateError().
    static constexpr std::size_t kError = 0;
    static constexpr std::size_t kBestError = 1;
    /// Columns of gradientCosines().
    static constexpr std::size_t kInputCosine = 0;
    static constexpr std::size_t kParameterCosine = 1;

    void clear();
    void add(const std::vector<StepRecord>& records);
    void add(const std::vector<EvaluationRecord>& records);

    /// The smoothed loss is an exponential moving average with this time constant, in steps;
    /// 1 leaves the loss as it is. Corrected for its start, as Adam's moments are.
    void setSmoothing(int steps);
    int smoothing() const { return m_smoothing; }

    const TimeSeries& loss() const { return m_loss; }          ///< of a batch; smoothed
    const TimeSeries& accuracy() const { return m_accuracy; }  ///< 0 … 1
    /// Of the surrogate; the best possible at its rank, where it was measured.
    const TimeSeries& surrogateError() const { return m_surrogateError; }
    const TimeSeries& gradientCosines() const { return m_cosines; }  ///< −1 … 1
    const TimeSeries& normRatio() const { return m_normRatio; }      ///< of the parameter gradient
    const TimeSeries& queries() const { return m_queries; }  ///< since the start, by kPurposes

    /// The latest moment of all, on that axis; 0 when nothing was recorded.
    double latest(TimeAxis axis) const;

private:
    /// The running state of the average.
    struct Average {
        double sum = 0;
        double weight = 0;
        double next(double value, int steps);
    };
    void addQueries(const Moment& at, const Ledger& ledger);

    TimeSeries m_loss{2};
    TimeSeries m_accuracy{1};
    TimeSeries m_surrogateError{2};
    TimeSeries m_cosines{2};
    TimeSeries m_normRatio{1};
    TimeSeries m_queries{kPurposes.size()};
    Average m_average;
    int m_smoothing = 20;
};

}  // namespace obscura
