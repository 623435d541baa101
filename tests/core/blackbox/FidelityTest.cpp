// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Fidelity.h"

#include "TestProgram.h"
#include "core/blackbox/EstimatorBench.h"
#include "core/blackbox/Spectrum.h"

#include <QtTest>
#include <numbers>

namespace obscura {

namespace {

constexpr double kRounding = 1e-6;

bool isNear(double found, double expected, double tolerance = kRounding) {
    return std::abs(found - expected) <= tolerance;
}

}  // namespace

class FidelityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansAreOverWhatIsKnown();
    void comparesDirectionsAndLengths();
    void bestErrorIsThatOfTheTruncatedSvd();
    void knowsAnglesBetweenPlanes();
    void smallAnglesKeepTheirDigits();
    void aTruncatedSvdIsTheBestSurrogate();
    void whatWasLearnedIsComparedWhole();
    void spreadOfLocalProbesIsThatOfTheory();
};

void FidelityTest::meansAreOverWhatIsKnown() {
    const Fidelity mean = meanOf({{.surrogateError = 1, .inputCosine = 0.5},
                                  {.surrogateError = 2, .parameterCosine = 0.25}});
    QCOMPARE(mean.surrogateError, 1.5);
    QCOMPARE(mean.inputCosine, 0.5);
    QCOMPARE(mean.parameterCosine, 0.25);
    QVERIFY(std::isnan(mean.bestSurrogateError));
    QVERIFY(std::isnan(meanOf({}).surrogateError));
}

void FidelityTest::comparesDirectionsAndLengths() {
    Matrix a(2, 2);
    a << 3, 0, 0, 4;
    Matrix b(2, 2);
    b << 0, 5, 0, 0;
    QVERIFY(isNear(cosine(a, a), 1));
    QVERIFY(isNear(cosine(a, -2 * a), -1));
    QCOMPARE(cosine(a, b), 0.0);
    QVERIFY(isNear(cosine(a, a + b), std::sqrt(0.5)));
    QVERIFY(isNear(normRatio(2 * a, a), 2));
    QVERIFY(std::isnan(cosine(a, Matrix::Zero(2, 2))));
}

void FidelityTest::bestErrorIsThatOfTheTruncatedSvd() {
    Eigen::VectorXd values(4);
    values << 4, 3, 2, 1;
    QVERIFY(isNear(bestError(values, 2), std::sqrt(5.0 / 30.0)));
    QCOMPARE(bestError(values, 4), 0.0);
    const Matrix a = randomMatrix(8, 12, 1);
    QVERIFY(isNear(bestError(singularValues(a.cast<double>()), 3),
                   Surrogate::fromMatrix(a, 3).relativeError(a)));
}

// The plane of x and y, and one that shares x and is turned by 30° from y towards z.
void FidelityTest::knowsAnglesBetweenPlanes() {
    constexpr double kTurn = std::numbers::pi / 6;
    Matrix flat = Matrix::Zero(4, 2);
    flat(0, 0) = flat(1, 1) = 1;
    Matrix turned = Matrix::Zero(4, 2);
    turned(0, 0) = 1;
    turned(1, 1) = static_cast<float>(std::cos(kTurn));
    turned(2, 1) = static_cast<float>(std::sin(kTurn));
    const Eigen::VectorXd angles = principalAngles(flat, turned);
    QVERIFY(isNear(angles[0], 0) && isNear(angles[1], kTurn));
    Matrix line = Matrix::Zero(4, 1);
    line(3, 0) = 1;
    QVERIFY(isNear(principalAngles(line, flat)[0], std::numbers::pi / 2));
    QCOMPARE(principalAngles(flat, line).size(), Index{1});
}

void FidelityTest::smallAnglesKeepTheirDigits() {
    constexpr double kSmall = 1e-5;
    Matrix a = Matrix::Zero(3, 1);
    a(0, 0) = 1;
    Matrix b = a;
    b(1, 0) = static_cast<float>(kSmall);
    QVERIFY(isNear(principalAngles(a, b)[0], kSmall, 1e-3 * kSmall));
}

void FidelityTest::aTruncatedSvdIsTheBestSurrogate() {
    const Matrix a = randomMatrix(8, 12, 1);
    const SurrogateComparison best = compareSurrogate(Surrogate::fromMatrix(a, 3), a);
    QVERIFY(isNear(best.error, best.bestError));
    QVERIFY((best.surrogateValues - best.deviceValues.head(3)).norm() < 1e-5);
    QVERIFY(best.outputAngles.maxCoeff() < 1e-5 && best.inputAngles.maxCoeff() < 1e-5);
    const SurrogateComparison none = compareSurrogate(Surrogate::fromNothing(8, 12, 3, 1), a);
    QVERIFY(isNear(none.error, 1));
    QVERIFY(none.outputAngles.maxCoeff() > 0.1);
}

void FidelityTest::whatWasLearnedIsComparedWhole() {
    const Matrix a = randomMatrix(8, 12, 1);
    const SurrogateComparison same = compareLearned(a, a);
    QCOMPARE(same.error, 0.0);
    QVERIFY(same.outputAngles.size() == 8 && same.outputAngles.maxCoeff() < 1e-5);
    const SurrogateComparison off = compareLearned(a + 0.1f * randomMatrix(8, 12, 2), a);
    QVERIFY(off.error > 0.05 && off.error < 0.2);
    QVERIFY((off.surrogateValues - off.deviceValues).norm() > 1e-3);
    QVERIFY(off.inputAngles.maxCoeff() > 1e-3);
    QCOMPARE(compareLearned(randomMatrix(40, 50, 1), randomMatrix(40, 50, 2)).inputAngles.size(),
             kLearnedDirections);
}

// One ±1 probe on p parameters a group: ⟨g, ∇⟩ = Σ s_γ² on average ‖∇‖², and ‖g‖² = p‖∇‖².
void FidelityTest::spreadOfLocalProbesIsThatOfTheory() {
    EstimatorBench bench("matvec", 24, 16, 8);
    const Vector exact = bench.exactGradient();
    const auto estimator =
        createEstimator({.kind = EstimatorKind::Local, .probes = 1}, bench.device, nullptr);
    const GradientSpread spread =
        measureSpread(*estimator, bench.device, bench.request(0.1f), exact, 200, 1);
    constexpr double kStatistics = 0.1;
    QVERIFY(isNear(spread.cosine.mean * std::sqrt(24.0), 1, kStatistics));
    QVERIFY(isNear(spread.normRatio.mean / std::sqrt(24.0), 1, kStatistics));
    QVERIFY(spread.cosine.deviation > 0 && spread.cosine.deviation < 0.5 * spread.cosine.mean);
    const GradientSpread exactSpread =
        measureSpread(*createEstimator({.kind = EstimatorKind::Exact}, bench.device, nullptr),
                      bench.device, bench.request(0.1f), exact, 2, 1);
    QVERIFY(isNear(exactSpread.cosine.mean, 1) && exactSpread.cosine.deviation < kRounding);
}

}  // namespace obscura

GUILESS_TEST(obscura::FidelityTest)
#include "FidelityTest.moc"
