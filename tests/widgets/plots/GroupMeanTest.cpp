// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/GroupMean.h"

#include "TestProgram.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace obscura;

namespace {

constexpr double kExact = 1e-12;

/// Steps `spacing`, 2 `spacing`, … with these values.
TimeSeries series(const std::vector<double>& values, double spacing = 1) {
    TimeSeries rows;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Moment at{};
        at.fill(spacing * double(i + 1));
        rows.append(at, std::span(&values[i], 1));
    }
    return rows;
}

GroupMean meanOf(const std::vector<TimeSeries>& runs, double lower = 0, double upper = 100,
                 std::size_t points = 50) {
    std::vector<const TimeSeries*> all;
    for (const TimeSeries& run : runs)
        all.push_back(&run);
    return groupMean(all, TimeAxis::Step, lower, upper, points);
}

}  // namespace

class GroupMeanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commonMomentsAreTaken() {
        const GroupMean mean = meanOf({series({1, 2, 3}), series({3, 2, 7}), series({2, 2, 2})});
        QCOMPARE(mean.times, (std::vector<double>{1, 2, 3}));
        QCOMPARE(mean.means, (std::vector<double>{2, 2, 4}));
        QVERIFY(std::abs(mean.deviations[0] - 1) < kExact);
        QCOMPARE(mean.deviations[1], 0.0);
        QVERIFY(std::abs(mean.deviations[2] - std::sqrt(7.0)) < kExact);
    }

    void onlyWhatIsInView() {
        const GroupMean mean = meanOf({series({1, 2, 3, 4}), series({1, 2, 3, 4})}, 2, 3);
        QCOMPARE(mean.times, (std::vector<double>{2, 3}));
    }

    void otherMomentsLieOnTheLineBetween() {
        // Both are straight: 2 t and 4 t.
        const GroupMean mean =
            meanOf({series({2, 4, 6, 8, 10, 12}), series({8, 16, 24}, 2)}, 0, 100, 9);
        QCOMPARE(mean.times.size(), std::size_t{9});
        QCOMPARE(mean.times.front(), 2.0);
        QCOMPARE(mean.times.back(), 6.0);
        for (std::size_t i = 0; i < mean.times.size(); ++i) {
            QVERIFY(std::abs(mean.means[i] - 3 * mean.times[i]) < kExact);
            QVERIFY(std::abs(mean.deviations[i] - std::sqrt(2.0) * mean.times[i]) < kExact);
        }
    }

    void oneThatEndsEarlyEndsTheMean() {
        const GroupMean mean = meanOf({series({1, 1, 1, 1}), series({1, 1})});
        QCOMPARE(mean.times, (std::vector<double>{1, 2}));
    }

    void aGapStaysOne() {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const GroupMean mean = meanOf({series({1, 2, 3}), series({1, none, 3})});
        QVERIFY(std::isnan(mean.means[1]));
        QCOMPARE(mean.means[2], 3.0);
    }

    void nothingOfNothing() {
        QVERIFY(meanOf(std::vector<TimeSeries>{}).times.empty());
        QVERIFY(meanOf({series({1, 2}), series({})}).times.empty());
        // One has ended before the other begins.
        QVERIFY(meanOf({series({1, 2}), series({1}, 5)}).times.empty());
    }
};

GUILESS_TEST(GroupMeanTest)
#include "GroupMeanTest.moc"
