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
    void smoothingIsTheCorrectedExponentialAverage() {
        RunHistory history;
        history.setSmoothing(4);
        history.add({stepRecord(1, 2), stepRecord(2, 1), stepRecord(3, 4)});
        // Weights of 2, 1, 4 after three steps with time constant 4: 0.75², 0.75, 1.
        const double expected = (2 * 0.5625 + 1 * 0.75 + 4) / (0.5625 + 0.75 + 1);
        QVERIFY(std::abs(history.loss().value(RunHistory::kSmoothedLoss, 2) - expected) <
                kTolerance);
        QCOMPARE(history.loss().value(RunHistory::kSmoothedLoss, 0), 2.0);
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
        QCOMPARE(history.latest(TimeAxis::Queries), 356.0);
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
