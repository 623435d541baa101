// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/CompressedEstimator.h"

#include "Golden.h"
#include "TestProgram.h"
#include "core/blackbox/EstimatorBench.h"

#include <Eigen/SVD>

namespace obscura {

class CompressedEstimatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isExactAtFullRank_data();
    void isExactAtFullRank();
    void errsLittleMoreThanTheSingularValuesLeftOut();
    void estimatesTheSameFromFewerQueries_data();
    void estimatesTheSameFromFewerQueries();
    void staysWithinTheInputRange();
    void nothingToScoreIsNoError();
};

void CompressedEstimatorTest::isExactAtFullRank_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::addColumn<int>("count");
    QTest::newRow("m < n < B") << 30 << 12 << 7 << 7;
    QTest::newRow("n < m < B") << 30 << 7 << 12 << 7;
    QTest::newRow("rank B") << 5 << 40 << 40 << 5;
    QTest::newRow("more than rank B") << 5 << 40 << 40 << 9;
}

void CompressedEstimatorTest::isExactAtFullRank() {
    QFETCH(int, batch);
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    QFETCH(int, count);
    const Matrix g = randomMatrix(batch, outputs, 1);
    const Matrix x = randomMatrix(batch, inputs, 2);
    CombinedSamples samples = compressSamples(g, x, count, 3);
    QCOMPARE(samples.x.rows(), Index{count});
    const Matrix c = g.transpose() * x;
    const float tolerance = 1e-5f * c.norm();
    compareMatrices(samples.weights.transpose() * samples.x, c, tolerance);
    normalizeInputs(samples, 1, 0.7f);
    compareMatrices(samples.weights.transpose() * samples.x, c, tolerance);
}

void CompressedEstimatorTest::errsLittleMoreThanTheSingularValuesLeftOut() {
    const Index count = 6;
    const Matrix g = randomMatrix(60, 40, 1);
    const Matrix x = randomMatrix(60, 50, 2);
    const Matrix c = g.transpose() * x;
    const CombinedSamples samples = compressSamples(g, x, count, 3);
    const Vector values = Eigen::JacobiSVD<Eigen::MatrixXf>(c).singularValues();
    const float best = values.tail(values.size() - count).norm();
    const float error = (samples.weights.transpose() * samples.x - c).norm();
    // One power iteration on a spectrum that hardly decays: the hardest case.
    constexpr float kSlack = 1.05f;
    QVERIFY(error >= best * 0.999f);
    QVERIFY2(error < kSlack * best, qPrintable(QStringLiteral("%1 of %2").arg(error).arg(best)));
}

void CompressedEstimatorTest::estimatesTheSameFromFewerQueries_data() {
    QTest::addColumn<bool>("antithetic");
    QTest::newRow("one-sided") << false;
    QTest::newRow("antithetic") << true;
}

void CompressedEstimatorTest::estimatesTheSameFromFewerQueries() {
    QFETCH(bool, antithetic);
    for (const char* id : {"slm", "mzi", "lowrank"}) {
        EstimatorBench bench(id, 12, 8, 20);
        bench.g = randomMatrix(20, 3, 4) * randomMatrix(3, 8, 5);  // C has rank 3
        EstimatorSettings settings{
            .kind = EstimatorKind::Local, .probes = 4, .step = 0.01, .antithetic = antithetic};
        const Vector plain = bench.estimate(settings, 7);
        settings.compression = 3;
        const Vector compressed = bench.estimate(settings, 7);
        // Differences of scores, divided by μ = 0.01.
        compareMatrices(compressed, plain, 2e-3f * plain.cwiseAbs().maxCoeff());
    }
}

void CompressedEstimatorTest::staysWithinTheInputRange() {
    const float limit = 0.5f;
    CombinedSamples samples =
        combineByOutput(100 * randomMatrix(20, 6, 1), 3 * randomMatrix(20, 9, 2));
    normalizeInputs(samples, 3, limit);
    constexpr float kRounding = 1e-6f;
    QVERIFY(samples.x.cwiseAbs().maxCoeff() <= limit * (1 + kRounding));
    normalizeInputs(samples, 0.1f, std::numeric_limits<float>::infinity());
    const float rms = samples.x.norm() / std::sqrt(static_cast<float>(samples.x.size()));
    QVERIFY(std::abs(rms - 0.1f) < kRounding);
}

void CompressedEstimatorTest::nothingToScoreIsNoError() {
    EstimatorBench bench("slm", 12, 8, 20);
    bench.g.setZero();
    const EstimatorSettings settings{
        .kind = EstimatorKind::Local, .probes = 2, .step = 0.01, .compression = 3};
    QCOMPARE(bench.estimate(settings, 7).norm(), 0.0f);
}

}  // namespace obscura

GUILESS_TEST(obscura::CompressedEstimatorTest)
#include "CompressedEstimatorTest.moc"
