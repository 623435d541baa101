// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

namespace obscura {

class ParameterDriftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void driftsAsARandomWalk();
};

void ParameterDriftTest::driftsAsARandomWalk() {
    constexpr Index kCount = 20000;
    constexpr float kDeviation = 0.01f;
    Bench bench(1, openLayout(kCount, 1), {.drift = kDeviation});
    const Vector omega = Vector::Zero(kCount);
    QVERIFY(bench.programmed(omega) == omega);
    Vector before = omega;
    double time = 0;
    for (const double seconds : {1.0, 3.0, 0.25, 100.0}) {
        bench.device->elapse(seconds);
        time += seconds;
        const Vector now = bench.record.omega;
        compareWithNormal((now - before).cast<double>().array(), 0.01 * std::sqrt(seconds));
        compareWithNormal(now.cast<double>().array(), 0.01 * std::sqrt(time));
        before = now;
    }
    // Writing anew does not undo it, and without time nothing moves.
    QVERIFY(bench.programmed(omega) == before);
    // Many short steps wander as far as one long one.
    Bench steps(1, openLayout(kCount, 1), {.drift = kDeviation}, 2);
    steps.programmed(omega);
    for (int i = 0; i < 50; ++i) {
        steps.device->elapse(0.02);
    }
    compareWithNormal(steps.record.omega.cast<double>().array(), 0.01);
}

}  // namespace obscura

GUILESS_TEST(obscura::ParameterDriftTest)
#include "ParameterDriftTest.moc"
