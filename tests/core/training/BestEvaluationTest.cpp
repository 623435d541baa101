// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/BestEvaluation.h"

#include "TestProgram.h"

#include <QtTest>

#include <cmath>

using namespace obscura;

namespace {

EvaluationRecord evaluation(double loss, double validationLoss = NAN) {
    EvaluationRecord record;
    record.loss = loss;
    record.validationLoss = validationLoss;
    return record;
}

}  // namespace

class BestEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastWhereThereIsNoValidationSet() {
        BestEvaluation best;
        for (const double loss : {1.0, 2.0, 0.5})
            QVERIFY(best.note(evaluation(loss)));
        QVERIFY(!best.leastValidationLoss());
    }

    void theLeastValidationLossElse() {
        BestEvaluation best;
        const auto note = [&](double loss) { return best.note(evaluation(1, loss)); };
        QVERIFY(note(1.0));
        QVERIFY(!note(1.5));
        QVERIFY(note(0.7));
        QVERIFY(!note(0.7));
        QCOMPARE(best.leastValidationLoss(), std::optional(0.7));
    }
};

GUILESS_TEST(BestEvaluationTest)
#include "BestEvaluationTest.moc"
