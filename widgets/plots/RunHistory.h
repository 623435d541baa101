// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"
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
    /// After so many steps a surrogate was given another rank. Precondition: their records have
    /// been added.
    void noteRankChange(std::int64_t step);

    /// The smoothed loss is the mean over so many steps, half of them before and half behind each:
    /// see smoothed(). 1 leaves the loss as it is.
    void setSmoothing(int steps);
    int smoothing() const { return m_smoothing; }

    const TimeSeries& loss() const { return m_loss; }          ///< of a batch; smoothed
    const TimeSeries& accuracy() const { return m_accuracy; }  ///< 0 … 1
    /// Of the surrogate; the best possible at its rank, where it was measured.
    const TimeSeries& surrogateError() const { return m_surrogateError; }
    const TimeSeries& gradientCosines() const { return m_cosines; }  ///< −1 … 1
    const TimeSeries& normRatio() const { return m_normRatio; }      ///< of the parameter gradient
    const TimeSeries& queries() const { return m_queries; }  ///< since the start, by kPurposes

    bool isEmpty() const { return m_loss.size() == 0 && m_accuracy.size() == 0; }
    /// The latest moment of all, on that axis; 0 when nothing was recorded.
    double latest(TimeAxis axis) const;

private:
    void addFidelity(const Moment& at, const StepRecord& record);
    void addQueries(const Moment& at, const Ledger& ledger);
    void smoothFrom(std::size_t row);

    TimeSeries m_loss{2};
    TimeSeries m_accuracy{1};
    TimeSeries m_surrogateError{2};
    TimeSeries m_cosines{2};
    TimeSeries m_normRatio{1};
    TimeSeries m_queries{kPurposes.size()};
    int m_smoothing = 20;
};

}  // namespace obscura
