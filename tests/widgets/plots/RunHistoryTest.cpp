// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunHistory.h"

#include "TestProgram.h"

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

}  // namespace

class RunHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smoothingIsTheMeanAroundEachStep() {
        RunHistory history;
        history.setSmoothing(2);
        history.add({stepRecord(1, 2), stepRecord(2, 1)});
        history.add({stepRecord(3, 4), stepRecord(4, 7)});
        const auto at = [&](std::size_t row) {
            return history.loss().value(RunHistory::kSmoothedLoss, row);
        };
        QCOMPARE(at(0), 2.0);
        QVERIFY(std::abs(at(1) - 7.0 / 3) < kTolerance);
        QCOMPARE(at(2), 4.0);
        // The straight line through 1, 4, 7 ends there.
        QVERIFY(std::abs(at(3) - 7) < kTolerance);
    }

    void changingTheSmoothingActsOnThePast() {
        RunHistory later;
        RunHistory before;
        before.setSmoothing(100);
        const std::vector first{stepRecord(1, 3), stepRecord(2, 1)};
        const std::vector second{stepRecord(3, 2)};
        before.add(first);
        before.add(second);
        later.add(first);
        later.setSmoothing(100);
        later.add(second);
        for (std::size_t row = 0; row < 3; ++row)
            QCOMPARE(later.loss().value(RunHistory::kSmoothedLoss, row),
                     before.loss().value(RunHistory::kSmoothedLoss, row));
        later.setSmoothing(1);
        QCOMPARE(later.loss().value(RunHistory::kSmoothedLoss, 2), 2.0);
    }

    void surrogateErrorHoldsOnlyWhatWasMeasured() {
        RunHistory history;
        StepRecord measured = stepRecord(2, 1);
        measured.surrogateError = 0.25;
        history.add({stepRecord(1, 1), measured, stepRecord(3, 1)});
        QCOMPARE(history.surrogateError().size(), std::size_t(1));
        QCOMPARE(history.surrogateError().time(TimeAxis::Step, 0), 2.0);
        QCOMPARE(history.loss().size(), std::size_t(3));
    }

    // What was looked for and not found leaves a gap; what was not looked for leaves nothing.
    void aMeasurementWithoutResultIsKnownAsOne() {
        RunHistory history;
        std::vector<StepRecord> records;
        for (int step = 1; step <= 3; ++step) {
            records.push_back(stepRecord(2 * step - 1, 1));
            StepRecord inspected = stepRecord(2 * step, 1);
            inspected.surrogateError = 0.5;
            inspected.parameterGradientNormRatio = step == 2 ? std::nan("") : 3.0;
            records.push_back(inspected);
        }
        history.add(records);
        QCOMPARE(history.normRatio().size(), std::size_t(3));
        QVERIFY(std::isnan(history.normRatio().value(0, 1)));
        QCOMPARE(history.gradientCosines().size(), std::size_t(0));
    }

    void aRankChangeIsABreakInTheErrors() {
        RunHistory history;
        history.noteRankChange(0);
        std::vector<StepRecord> records;
        for (int step = 1; step <= 5; ++step) {
            records.push_back(stepRecord(step, 1));
            records.back().surrogateError = 0.5;
        }
        history.add(records);
        history.noteRankChange(3);
        const TimeSeries& errors = history.surrogateError();
        QVERIFY(errors.breaksBetween(0, 2).empty() && errors.breaksBetween(3, 4).empty());
        const auto breaks = errors.breaksBetween(2, 3);
        QCOMPARE(breaks.size(), std::size_t(1));
        QCOMPARE(breaks[0][std::size_t(TimeAxis::Epoch)], 0.3);
    }

    void queriesAreThoseOfTraining() {
        RunHistory history;
        StepRecord step = stepRecord(4, 1);
        step.ledger[Purpose::Gradient] = {.queries = 1000, .programmings = 0, .seconds = 2};
        step.ledger[Purpose::Inspection] = {.queries = 70, .programmings = 0, .seconds = 0.5};
        EvaluationRecord evaluation;
        evaluation.step = 4;
        evaluation.ledger = step.ledger;
        evaluation.ledger[Purpose::Evaluation] = {.queries = 200, .programmings = 0, .seconds = 1};
        history.add({step});
        history.add({evaluation});
        // The accuracy lies where training stands.
        QCOMPARE(history.loss().time(TimeAxis::Queries, 0), 1512.0);
        QCOMPARE(history.accuracy().time(TimeAxis::Queries, 0), 1512.0);
        QCOMPARE(history.accuracy().time(TimeAxis::DeviceTime, 0), 2.0);
        QCOMPARE(history.loss().time(TimeAxis::AllQueries, 0), 1582.0);
        QCOMPARE(history.accuracy().time(TimeAxis::AllQueries, 0), 1782.0);
        QCOMPARE(history.accuracy().time(TimeAxis::AllDeviceTime, 0), 3.5);
    }

    void keepsTheGradientsFidelity() {
        RunHistory history;
        StepRecord measured = stepRecord(2, 1);
        measured.surrogateError = 0.5;
        measured.inputGradientCosine = 0.9;
        measured.parameterGradientCosine = 0.1;
        measured.parameterGradientNormRatio = 12;
        StepRecord whole = measured;
        whole.step = 3;
        whole.bestSurrogateError = 0.25;
        history.add({stepRecord(1, 1), measured, whole});
        QCOMPARE(history.surrogateError().size(), std::size_t(2));
        QVERIFY(std::isnan(history.surrogateError().value(RunHistory::kBestError, 0)));
        QCOMPARE(history.surrogateError().value(RunHistory::kBestError, 1), 0.25);
        QCOMPARE(history.gradientCosines().value(RunHistory::kInputCosine, 0), 0.9);
        QCOMPARE(history.gradientCosines().value(RunHistory::kParameterCosine, 0), 0.1);
        QCOMPARE(history.normRatio().value(0, 1), 12.0);
        history.clear();
        QCOMPARE(history.gradientCosines().size() + history.normRatio().size(), std::size_t(0));
    }

    void lateEvaluationsDontTurnTheQueriesBack() {
        RunHistory history;
        history.add({stepRecord(1, 1), stepRecord(2, 1)});
        EvaluationRecord early;
        early.step = 1;
        early.accuracy = 0.5;
        early.ledger[Purpose::Evaluation].queries = 100;
        history.add({early});
        QCOMPARE(history.accuracy().size(), std::size_t(1));
        QCOMPARE(history.queries().size(), std::size_t(2));

        EvaluationRecord last;
        last.step = 2;
        last.epoch = 0.2;
        last.seconds = 0.2;
        last.ledger[Purpose::Forward].queries = 256;
        last.ledger[Purpose::Evaluation].queries = 100;
        history.add({last});
        QCOMPARE(history.queries().size(), std::size_t(3));
        QCOMPARE(history.latest(TimeAxis::Queries), 256.0);
        QCOMPARE(history.latest(TimeAxis::AllQueries), 356.0);
    }

    void clearForgetsEverything() {
        RunHistory history;
        history.add({stepRecord(1, 9)});
        history.clear();
        QCOMPARE(history.latest(TimeAxis::Step), 0.0);
        history.add({stepRecord(1, 1)});
        QCOMPARE(history.loss().value(RunHistory::kSmoothedLoss, 0), 1.0);
    }
};

GUILESS_TEST(RunHistoryTest)
#include "RunHistoryTest.moc"
