// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/StreamingJacobian.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/blackbox/BlackBoxBench.h"
#include "core/blackbox/Fidelity.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kLessons = 60;

BlackBoxSettings learning(const std::string& device) {
    BlackBoxSettings settings = smallSettings();
    settings.device = device;
    settings.estimator.kind = EstimatorKind::StreamingJacobian;
    settings.estimator.weightLaw = true;
    return settings;
}

/// Trains a device towards a fixed matrix by gradient descent on ½‖y − x Tᵀ‖², with new inputs at
/// each step, and compares its gradients with the device's own.
struct Lesson {
    explicit Lesson(const BlackBoxSettings& settings)
        : bench(settings), target(0.1f * randomMatrix(kOutputs, kInputs, 9)) {}

    /// The mean cosine over the last ten of so many steps.
    double cosineAfter(Index steps, float rate) {
        BlackBox& box = bench.box;
        double sum = 0;
        for (Index step = 0; step < steps; ++step) {
            const Matrix x = randomMatrix(kBatch, kInputs, 100 + static_cast<std::uint64_t>(step));
            Matrix y(kBatch, kOutputs);
            box.forward(x, y, Purpose::Forward);
            const Matrix g = y - x * target.transpose();
            Matrix gx(kBatch, kInputs);
            Vector gomega(box.parameters().size());
            box.backward(x, y, g, gx, gomega);
            Vector exact(gomega.size());
            box.deviceFor(Purpose::Inspection).simulation()->pullBackParameters(x, g, exact);
            if (step >= steps - 10) {
                sum += cosine(gomega.transpose(), exact.transpose()) / 10;
            }
            box.parameters() -= rate * gomega / std::max(gomega.cwiseAbs().maxCoeff(), 1e-6f);
            box.update();
        }
        return sum;
    }

    BlackBoxBench bench;
    Matrix target;
};

}  // namespace

class StreamingJacobianTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsExactGradients_data();
    void learnsExactGradients();
    void isExactInTheLimit_data();
    void isExactInTheLimit();
    void asksTheDeviceForNothingElse();
    void programsOnceAStep();
    void isRefusedByDevicesWithoutCells();
    void waitsForAnAnswer();
    void knowsTheWeightsOfUnlikeCells();
    void showsItsSlopesBesideTheTrueOnes();
    void recoversFromADivergence();
    void perturbsWhereTheLawDoesNotFit();
    void tellsWhatItsPerturbationCosts();
    void goesOnWithAnotherOrderOfTheLaw();
    void needsALawWhereNothingIsPerturbed();
};

void StreamingJacobianTest::learnsExactGradients_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("law");
    QTest::addColumn<double>("least");
    QTest::newRow("slm by its law") << "slm" << true << 0.999;
    QTest::newRow("slm") << "slm" << false << 0.95;
    QTest::newRow("mrr by its law") << "mrr" << true << 0.99;
    QTest::newRow("matvec by its law") << "matvec" << true << 0.999;
    QTest::newRow("matvec") << "matvec" << false << 0.95;
    QTest::newRow("crossbar by its law") << "crossbar" << true << 0.99;
}

void StreamingJacobianTest::learnsExactGradients() {
    QFETCH(QString, device);
    QFETCH(bool, law);
    QFETCH(double, least);
    BlackBoxSettings settings = learning(device.toStdString());
    settings.estimator.weightLaw = law;
    Lesson lesson(settings);
    const double found = lesson.cosineAfter(kLessons, 2e-3f);
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void StreamingJacobianTest::isExactInTheLimit_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("law");
    QTest::newRow("slm by its law") << "slm" << true;
    QTest::newRow("slm, cell by cell") << "slm" << false;
    QTest::newRow("mrr by its law") << "mrr" << true;
}

// What is left to the exact gradient falls with read noise and the optimizer's steps.
void StreamingJacobianTest::isExactInTheLimit() {
    QFETCH(QString, device);
    QFETCH(bool, law);
    const auto missed = [&](double share) {
        BlackBoxSettings settings = learning(device.toStdString());
        settings.estimator.weightLaw = law;
        settings.imperfections.readNoise = static_cast<float>(0.02 * share);
        settings.estimator.step = law ? std::optional<double>() : 0.1 * share;
        return 1 - Lesson(settings).cosineAfter(4 * kLessons, static_cast<float>(0.01 * share));
    };
    const double coarse = missed(1);
    const double fine = missed(0.1);
    const double finest = missed(0.01);
    QVERIFY2(fine < 0.5 * coarse && finest < 0.2 * coarse,
             qPrintable(QString("%1 %2 %3").arg(coarse).arg(fine).arg(finest)));
    QVERIFY2(finest < 1e-4, qPrintable(QString::number(finest)));
}

void StreamingJacobianTest::asksTheDeviceForNothingElse() {
    Lesson lesson(learning("slm"));
    lesson.cosineAfter(12, 1e-2f);
    const Ledger& ledger = lesson.bench.box.ledger();
    QCOMPARE(ledger[Purpose::Forward].queries, std::int64_t{12} * kBatch);
    QCOMPARE(ledger[Purpose::Gradient].queries, std::int64_t{0});
    QCOMPARE(ledger[Purpose::Surrogate].queries, std::int64_t{0});
}

void StreamingJacobianTest::programsOnceAStep() {
    for (const bool law : {true, false}) {
        BlackBoxSettings settings = learning("slm");
        settings.estimator.weightLaw = law;
        BlackBoxBench bench(settings);
        bench.train(9);
        const Ledger& ledger = bench.box.ledger();
        const std::int64_t programmings = ledger[Purpose::Forward].programmings;
        QVERIFY(programmings == 9 || programmings == 10);
        QCOMPARE(ledger.total().programmings, programmings);
    }
}

void StreamingJacobianTest::isRefusedByDevicesWithoutCells() {
    QVERIFY_THROWS_EXCEPTION(UserError, BlackBoxBench(learning("mzi")));
}

// A first batch behind dead units tells nothing of the law.
void StreamingJacobianTest::waitsForAnAnswer() {
    BlackBoxBench bench(learning("slm"));
    const Matrix x = Matrix::Zero(kBatch, kInputs);
    Matrix y(kBatch, kOutputs);
    bench.box.forward(x, y, Purpose::Forward);
    Matrix gx(kBatch, kInputs);
    Vector gomega(bench.box.parameters().size());
    bench.box.backward(x, y, randomMatrix(kBatch, kOutputs, 2), gx, gomega);
    QVERIFY(gx.isZero(0) && gomega.isZero(0));
    bench.box.update();
    bench.train(5);
    QVERIFY(bench.box.parameters().allFinite());
    QVERIFY(bench.box.forwardModel()->law()->isKnown());
}

void StreamingJacobianTest::knowsTheWeightsOfUnlikeCells() {
    BlackBoxSettings settings = learning("slm");
    settings.imperfections.fabricationSpread = 0.3f;
    Lesson lesson(settings);
    lesson.cosineAfter(4 * kLessons, 2e-3f);
    QVERIFY(lesson.bench.inspector.surrogateError() < 0.05);
    const ComparisonSnapshot seen = lesson.bench.inspector.comparison(0);
    QCOMPARE(seen.rank, Index{0});
    QCOMPARE(seen.surrogate->error, lesson.bench.inspector.surrogateError());
    QCOMPARE(seen.surrogate->surrogateValues.size(), kOutputs);
}

// A stuck parameter has no slope, and that is found.
void StreamingJacobianTest::showsItsSlopesBesideTheTrueOnes() {
    BlackBoxSettings settings = learning("slm");
    settings.imperfections.stuck = 0.1f;
    Lesson lesson(settings);
    QVERIFY(lesson.bench.inspector.snapshot().learned.kind == LearnedNumbers::Kind::Nothing);
    lesson.cosineAfter(600, 0.01f);
    const LearnedNumbers learned = lesson.bench.inspector.snapshot().learned;
    QVERIFY(learned.kind == LearnedNumbers::Kind::Slopes);
    const Index stuck = (learned.truth.array() == 0).count();
    const Index found = ((learned.truth.array() == 0) && (learned.found.array() == 0)).count();
    QVERIFY(stuck > 4 && stuck < learned.truth.size() / 5);
    QVERIFY2(found > stuck / 2, qPrintable(QString("%1 of %2").arg(found).arg(stuck)));
    QVERIFY2(learned.stuck <= found + 4, qPrintable(QString::number(learned.stuck)));
    const auto answering = (learned.truth.array() != 0).cast<float>();
    const Vector left = answering * (learned.found - learned.truth).array();
    QVERIFY2(left.norm() < 0.5f * learned.truth.norm(),
             qPrintable(QString::number(left.norm() / learned.truth.norm())));
}

// With (1 − α)|Δω|/μ above α an error comes back larger than it was.
void StreamingJacobianTest::recoversFromADivergence() {
    BlackBoxSettings settings = learning("slm");
    settings.estimator.weightLaw = false;
    settings.estimator.step = 0.01;
    settings.estimator.gainSplit = 0.2;
    Lesson lesson(settings);
    const double found = lesson.cosineAfter(6 * kLessons, 0.02f);
    QVERIFY(lesson.bench.box.forwardModel()->signs().restarts > 0);
    QVERIFY(lesson.bench.box.parameters().allFinite());
    QVERIFY2(found > 0.8, qPrintable(QString::number(found)));
    const std::vector<Finding> findings = diagnose(lesson.bench.inspector.symptoms());
    QCOMPARE(std::ranges::count(findings, FindingKind::EstimatesBeganAnew, &Finding::kind), 1);
}

void StreamingJacobianTest::perturbsWhereTheLawDoesNotFit() {
    BlackBoxSettings settings = learning("slm");
    Lesson alike(settings);
    alike.cosineAfter(20, 2e-3f);
    const ForwardModel& fitting = *alike.bench.box.forwardModel();
    QVERIFY(!fitting.perturbs() && fitting.signs().lawMisfit < 0.1);
    settings.imperfections.fabricationSpread = 2;
    Lesson lesson(settings);
    const double found = lesson.cosineAfter(4 * kLessons, 2e-3f);
    const ForwardModel& model = *lesson.bench.box.forwardModel();
    QVERIFY(model.perturbs());
    QVERIFY2(model.signs().lawMisfit > 0.5, qPrintable(QString::number(model.signs().lawMisfit)));
    QVERIFY2(found > 0.8, qPrintable(QString::number(found)));
}

// Of cosines of phases that lie anywhere, half the power of the slopes is that of the weights.
void StreamingJacobianTest::tellsWhatItsPerturbationCosts() {
    BlackBoxSettings settings = learning("slm");
    settings.estimator.step = 0.3;
    Lesson lesson(settings);
    lesson.cosineAfter(2 * kLessons, 2e-3f);
    const double carried = lesson.bench.box.forwardModel()->signs().perturbation;
    QVERIFY2(carried > 0.01, qPrintable(QString::number(carried)));
    settings.estimator.step = 0.03;
    Lesson quiet(settings);
    quiet.cosineAfter(2 * kLessons, 2e-3f);
    QVERIFY(quiet.bench.box.forwardModel()->signs().perturbation < carried / 5);
}

void StreamingJacobianTest::goesOnWithAnotherOrderOfTheLaw() {
    BlackBoxSettings settings = learning("slm");
    settings.imperfections.fabricationSpread = 0.3f;
    Lesson lesson(settings);
    lesson.cosineAfter(4 * kLessons, 2e-3f);
    settings.estimator.lawIntervals = 12;
    settings.estimator.ridge = 0.05;
    settings.estimator.forgetting = 0.9;
    lesson.bench.box.change(settings);
    const double found = lesson.cosineAfter(10, 2e-3f);
    QVERIFY2(found > 0.90, qPrintable(QString::number(found)));
    QVERIFY(lesson.bench.inspector.surrogateError() < 0.04);
    // One that begins with these is not yet there.
    Lesson fresh(settings);
    QVERIFY(fresh.cosineAfter(10, 2e-3f) < 0.5);
}

void StreamingJacobianTest::needsALawWhereNothingIsPerturbed() {
    BlackBoxSettings settings = learning("slm");
    settings.estimator.step = 0;
    QVERIFY(BlackBoxBench(settings).box.forwardModel()->law());
    settings.estimator.weightLaw = false;
    COMPARE_ERROR(BlackBoxBench{settings}, "estimator.step");
}

}  // namespace obscura

GUILESS_TEST(obscura::StreamingJacobianTest)
#include "StreamingJacobianTest.moc"
