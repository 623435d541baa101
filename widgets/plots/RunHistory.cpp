// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunHistory.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

template <class Record>
Moment momentOf(const Record& record) {
    const Usage used = record.ledger.total();
    return {double(record.step), record.epoch, record.seconds, double(used.queries), used.seconds};
}

}  // namespace

double RunHistory::Average::next(double value, int steps) {
    const double keep = 1.0 - 1.0 / steps;
    sum = keep * sum + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    return sum / weight;
}

void RunHistory::clear() {
    m_loss.clear();
    m_accuracy.clear();
    m_surrogateError.clear();
    m_cosines.clear();
    m_normRatio.clear();
    m_queries.clear();
    m_average = {};
}

void RunHistory::add(const std::vector<StepRecord>& records) {
    for (const StepRecord& record : records) {
        const Moment at = momentOf(record);
        if (std::isfinite(record.loss)) {
            const std::array row{record.loss, m_average.next(record.loss, m_smoothing)};
            m_loss.append(at, row);
        }
        m_surrogateError.append(at, std::array{record.surrogateError, record.bestSurrogateError});
        m_cosines.append(at,
                         std::array{record.inputGradientCosine, record.parameterGradientCosine});
        m_normRatio.append(at, std::array{record.parameterGradientNormRatio});
        addQueries(at, record.ledger);
    }
}

void RunHistory::add(const std::vector<EvaluationRecord>& records) {
    for (const EvaluationRecord& record : records) {
        const Moment at = momentOf(record);
        m_accuracy.append(at, std::array{record.accuracy});
        addQueries(at, record.ledger);
    }
}

void RunHistory::setSmoothing(int steps) {
    if (steps == m_smoothing)
        return;
    m_smoothing = steps;
    m_average = {};
    std::vector<double> smoothed(m_loss.size());
    for (std::size_t i = 0; i < smoothed.size(); ++i)
        smoothed[i] = m_average.next(m_loss.value(kBatchLoss, i), steps);
    m_loss.setColumn(kSmoothedLoss, std::move(smoothed));
}

double RunHistory::latest(TimeAxis axis) const {
    double result = 0;
    for (const TimeSeries* series : {&m_loss, &m_accuracy, &m_surrogateError, &m_queries}) {
        if (series->size() > 0)
            result = std::max(result, series->time(axis, series->size() - 1));
    }
    return result;
}

/// Steps and evaluations arrive in batches of each; one that comes too late for its place in time
/// is left out, for the row behind it counts its queries as well.
void RunHistory::addQueries(const Moment& at, const Ledger& ledger) {
    if (m_queries.size() > 0) {
        for (const TimeAxis axis : kTimeAxes) {
            if (at[std::size_t(axis)] < m_queries.time(axis, m_queries.size() - 1))
                return;
        }
    }
    std::array<double, kPurposes.size()> row;
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = double(ledger.byPurpose[i].queries);
    m_queries.append(at, row);
}

}  // namespace obscura
