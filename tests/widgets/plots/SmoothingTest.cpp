// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/Smoothing.h"

#include "TestProgram.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace obscura;

namespace {

constexpr double kSmoothTolerance = 1e-12;

double line(std::size_t i) {
    return 3 - 0.25 * double(i);
}

}  // namespace

class SmoothingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStraightLineStays_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("half");
        QTest::newRow("one value") << 1 << 10;
        QTest::newRow("two") << 2 << 10;
        QTest::newRow("fewer than a window") << 15 << 10;
        QTest::newRow("many") << 300 << 10;
        QTest::newRow("no smoothing") << 30 << 0;
    }

    void aStraightLineStays() {
        QFETCH(int, count);
        QFETCH(int, half);
        std::vector<double> values;
        for (std::size_t i = 0; i < std::size_t(count); ++i)
            values.push_back(line(i));
        const auto result = smoothed(values, std::size_t(half));
        QCOMPARE(result.size(), values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(result[i] - values[i]) < kSmoothTolerance * double(count));
    }

    // Averaged over many runs, the curve is the line at each of its points, the first included.
    void noiseAboutALineIsAveragedWithoutBias() {
        constexpr std::size_t kCount = 60;
        constexpr int kRuns = 4000;
        std::mt19937 random(7);
        std::normal_distribution<double> normal;
        std::vector<double> sums(kCount, 0.0);
        for (int run = 0; run < kRuns; ++run) {
            std::vector<double> values;
            for (std::size_t i = 0; i < kCount; ++i)
                values.push_back(line(i) + normal(random));
            const auto result = smoothed(values, 10);
            for (std::size_t i = 0; i < kCount; ++i)
                sums[i] += result[i];
        }
        const double fourErrors = 4 / std::sqrt(double(kRuns));
        for (std::size_t i = 0; i < kCount; ++i)
            QVERIFY2(std::abs(sums[i] / kRuns - line(i)) < fourErrors,
                     qPrintable(QString::number(i)));
    }

    // A falling loss: it used to lie above nearly all raw points for some 80 steps.
    void followsAFallingCurve() {
        std::vector<double> values;
        values.reserve(400);
        for (int i = 0; i < 400; ++i)
            values.push_back(0.4 + 2 * std::exp(-i / 30.0));
        const auto result = smoothed(values, 10);
        QCOMPARE(result.front(), values.front());
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(result[i] / values[i] - 1) < 0.025);
    }

    void isTheMeanAroundEach() {
        const std::vector<double> values{5, 1, 3, 8, 1, 0, 2};
        const auto result = smoothed(values, 1);
        QCOMPARE(result[0], 5.0);
        QCOMPARE(result[1], 3.0);
        QCOMPARE(result[3], 4.0);
        // At the end the line through 1, 0, 2: 1 + 0.5 (x − 1).
        QCOMPARE(result[6], 1.5);
    }

    void growsAsIfMadeAtOnce() {
        std::mt19937 random(3);
        std::normal_distribution<double> normal;
        constexpr std::size_t kHalf = 6;
        std::vector<double> values;
        std::vector<double> grown;
        for (int i = 0; i < 70; ++i) {
            const std::size_t first = values.size() - std::min(values.size(), kHalf);
            values.push_back(normal(random));
            const auto changed = smoothed(values, kHalf, first);
            grown.resize(first);
            grown.insert(grown.end(), changed.begin(), changed.end());
            QCOMPARE(grown, smoothed(values, kHalf));
        }
    }
};

GUILESS_TEST(SmoothingTest)
#include "SmoothingTest.moc"
