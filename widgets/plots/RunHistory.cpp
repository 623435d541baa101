// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunHistory.h"

#include "widgets/plots/Smoothing.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// What training alone takes: looking at how well it goes is left out.
Usage trainingOf(const Ledger& ledger) {
    Usage usage = ledger.total();
    usage -= ledger[Purpose::Evaluation];
    usage -= ledger[Purpose::Inspection];
    return usage;
}

template <class Record>
Moment momentOf(const Record& record) {
    const Usage all = record.ledger.total();
    const Usage training = trainingOf(record.ledger);
    return {double(record.step), record.epoch,        record.seconds, double(training.queries),
            training.seconds,    double(all.queries), all.seconds};
}

}  // namespace

void RunHistory::clear() {
    for (TimeSeries* const series :
         {&m_loss, &m_accuracy, &m_surrogateError, &m_cosines, &m_normRatio, &m_queries})
        series->clear();
}

void RunHistory::add(const std::vector<StepRecord>& records) {
    const std::size_t before = m_loss.size();
    for (const StepRecord& record : records) {
        const Moment at = momentOf(record);
        if (std::isfinite(record.loss))
            m_loss.append(at, std::array{record.loss, record.loss});
        addFidelity(at, record);
        addQueries(at, record.ledger);
    }
    smoothFrom(before - std::min(before, std::size_t(m_smoothing / 2)));
}

void RunHistory::add(const std::vector<EvaluationRecord>& records) {
    for (const EvaluationRecord& record : records) {
        const Moment at = momentOf(record);
        m_accuracy.append(at, std::array{record.accuracy});
        addQueries(at, record.ledger);
    }
}

/// A step at which nothing was measured leaves no row. One at which only some of it could be
/// measured leaves a gap in the rest.
void RunHistory::addFidelity(const Moment& at, const StepRecord& record) {
    const std::array error{record.surrogateError, record.bestSurrogateError};
    const std::array cosines{record.inputGradientCosine, record.parameterGradientCosine};
    const std::array ratio{record.parameterGradientNormRatio};
    const auto isKnown = [](double value) { return !std::isnan(value); };
    if (std::ranges::none_of(error, isKnown) && std::ranges::none_of(cosines, isKnown) &&
        std::ranges::none_of(ratio, isKnown))
        return;
    m_surrogateError.append(at, error);
    m_cosines.append(at, cosines);
    m_normRatio.append(at, ratio);
}

void RunHistory::noteRankChange(std::int64_t step) {
    const auto row = m_loss.nearest(TimeAxis::Step, double(step));
    if (!row || step < 1)
        return;
    Moment at{};
    for (const TimeAxis axis : kTimeAxes)
        at[std::size_t(axis)] = m_loss.time(axis, *row);
    m_surrogateError.breakAt(at);
}

void RunHistory::setSmoothing(int steps) {
    if (steps == m_smoothing)
        return;
    m_smoothing = steps;
    smoothFrom(0);
}

void RunHistory::smoothFrom(std::size_t row) {
    m_loss.replaceFrom(kSmoothedLoss, row,
                       smoothed(m_loss.values(kBatchLoss), std::size_t(m_smoothing / 2), row));
}

double RunHistory::latest(TimeAxis axis) const {
    double result = 0;
    for (const TimeSeries* series : {&m_loss, &m_accuracy, &m_surrogateError, &m_queries}) {
        if (series->size() > 0)
            result = std::max(result, series->time(axis, series->size() - 1));
    }
    return result;
}

/// A record that comes too late for its place in time, as where all steps are added before the
/// evaluations between them, is left out: the row behind it counts its queries as well.
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
