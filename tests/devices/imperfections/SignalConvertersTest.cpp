// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

namespace obscura {

class SignalConvertersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsSignals_data();
    void roundsSignals();
    void keepsZeroAndPeak();
    void tellsTheSignWithOneBit();
    void clipsSignals();
};

void SignalConvertersTest::roundsSignals_data() {
    QTest::addColumn<bool>("input");
    QTest::addColumn<double>("limit");
    QTest::newRow("input, fixed scale") << true << 5.0;
    QTest::newRow("input, scaled to the query") << true << 0.0;
    QTest::newRow("output, fixed scale") << false << 5.0;
    QTest::newRow("output, scaled to the answer") << false << 0.0;
}

void SignalConvertersTest::roundsSignals() {
    QFETCH(bool, input);
    QFETCH(double, limit);
    const auto scale = static_cast<float>(limit);
    const auto settings = input ? ImperfectionSettings{.inputBits = 8, .inputLimit = scale}
                                : ImperfectionSettings{.outputBits = 8, .outputLimit = scale};
    constexpr Index kSize = 1000;
    Bench bench(kSize, openLayout(1, kSize), settings);
    bench.programmed(Vector::Zero(1));
    Matrix x = randomMatrix(20, kSize, 6);
    for (Index b = 0; b < x.rows(); ++b) {
        x.row(b) *= 1 / x.row(b).lpNorm<Eigen::Infinity>();
        if (limit == 0) {
            x.row(b) *= static_cast<float>(b + 1);
        }
    }
    const Matrix y = bench.answer(x);
    QCOMPARE(bench.record.x == x, !input);
    Matrix errors = y - x;
    double lsb = limit / 127;
    if (limit == 0) {
        for (Index b = 0; b < x.rows(); ++b) {
            errors.row(b) /= static_cast<float>(b + 1);
        }
        lsb = 1.0 / 127;
    }
    compareWithRounding(errors.reshaped().cast<double>().array(), lsb);
    QCOMPARE(bench.device->clipped(), ClippedCounts{});
}

void SignalConvertersTest::keepsZeroAndPeak() {
    Bench bench(4, openLayout(1, 4), {.inputBits = 8});
    bench.programmed(Vector::Zero(1));
    Matrix x(3, 4);
    x << 0, 3, 0, 1,  // a ReLU's output
        0, 0, 0, 0,   // darkness
        -7, 0, 7, 0;
    const Matrix y = bench.answer(x);
    QVERIFY((x.array() == 0).select(y.array().abs(), 0).maxCoeff() < kRounding);
    QCOMPARE(y(0, 1), 3.0f);
    QCOMPARE(y(2, 0), -7.0f);
    QCOMPARE(y(2, 2), 7.0f);
}

void SignalConvertersTest::tellsTheSignWithOneBit() {
    Bench bench(4, openLayout(1, 4), {.outputBits = 1, .outputLimit = 2});
    bench.programmed(Vector::Zero(1));
    Matrix x(1, 4);
    x << 0.5f, -0.1f, 1.9f, -9;
    Matrix expected(1, 4);
    expected << 2, -2, 2, -2;
    compareMatrices(bench.answer(x), expected, kRounding);
}

void SignalConvertersTest::clipsSignals() {
    Bench bench(3, openLayout(1, 3), {.inputLimit = 2, .outputLimit = 1});
    QCOMPARE(bench.device->inputLimit(), 2.0f);
    bench.programmed(Vector::Zero(1));
    Matrix x(2, 3);
    x << 0.5f, -3, 2, 2.5f, -1.5f, 1;
    Matrix sent(2, 3);
    sent << 0.5f, -2, 2, 2, -1.5f, 1;
    Matrix expected(2, 3);
    expected << 0.5f, -1, 1, 1, -1, 1;
    QVERIFY(bench.answer(x) == expected);
    QVERIFY(bench.record.x == sent);
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.inputs = 2, .outputs = 4}));
    bench.device->setActive(false);
    QVERIFY(std::isinf(bench.device->inputLimit()));
}

}  // namespace obscura

GUILESS_TEST(obscura::SignalConvertersTest)
#include "SignalConvertersTest.moc"
