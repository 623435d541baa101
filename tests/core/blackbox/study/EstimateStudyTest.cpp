// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/EstimateStudy.h"

#include "TestProgram.h"
#include "core/blackbox/Hardware.h"
#include "core/data/TargetMatrix.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kSize = 8;

LayerTask taskFor(const std::string& device, Index probes) {
    LayerTask task;
    task.box.device = device;
    task.box.outputs = kSize;
    task.box.surrogate.rank = 4;
    task.box.estimator.probes = probes;
    task.target = randomOrthogonal(kSize, kSize, 3);
    return task;
}

Vector startOf(const LayerTask& task) {
    return initialParameters(*createHardware(task.box, task.inputs(), task.seed), task.seed);
}

EstimateStudy study(const LayerTask& task, const std::vector<double>& steps, Index repeats) {
    return studyEstimate(task, startOf(task), steps, repeats);
}

bool isNear(double found, double expected, double tolerance) {
    if (std::abs(found / expected - 1) <= tolerance)
        return true;
    qWarning("found %g, expected %g", found, expected);
    return false;
}

}  // namespace

class EstimateStudyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// For Gaussian directions E‖ĝ − g‖² = (d+1)/M ‖g‖².
    void fewDirectionsMissAsMuchAsTheClosedFormSays_data() {
        QTest::addColumn<Index>("probes");
        QTest::newRow("4 probes") << Index{4};
        QTest::newRow("64 probes") << Index{64};
    }
    void fewDirectionsMissAsMuchAsTheClosedFormSays() {
        QFETCH(Index, probes);
        const EstimateStudy found = study(taskFor("slm", probes), {}, 200);
        QVERIFY(isNear(found.directions, std::sqrt((kSize * kSize + 1) / double(probes)), 0.05));
    }

    /// A product with a matrix is linear in its entries: nothing is left but single precision.
    void aLinearResponseHasNoCurvature() {
        for (const StepErrors& each : study(taskFor("matvec", 10), {0.1, 1, 10}, 4).steps)
            QVERIFY2(each.curvature < 1e-3, qPrintable(QString::number(each.curvature)));
    }

    void curvatureGrowsWithTheOrderOfTheScheme_data() {
        QTest::addColumn<bool>("antithetic");
        QTest::addColumn<double>("factor");
        QTest::newRow("to one side") << false << 2.0;
        QTest::newRow("antithetic") << true << 4.0;
    }
    void curvatureGrowsWithTheOrderOfTheScheme() {
        QFETCH(bool, antithetic);
        QFETCH(double, factor);
        LayerTask task = taskFor("mrr", 10);
        task.box.estimator.antithetic = antithetic;
        const EstimateStudy found = study(task, {0.02, 0.04}, 20);
        QVERIFY(isNear(found.steps[1].curvature / found.steps[0].curvature, factor, 0.1));
        QCOMPARE(found.curvatureOrder, antithetic ? 2 : 1);
    }

    void noiseIsWhatItsClosedFormSays_data() {
        QTest::addColumn<EstimatorKind>("kind");
        QTest::addColumn<bool>("antithetic");
        QTest::newRow("Gaussian") << EstimatorKind::Gaussian << false;
        QTest::newRow("Gaussian, antithetic") << EstimatorKind::Gaussian << true;
        QTest::newRow("Rademacher") << EstimatorKind::Rademacher << false;
        QTest::newRow("local") << EstimatorKind::Local << false;
        QTest::newRow("local, antithetic") << EstimatorKind::Local << true;
        QTest::newRow("coordinate") << EstimatorKind::Coordinate << false;
    }
    void noiseIsWhatItsClosedFormSays() {
        QFETCH(EstimatorKind, kind);
        QFETCH(bool, antithetic);
        LayerTask task = taskFor("slm", 10);
        task.box.estimator.kind = kind;
        task.box.estimator.antithetic = antithetic;
        task.box.imperfections.readNoiseAbsolute = 0.01f;
        const EstimateStudy found = study(task, {0.01, 0.1}, 150);
        for (const StepErrors& each : found.steps)
            QVERIFY(isNear(each.noise, found.noiseSlope / each.step, 0.1));
    }

    /// The least of a measured curve is where the closed form puts it.
    void theBestStepIsBetweenNoiseAndCurvature() {
        LayerTask task = taskFor("mrr", 20);
        task.box.imperfections.readNoise = 0.001f;
        const std::vector<double> steps = logarithmicSteps(1e-4, 1, 33);
        const EstimateStudy found = study(task, steps, 20);
        QVERIFY(found.bestStep() > steps.front() && found.bestStep() < steps.back());
        QVERIFY(isNear(std::log(found.bestMeasured()), std::log(found.bestStep()), 0.15));
        QVERIFY(found.steps.front().noise > 10 * found.steps.front().curvature);
        QVERIFY(found.steps.back().curvature > 10 * found.steps.back().noise);
    }

    void withoutNoiseNothingHoldsTheStepFromZero() {
        QCOMPARE(study(taskFor("mrr", 10), {0.01, 0.1}, 4).bestStep(), 0.0);
    }

    /// What is smaller than half a level of the converter moves nothing: all of it is lost.
    void aConverterSwallowsSmallSteps() {
        LayerTask task = taskFor("slm", 10);
        task.box.estimator.kind = EstimatorKind::Rademacher;
        task.box.imperfections.parameterBits = 6;  // 2π/64: 0.1 rad
        const EstimateStudy found = study(task, {1e-3, 0.3}, 4);
        QVERIFY(found.steps[0].curvature > 0.3 * found.directions);
        QVERIFY(found.steps[1].curvature < found.steps[0].curvature / 3);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::EstimateStudyTest)
#include "EstimateStudyTest.moc"
