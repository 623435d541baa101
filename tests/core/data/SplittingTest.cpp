// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Splitting.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <algorithm>

using namespace obscura;

class SplittingTest : public QObject {
    Q_OBJECT

private:
    static std::vector<Index> rowsOf(const Splitting& splitting, Split split) {
        std::vector<Index> rows;
        for (Index i = 0; i < splitting.sizes().of(split); ++i)
            rows.push_back(splitting.row(split, i));
        return rows;
    }

private Q_SLOTS:
    void withoutSharesAllRowsTrain() {
        const Splitting splitting({.train = 5}, {});
        QCOMPARE(splitting.sizes().train, Index{5});
        QCOMPARE(rowsOf(splitting, Split::Train), (std::vector<Index>{0, 1, 2, 3, 4}));
    }

    void eachRowIsInOneSplit_data() {
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        QTest::newRow("both") << 0.1 << 0.2;
        QTest::newRow("test") << 0.0 << 0.3;
        QTest::newRow("validation") << 0.25 << 0.0;
        QTest::newRow("most") << 0.4 << 0.59;
        QTest::newRow("tiny") << 1e-9 << 1e-9;
    }
    void eachRowIsInOneSplit() {
        QFETCH(double, validation);
        QFETCH(double, test);
        constexpr Index kRows = 1000;
        const Splitting splitting({.train = kRows},
                                  {.validation = validation, .test = test, .seed = 7});
        std::vector<Index> all;
        for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
            const std::vector<Index> rows = rowsOf(splitting, split);
            QVERIFY(std::ranges::is_sorted(rows));
            all.insert(all.end(), rows.begin(), rows.end());
        }
        std::ranges::sort(all);
        QCOMPARE(std::ssize(all), kRows);
        for (Index row = 0; row < kRows; ++row)
            QCOMPARE(all[static_cast<std::size_t>(row)], row);
        const auto expected = [](double share) {
            return share > 0 ? std::max<Index>(std::llround(share * kRows), 1) : 0;
        };
        QCOMPARE(splitting.sizes().validation, expected(validation));
        QCOMPARE(splitting.sizes().test, expected(test));
    }

    void rowsOfTheirOwnAreNotDrawn() {
        constexpr SplitShares kShares{.validation = 0.2, .test = 0.2, .seed = 1};
        const Splitting tests({.train = 10, .test = 3}, kShares);
        QVERIFY(tests.sizes() == (DatasetSizes{.train = 8, .validation = 2, .test = 3}));
        QCOMPARE(rowsOf(tests, Split::Test), (std::vector<Index>{10, 11, 12}));
        const Splitting both({.train = 2, .validation = 1, .test = 2}, kShares);
        QCOMPARE(rowsOf(both, Split::Train), (std::vector<Index>{0, 1}));
        QCOMPARE(rowsOf(both, Split::Validation), std::vector<Index>{2});
        QCOMPARE(rowsOf(both, Split::Test), (std::vector<Index>{3, 4}));
    }

    void theSeedDecides() {
        const auto drawn = [](std::uint64_t seed) {
            return rowsOf(Splitting({.train = 200}, {.validation = 0.1, .test = 0.1, .seed = seed}),
                          Split::Test);
        };
        QCOMPARE(drawn(1), drawn(1));
        QVERIFY(drawn(1) != drawn(2));
    }

    /// Recorded: old runs must find their test samples again.
    void theDrawStays() {
        const Splitting splitting({.train = 20}, {.validation = 0.2, .test = 0.2, .seed = 1});
        QCOMPARE(rowsOf(splitting, Split::Validation), (std::vector<Index>{2, 8, 11, 18}));
        QCOMPARE(rowsOf(splitting, Split::Test), (std::vector<Index>{9, 10, 13, 17}));
    }

    void validationLeavesTheTestAlone() {
        const Splitting with({.train = 300}, {.validation = 0.3, .test = 0.2, .seed = 3});
        const Splitting without({.train = 300}, {.test = 0.2, .seed = 3});
        QCOMPARE(rowsOf(with, Split::Test), rowsOf(without, Split::Test));
    }

    /// Each row is drawn as often as any other: within 5 σ of the binomial law.
    void drawsAreEven() {
        constexpr int kDraws = 2000;
        constexpr Index kRows = 10;
        std::array<int, kRows> tests{}, validates{};
        for (int seed = 1; seed <= kDraws; ++seed) {
            const Splitting splitting(
                {.train = kRows},
                {.validation = 0.2, .test = 0.3, .seed = static_cast<std::uint64_t>(seed)});
            for (const Index row : rowsOf(splitting, Split::Test))
                ++tests[static_cast<std::size_t>(row)];
            for (const Index row : rowsOf(splitting, Split::Validation))
                ++validates[static_cast<std::size_t>(row)];
        }
        constexpr double kDeviations = 5;
        const double testWidth = kDeviations * std::sqrt(kDraws * 0.3 * 0.7);
        const double validationWidth = kDeviations * std::sqrt(kDraws * 0.2 * 0.8);
        for (std::size_t row = 0; row < kRows; ++row) {
            QVERIFY(std::abs(tests[row] - 0.3 * kDraws) < testWidth);
            QVERIFY(std::abs(validates[row] - 0.2 * kDraws) < validationWidth);
        }
    }

    void refusesToLeaveNothing() {
        COMPARE_ERROR(Splitting({.train = 10}, {.validation = 0.5, .test = 0.5}),
                      "dataset.validation_share|dataset.test_share|0.5|10 samples");
        COMPARE_ERROR(Splitting({.train = 1}, {.test = 0.1}), "1 samples");
    }

    void optionsSayTheShares() {
        const auto sharesOf = [](const std::vector<OptionInfo>& schema) {
            Options options;
            for (const OptionInfo& info : schema)
                options[info.name] = info.initial;
            return splitShares(options);
        };
        QCOMPARE(sharesOf(validationOptions(0.3)).validation, 0.3);
        QCOMPARE(sharesOf(validationOptions(0.3)).test, 0.0);
        const SplitShares shares =
            sharesOf(splitOptions({.validation = 0.1, .test = 0.2, .seed = 4}));
        QCOMPARE(shares.validation, 0.1);
        QCOMPARE(shares.test, 0.2);
        QCOMPARE(shares.seed, std::uint64_t{4});
    }
};

GUILESS_TEST(SplittingTest)
#include "SplittingTest.moc"
