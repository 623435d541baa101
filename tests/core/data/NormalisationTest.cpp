// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Normalisation.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <random>

using namespace obscura;

class NormalisationTest : public QObject {
    Q_OBJECT

private:
    static SampleReader readerOf(const RawSamples& all) {
        return [&all](std::span<const Index> rows, Eigen::Ref<RawSamples> x) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                x.row(static_cast<Index>(i)) = all.row(rows[i]);
        };
    }

    static RawSamples numbers(Index rows, Index columns) {
        std::mt19937 random(5);
        RawSamples all(rows, columns);
        for (double& value : all.reshaped())
            value = static_cast<double>(random() % 1000) / 100;
        return all;
    }

private Q_SLOTS:
    void measuresEachFeatureOfRows() {
        RawSamples all(4, 2);
        all << 1, 10, 2, 10, 3, 30, 4, 30;
        const Normalisation n = measuredNormalisation({2}, 4, readerOf(all));
        QCOMPARE(n.mean()[0], 2.5);
        QCOMPARE(n.mean()[1], 20.0);
        QCOMPARE(n.deviation()[0], std::sqrt(1.25));
        QCOMPARE(n.deviation()[1], 10.0);
    }

    void measuresChannelsOfImagesAndFeaturesOfSequences() {
        RawSamples all(2, 4);
        all << 1, 3, 10, 10, 5, 7, 20, 20;
        const Normalisation image = measuredNormalisation({2, 1, 2}, 2, readerOf(all));
        QCOMPARE(image.mean()[0], 4.0);
        QCOMPARE(image.mean()[1], 15.0);
        QCOMPARE(image.deviation()[0], std::sqrt(5.0));
        QCOMPARE(image.deviation()[1], 5.0);
        const Normalisation sequence = measuredNormalisation({2, 2}, 2, readerOf(all));
        QCOMPARE(sequence.mean()[0], 9.0);
        QCOMPARE(sequence.mean()[1], 10.0);
    }

    /// Several blocks, against the two-pass formula on all at once.
    void blocksAreAddedUp() {
        constexpr Index kRows = 40000, kColumns = 9;
        constexpr double kTolerance = 1e-12;
        const RawSamples all = numbers(kRows, kColumns);
        const Normalisation n = measuredNormalisation({kColumns}, kRows, readerOf(all));
        const Eigen::VectorXd mean = all.colwise().mean();
        const Eigen::VectorXd deviation =
            (all.rowwise() - mean.transpose()).array().square().colwise().mean().sqrt();
        QVERIFY((n.mean() - mean).cwiseAbs().maxCoeff() < kTolerance);
        QVERIFY((n.deviation() - deviation).cwiseAbs().maxCoeff() < kTolerance);
    }

    void farFromZeroNothingIsLost() {
        RawSamples all(4, 1);
        all << 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4;
        const Normalisation n = measuredNormalisation({1}, 4, readerOf(all));
        QCOMPARE(n.deviation()[0], std::sqrt(1.25));
        const double last = all(3, 0);
        float out = 0;
        n.apply({&last, 1}, {&out, 1});
        QCOMPARE(out, static_cast<float>(1.5 / std::sqrt(1.25)));
    }

    void aConstantFeatureBecomesZero() {
        const RawSamples all = RawSamples::Constant(30000, 7, 0.1);
        const Normalisation n = measuredNormalisation({7}, 30000, readerOf(all));
        QVERIFY((n.mean().array() == 0.1).all());
        QVERIFY((n.deviation().array() == 1).all());
    }

    void appliesToSamplesInTheirPlace() {
        const Normalisation n({2, 1, 2}, Eigen::Vector2d(1, 2), Eigen::Vector2d(2, 4));
        Matrix wide = Matrix::Constant(2, 6, 5);
        n.apply(wide.leftCols(4));
        const Eigen::RowVector4f expected(2, 2, 0.75, 0.75);
        QVERIFY(wide.row(0).head(4) == expected && wide.row(1).head(4) == expected);
        QVERIFY((wide.rightCols(2).array() == 5).all());
    }

    void largeSetsAreMeasuredInPart() {
        constexpr Index kCount = Index{1} << 40;
        Index read = 0, last = 0;
        const Index values = Index{1} << 20;
        const Normalisation n = measuredNormalisation(
            {values}, kCount, [&](std::span<const Index> rows, Eigen::Ref<RawSamples> x) {
                read += std::ssize(rows);
                last = rows.back();
                x.setConstant(static_cast<double>(rows.front() != 0));
            });
        QCOMPARE(read, Index{64});
        QCOMPARE(last, kCount - kCount / 64);
        QCOMPARE(n.mean()[3], 63.0 / 64);
    }

    void followsAndEnds() {
        const RawSamples all = numbers(100000, 4);
        std::vector<double> shares;
        std::stop_source stop;
        const Loading loading{.stop = stop.get_token(),
                              .progress = [&](const std::string&, double share) {
                                  shares.push_back(share);
                                  stop.request_stop();
                              }};
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 measuredNormalisation({4}, 100000, readerOf(all), loading));
        QCOMPARE(shares, std::vector<double>{0});
    }

    void optionsChoose() {
        RawSamples all(2, 2);
        all << 0, 0, 2, 4;
        Options options{{"normalise", "auto"}, {"mean", "1; 2"}, {"deviation", "4"}};
        const auto chosen = [&] { return chosenNormalisation(options, {2}, 2, {}, readerOf(all)); };
        QCOMPARE(chosen().deviation()[1], 2.0);
        options["normalise"] = "given";
        QCOMPARE(chosen().mean()[1], 2.0);
        QCOMPARE(chosen().deviation()[1], 4.0);
        options["normalise"] = "none";
        QCOMPARE(chosen().deviation()[1], 1.0);
        options["normalise"] = "given";
        options["mean"] = "1, 2, 3";
        COMPARE_ERROR(chosen(), "dataset.mean|3 numbers|one or 2");
        options["mean"] = "1, x";
        COMPARE_ERROR(chosen(), "dataset.mean|'x'");
        options["mean"] = "0";
        options["deviation"] = "1, 0";
        COMPARE_ERROR(chosen(), "dataset.deviation|found 0|above 0");
    }
};

GUILESS_TEST(NormalisationTest)
#include "NormalisationTest.moc"
