// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

namespace obscura {

class ReadNoiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWithNoise_data();
    void readsWithNoise();
    void noiseDoesNotDependOnBatches();
    void tellsItsNoiseLevel();
};

void ReadNoiseTest::readsWithNoise_data() {
    QTest::addColumn<double>("relative");
    QTest::addColumn<double>("absolute");
    QTest::newRow("relative") << 0.05 << 0.0;
    QTest::newRow("absolute") << 0.0 << 0.1;
    QTest::newRow("both") << 0.05 << 0.1;
}

void ReadNoiseTest::readsWithNoise() {
    QFETCH(double, relative);
    QFETCH(double, absolute);
    constexpr Index kSize = 1000;
    Bench bench(kSize, openLayout(1, kSize),
                {.readNoise = static_cast<float>(relative),
                 .readNoiseAbsolute = static_cast<float>(absolute)});
    bench.programmed(Vector::Zero(1));
    Matrix x = randomMatrix(40, kSize, 6);
    for (Index b = 0; b < x.rows(); ++b) {
        x.row(b) *= 0.1f * static_cast<float>(b + 1);
    }
    const auto noise = [&]() -> Eigen::ArrayXd {
        Matrix errors = bench.answer(x) - x;
        for (Index b = 0; b < x.rows(); ++b) {
            const double rms = static_cast<double>(x.row(b).norm()) / std::sqrt(1.0 * kSize);
            errors.row(b) /= static_cast<float>(std::hypot(relative * rms, absolute));
        }
        return errors.reshaped().cast<double>().array();
    };
    const Eigen::ArrayXd first = noise();
    const Eigen::ArrayXd second = noise();
    compareWithNormal(first, 1);
    compareWithNormal(second, 1);
    const auto count = static_cast<double>(first.size());
    QVERIFY(std::abs((first * second).mean()) < kStandardErrors / std::sqrt(count));
}

void ReadNoiseTest::noiseDoesNotDependOnBatches() {
    const Matrix x = randomMatrix(6, 5, 6);
    const auto readIn = [&](Index rows, std::uint64_t seed) {
        Bench bench(5, openLayout(1, 5), {.readNoise = 0.1f}, seed);
        bench.programmed(Vector::Zero(1));
        Matrix y(6, 5);
        for (Index first = 0; first < 6; first += rows) {
            y.middleRows(first, rows) = bench.answer(x.middleRows(first, rows));
        }
        return y;
    };
    QVERIFY(readIn(6, 1) == readIn(1, 1));
    QVERIFY(readIn(6, 1) == readIn(2, 1));
    QVERIFY(readIn(6, 1) != readIn(6, 2));
}

void ReadNoiseTest::tellsItsNoiseLevel() {
    const auto level = [](const ImperfectionSettings& settings) {
        return Bench(1, openLayout(1, 1), settings).device->noiseLevel();
    };
    QCOMPARE(level({}).relative, 0.0f);
    QCOMPARE(level({.readNoise = 0.01f}).relative, 0.01f);
    QCOMPARE(level({.readNoiseAbsolute = 0.02f}).absolute, 0.02f);
    const float rounding = 2.0f / 127 / std::sqrt(12.0f);
    const NoiseLevel both =
        level({.outputBits = 8, .outputLimit = 2, .readNoise = 0.01f, .readNoiseAbsolute = 0.02f});
    QCOMPARE(both.absolute, std::hypot(0.02f, rounding));
    QCOMPARE(both.relative, 0.01f);
    // Scaled to each answer, rounding grows with it: for normal outputs about as estimated.
    constexpr Index kSize = 300;
    Bench bench(kSize, openLayout(1, kSize), {.outputBits = 6});
    bench.programmed(Vector::Zero(1));
    const Matrix x = randomMatrix(50, kSize, 6);
    const float measured = (bench.answer(x) - x).norm() / x.norm();
    QVERIFY(std::abs(measured / bench.device->noiseLevel().relative - 1) < 0.15f);
    bench.device->setActive(false);
    QCOMPARE(bench.device->noiseLevel().relative, 0.0f);
}

}  // namespace obscura

GUILESS_TEST(obscura::ReadNoiseTest)
#include "ReadNoiseTest.moc"
