// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunSeries.h"

#include "TestProgram.h"
#include "widgets/plots/RunPlotSpecs.h"

#include <QtTest>
#include <cmath>

using namespace obscura;

namespace {

StepRecord stepRecord(std::int64_t step, double loss) {
    StepRecord record;
    record.step = step;
    record.epoch = double(step) / 10;
    record.seconds = 0.1 * double(step);
    record.loss = loss;
    record.ledger[Purpose::Forward].queries = 128 * step;
    return record;
}

constexpr double kTolerance = 1e-12;

// Columns of what plots show.
constexpr std::size_t kSmoothed = 1;    ///< of lossSpec()
constexpr std::size_t kBest = 1;        ///< of surrogateErrorSpec()
constexpr std::size_t kInput = 0;       ///< of gradientCosineSpec()
constexpr std::size_t kParameters = 1;  ///< too

}  // namespace

class RunSeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smoothingIsTheMeanAroundEachStep() {
        RunSeries run;
        run.setSmoothing(2);
        run.add({stepRecord(1, 2), stepRecord(2, 1)});
        run.add({stepRecord(3, 4), stepRecord(4, 7)});
        const auto at = [&](std::size_t row) { return run.of(lossSpec()).value(kSmoothed, row); };
        QCOMPARE(at(0), 2.0);
        QVERIFY(std::abs(at(1) - 7.0 / 3) < kTolerance);
        QCOMPARE(at(2), 4.0);
        // The straight line through 1, 4, 7 ends there.
        QVERIFY(std::abs(at(3) - 7) < kTolerance);
    }

    void changingTheSmoothingActsOnThePast() {
        RunSeries later;
        RunSeries before;
        before.setSmoothing(100);
        const std::vector first{stepRecord(1, 3), stepRecord(2, 1)};
        const std::vector second{stepRecord(3, 2)};
        before.add(first);
        before.add(second);
        later.add(first);
        later.setSmoothing(100);
        later.add(second);
        for (std::size_t row = 0; row < 3; ++row)
            QCOMPARE(later.of(lossSpec()).value(kSmoothed, row),
                     before.of(lossSpec()).value(kSmoothed, row));
        later.setSmoothing(1);
        QCOMPARE(later.of(lossSpec()).value(kSmoothed, 2), 2.0);
    }

    void aLongRunStaysSmoothedWhereItIsThinned() {
        constexpr std::int64_t kSteps = std::int64_t(TimeSeries::kMostRows) + 100;
        RunSeries run;
        run.setSmoothing(100);
        std::vector<StepRecord> batch;
        for (std::int64_t step = 1; step <= kSteps; ++step) {
            batch.push_back(stepRecord(step, step % 2 ? 0 : 2));
            if (batch.size() == 70'000 || step == kSteps) {
                run.add(batch);
                batch.clear();
            }
        }
        const TimeSeries& loss = run.of(lossSpec());
        QVERIFY(loss.thinnedRows() > 0);
        for (std::size_t row = 200; row < loss.size() - 1; ++row)
            QVERIFY(std::abs(loss.value(kSmoothed, row) - 1) < 0.1);
        // Of what is thinned another mean can't be known.
        run.setSmoothing(1);
        QVERIFY(std::abs(loss.value(kSmoothed, 300) - 1) < 0.1);
        QCOMPARE(loss.value(kSmoothed, loss.size() - 1), kSteps % 2 ? 0.0 : 2.0);
    }

    void surrogateErrorHoldsOnlyWhatWasMeasured() {
        RunSeries run;
        StepRecord measured = stepRecord(2, 1);
        measured.surrogateError = 0.25;
        run.add({stepRecord(1, 1), measured, stepRecord(3, 1)});
        QCOMPARE(run.of(surrogateErrorSpec()).size(), std::size_t(1));
        QCOMPARE(run.of(surrogateErrorSpec()).time(TimeAxis::Step, 0), 2.0);
        QCOMPARE(run.of(lossSpec()).size(), std::size_t(3));
    }

    // What was looked for and not found leaves a gap; what was not looked for leaves nothing.
    void aMeasurementWithoutResultIsKnownAsOne() {
        RunSeries run;
        std::vector<StepRecord> records;
        for (int step = 1; step <= 3; ++step) {
            records.push_back(stepRecord(2 * step - 1, 1));
            StepRecord inspected = stepRecord(2 * step, 1);
            inspected.surrogateError = 0.5;
            inspected.parameterGradientNormRatio = step == 2 ? std::nan("") : 3.0;
            records.push_back(inspected);
        }
        run.add(records);
        QCOMPARE(run.of(gradientNormSpec()).size(), std::size_t(3));
        QVERIFY(std::isnan(run.of(gradientNormSpec()).value(0, 1)));
        QCOMPARE(run.of(gradientCosineSpec()).size(), std::size_t(0));
    }

    void aRankChangeIsABreakInTheErrors() {
        RunSeries run;
        run.noteRankChange(0);
        std::vector<StepRecord> records;
        for (int step = 1; step <= 5; ++step) {
            records.push_back(stepRecord(step, 1));
            records.back().surrogateError = 0.5;
        }
        run.add(records);
        run.noteRankChange(3);
        const TimeSeries& errors = run.of(surrogateErrorSpec());
        QVERIFY(errors.breaksBetween(0, 2).empty() && errors.breaksBetween(3, 4).empty());
        const auto breaks = errors.breaksBetween(2, 3);
        QCOMPARE(breaks.size(), std::size_t(1));
        QCOMPARE(breaks[0][std::size_t(TimeAxis::Epoch)], 0.3);
    }

    void queriesAreThoseOfTraining() {
        RunSeries run;
        StepRecord step = stepRecord(4, 1);
        step.ledger[Purpose::Gradient] = {.queries = 1000, .programmings = 0, .seconds = 2};
        step.ledger[Purpose::Inspection] = {.queries = 70, .programmings = 0, .seconds = 0.5};
        EvaluationRecord evaluation;
        evaluation.step = 4;
        evaluation.ledger = step.ledger;
        evaluation.ledger[Purpose::Evaluation] = {.queries = 200, .programmings = 0, .seconds = 1};
        run.add({step});
        run.add({evaluation});
        // The accuracy lies where training stands.
        QCOMPARE(run.of(lossSpec()).time(TimeAxis::Queries, 0), 1512.0);
        QCOMPARE(run.of(accuracySpec()).time(TimeAxis::Queries, 0), 1512.0);
        QCOMPARE(run.of(accuracySpec()).time(TimeAxis::DeviceTime, 0), 2.0);
        QCOMPARE(run.of(lossSpec()).time(TimeAxis::AllQueries, 0), 1582.0);
        QCOMPARE(run.of(accuracySpec()).time(TimeAxis::AllQueries, 0), 1782.0);
        QCOMPARE(run.of(accuracySpec()).time(TimeAxis::AllDeviceTime, 0), 3.5);
    }

    void keepsTheGradientsFidelity() {
        RunSeries run;
        StepRecord measured = stepRecord(2, 1);
        measured.surrogateError = 0.5;
        measured.inputGradientCosine = 0.9;
        measured.parameterGradientCosine = 0.1;
        measured.parameterGradientNormRatio = 12;
        StepRecord whole = measured;
        whole.step = 3;
        whole.bestSurrogateError = 0.25;
        run.add({stepRecord(1, 1), measured, whole});
        QCOMPARE(run.of(surrogateErrorSpec()).size(), std::size_t(2));
        QVERIFY(std::isnan(run.of(surrogateErrorSpec()).value(kBest, 0)));
        QCOMPARE(run.of(surrogateErrorSpec()).value(kBest, 1), 0.25);
        QCOMPARE(run.of(gradientCosineSpec()).value(kInput, 0), 0.9);
        QCOMPARE(run.of(gradientCosineSpec()).value(kParameters, 0), 0.1);
        QCOMPARE(run.of(gradientNormSpec()).value(0, 1), 12.0);
        run.clear();
        QCOMPARE(run.of(gradientCosineSpec()).size() + run.of(gradientNormSpec()).size(),
                 std::size_t(0));
    }

    void lateEvaluationsDontTurnTheQueriesBack() {
        RunSeries run;
        run.add({stepRecord(1, 1), stepRecord(2, 1)});
        EvaluationRecord early;
        early.step = 1;
        early.accuracy = 0.5;
        early.ledger[Purpose::Evaluation].queries = 100;
        run.add({early});
        QCOMPARE(run.of(accuracySpec()).size(), std::size_t(1));
        QCOMPARE(run.of(queriesSpec()).size(), std::size_t(2));

        EvaluationRecord last;
        last.step = 2;
        last.epoch = 0.2;
        last.seconds = 0.2;
        last.ledger[Purpose::Forward].queries = 256;
        last.ledger[Purpose::Evaluation].queries = 100;
        run.add({last});
        QCOMPARE(run.of(queriesSpec()).size(), std::size_t(3));
        QCOMPARE(run.latest(TimeAxis::Queries), 256.0);
        QCOMPARE(run.latest(TimeAxis::AllQueries), 356.0);
    }

    // Plots refer to its series.
    void copiesStayInTheirPlace() {
        RunSeries run;
        RunSeries last;
        const TimeSeries& loss = last.of(lossSpec());
        run.add({stepRecord(1, 3), stepRecord(2, 1)});
        last = run;
        run.clear();
        QCOMPARE(&last.of(lossSpec()), &loss);
        QCOMPARE(loss.size(), std::size_t(2));
        QVERIFY(run.isEmpty() && !last.isEmpty());
    }

    // What a quantity holds is read through the table, whichever it is.
    void eachPlotShowsItsQuantities() {
        for (const PlotSpec& plot : runPlotSpecs()) {
            RunSeries run;
            StepRecord step = stepRecord(3, 0.5);
            step.surrogateError = 0.25;
            step.bestSurrogateError = 0.125;
            step.inputGradientCosine = 0.75;
            step.parameterGradientCosine = 0.625;
            step.parameterGradientNormRatio = 8;
            EvaluationRecord evaluation;
            evaluation.step = 3;
            evaluation.epoch = step.epoch;
            evaluation.seconds = step.seconds;
            evaluation.accuracy = 0.875;
            evaluation.error = 0.25;
            evaluation.ledger = step.ledger;
            run.add({step});
            run.add({evaluation});
            const TimeSeries& rows = run.of(plot);
            QCOMPARE(rows.columns(), plot.curves.size());
            for (std::size_t i = 0; i < plot.curves.size(); ++i) {
                const std::string_view id = plot.curves[i].quantity->id;
                const auto* const ofStep = findQuantity<StepRecord>(id);
                const double value =
                    ofStep ? ofStep->of(step) : findQuantity<EvaluationRecord>(id)->of(evaluation);
                QCOMPARE(rows.value(i, 0), value);
            }
        }
    }

    void clearForgetsEverything() {
        RunSeries run;
        run.add({stepRecord(1, 9)});
        run.clear();
        QCOMPARE(run.latest(TimeAxis::Step), 0.0);
        run.add({stepRecord(1, 1)});
        QCOMPARE(run.of(lossSpec()).value(kSmoothed, 0), 1.0);
    }
};

GUILESS_TEST(RunSeriesTest)
#include "RunSeriesTest.moc"
