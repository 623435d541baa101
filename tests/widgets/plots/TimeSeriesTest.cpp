// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimeSeries.h"

#include "TestProgram.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace obscura;

namespace {

Moment at(double step) {
    return {step, step / 100, step * 0.01, step * 10, 0, step * 10, 0};
}

TimeSeries noise(std::size_t rows) {
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    TimeSeries series(2);
    for (std::size_t i = 0; i < rows; ++i)
        series.append(at(double(i)), std::array{normal(random), double(i)});
    return series;
}

}  // namespace

class TimeSeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotFiniteIsNotKnown() {
        TimeSeries series;
        series.append(at(0), std::array{std::nan("")});
        series.append(at(1), std::array{1.0});
        series.append(at(2), std::array{std::nan("")});
        series.append(at(3), std::array{double(INFINITY)});
        series.append(at(4), std::array{4.0});
        // What stands in front of all that is known is left out.
        QCOMPARE(series.size(), std::size_t(4));
        QCOMPARE(series.time(TimeAxis::Step, 0), 1.0);
        QVERIFY(std::isnan(series.value(0, 1)) && std::isnan(series.value(0, 2)));
        series.clear();
        QCOMPARE(series.size(), std::size_t(0));
    }

    void knowsTheBreaksBetweenRows() {
        TimeSeries series = noise(10);
        series.breakAt(at(4));
        series.breakAt(at(6));
        QVERIFY(series.breaksBetween(0, 4).empty());
        QVERIFY(series.breaksBetween(7, 9).empty());
        QCOMPARE(series.breaksBetween(4, 5).size(), std::size_t(1));
        QCOMPARE(series.breaksBetween(3, 7).size(), std::size_t(2));
        QCOMPARE(series.breaksBetween(3, 7)[1][0], 6.0);
    }

    void replacingTheEndIsAsGoodAsAppending_data() {
        QTest::addColumn<int>("first");
        QTest::newRow("all") << 0;
        QTest::newRow("within the first entry") << 7;
        QTest::newRow("at an entry's edge") << 4096;
        QTest::newRow("the last rows") << 4990;
    }

    void replacingTheEndIsAsGoodAsAppending() {
        QFETCH(int, first);
        constexpr std::size_t kRows = 5000;
        TimeSeries series = noise(kRows);
        std::vector<double> values(kRows - std::size_t(first));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::sin(double(i));
        series.replaceFrom(0, std::size_t(first), values);
        TimeSeries appended(2);
        for (std::size_t i = 0; i < kRows; ++i)
            appended.append(at(double(i)), std::array{series.value(0, i), double(i)});
        QCOMPARE(series.size(), kRows);
        for (const std::size_t start : {std::size_t(0), std::size_t(3), std::size_t(4000)}) {
            const auto got = series.extremes(0, {start, kRows});
            const auto expected = appended.extremes(0, {start, kRows});
            QCOMPARE(got->lower, expected->lower);
            QCOMPARE(got->upper, expected->upper);
        }
        QCOMPARE(series.thinned(TimeAxis::Step, 0, 0, kRows, 50),
                 appended.thinned(TimeAxis::Step, 0, 0, kRows, 50));
    }

    void whatIsNotKnownHidesNothing() {
        constexpr std::size_t kRows = 5000;
        TimeSeries series(2);
        const double unknown = std::nan("");
        for (std::size_t i = 0; i < kRows; ++i)
            series.append(at(double(i)), std::array{1.0, i % 100 == 7 ? double(i) : unknown});
        const auto range = series.extremes(1, {3, 4990});
        QCOMPARE(range->lower, 7.0);
        QCOMPARE(range->upper, 4907.0);
        QVERIFY(!series.extremes(1, {8, 90}));
        const auto rows = series.thinned(TimeAxis::Step, 1, 0, kRows - 1, 50);
        QVERIFY(std::all_of(rows.begin(), rows.end(),
                            [&](std::size_t row) { return series.value(1, row) == double(row); }));
    }

    void findsTheNearestRow() {
        TimeSeries series;
        QVERIFY(!series.nearest(TimeAxis::Step, 1));
        for (const double step : {10, 20, 40})
            series.append(at(step), std::array{0.0});
        QCOMPARE(*series.nearest(TimeAxis::Step, -5), std::size_t(0));
        QCOMPARE(*series.nearest(TimeAxis::Step, 14), std::size_t(0));
        QCOMPARE(*series.nearest(TimeAxis::Step, 16), std::size_t(1));
        QCOMPARE(*series.nearest(TimeAxis::Queries, 1000), std::size_t(2));
    }

    void viewTakesOneRowMoreOnEitherSide() {
        const TimeSeries series = noise(100);
        const auto rows = series.rows(TimeAxis::Step, 9.5, 20.5);
        QCOMPARE(rows.first, std::size_t(9));
        QCOMPARE(rows.end, std::size_t(22));
        QCOMPARE(series.rows(TimeAxis::Step, -3, 200).count(), std::size_t(100));
        QCOMPARE(series.rows(TimeAxis::Step, 300, 400).count(), std::size_t(1));
    }

    void extremesAgreeWithALoop_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("end");
        QTest::newRow("single") << 5 << 6;
        QTest::newRow("within a block") << 17 << 30;
        QTest::newRow("aligned block") << 256 << 512;
        QTest::newRow("across levels") << 13 << 4999;
        QTest::newRow("all") << 0 << 5000;
    }

    void extremesAgreeWithALoop() {
        QFETCH(int, first);
        QFETCH(int, end);
        const TimeSeries series = noise(5000);
        double low = INFINITY;
        double high = -INFINITY;
        for (int i = first; i < end; ++i) {
            low = std::min(low, series.value(0, std::size_t(i)));
            high = std::max(high, series.value(0, std::size_t(i)));
        }
        const auto range = series.extremes(0, {std::size_t(first), std::size_t(end)});
        QVERIFY(range);
        QCOMPARE(range->lower, low);
        QCOMPARE(range->upper, high);
        QVERIFY(!series.extremes(0, {3, 3}));
    }

    void thinningKeepsFewRowsAsTheyAre() {
        const TimeSeries series = noise(150);
        const auto rows = series.thinned(TimeAxis::Step, 0, 0, 149, 100);
        QCOMPARE(rows.size(), std::size_t(150));
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
    }

    void thinningLosesNoPeak() {
        constexpr std::size_t kRows = 100000;
        constexpr std::size_t kPixels = 300;
        TimeSeries series = noise(kRows);
        std::vector<double> values(kRows, 0.0);
        values[54321] = 100;
        values[54322] = -100;
        series.replaceFrom(0, 0, values);
        const auto rows = series.thinned(TimeAxis::Step, 0, 0, kRows - 1, kPixels);
        QVERIFY(rows.size() <= 2 * kPixels);
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        QVERIFY(std::find(rows.begin(), rows.end(), std::size_t(54321)) != rows.end());
        QVERIFY(std::find(rows.begin(), rows.end(), std::size_t(54322)) != rows.end());
    }

    void thinningAGrowingColumnKeepsBothEnds() {
        constexpr std::size_t kRows = 50000;
        const TimeSeries series = noise(kRows);
        const auto rows = series.thinned(TimeAxis::Epoch, 1, 0, double(kRows - 1) / 100, 200);
        QCOMPARE(rows.front(), std::size_t(0));
        QCOMPARE(rows.back(), kRows - 1);
        QCOMPARE(rows.size(), std::size_t(400));
    }

    void aLongRunKeepsItsPeaksAndItsGapsInBoundedRows() {
        constexpr std::size_t kRows = 2 * TimeSeries::kMostRows;
        constexpr std::size_t kPeak = 1234;
        constexpr std::size_t kGap = 4321;
        TimeSeries series(2);
        double low = 0;
        std::mt19937 random(3);
        std::normal_distribution<double> normal;
        for (std::size_t i = 0; i < kRows; ++i) {
            const double value = i == kPeak ? 1000 : i == kGap ? std::nan("") : normal(random);
            low = std::fmin(low, value);
            series.append(at(double(i)), std::array{value, double(i)});
            QVERIFY(series.size() < TimeSeries::kMostRows);
        }
        QVERIFY(series.thinnedRows() > 0 && series.thinnedRows() < series.size());
        const TimeSeries::Rows all{0, series.size()};
        QCOMPARE(series.extremes(0, all)->lower, low);
        QCOMPARE(series.extremes(0, all)->upper, 1000.0);
        QCOMPARE(series.extremes(1, all)->lower, 0.0);
        QCOMPARE(series.extremes(1, all)->upper, double(kRows - 1));
        const std::size_t gap = *series.nearest(TimeAxis::Step, double(kGap));
        QVERIFY(std::isnan(series.value(0, gap)));
        QCOMPARE(series.time(TimeAxis::Step, gap), double(kGap));
        // What came last stands there step by step.
        for (std::size_t i = series.size() - 1000; i < series.size(); ++i)
            QCOMPARE(series.time(TimeAxis::Step, i), double(kRows - series.size() + i));
        QVERIFY(std::ranges::is_sorted(series.values(1)));
    }

    void thinningTakesTimeByPixelsNotByRows() {
        const TimeSeries series = noise(1000000);
        QBENCHMARK {
            const auto rows = series.thinned(TimeAxis::Step, 0, 0, 999999, 1000);
            QCOMPARE(rows.size(), std::size_t(2000));
        }
    }
};

GUILESS_TEST(TimeSeriesTest)
#include "TimeSeriesTest.moc"
