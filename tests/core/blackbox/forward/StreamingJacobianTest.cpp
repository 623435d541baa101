// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/StreamingJacobian.h"

#include "TestProgram.h"
#include "core/blackbox/BlackBoxBench.h"
#include "core/blackbox/Fidelity.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <QtTest>
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
    void asksTheDeviceForNothingElse();
    void programsOnceAStep();
    void isRefusedByDevicesWithoutCells();
    void waitsForAnAnswer();
    void knowsTheWeightsOfUnlikeCells();
    void showsItsSlopesBesideTheTrueOnes();
};

void StreamingJacobianTest::learnsExactGradients_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("law");
    QTest::addColumn<double>("least");
    QTest::newRow("slm by its law") << "slm" << true << 0.999;
    QTest::newRow("slm") << "slm" << false << 0.95;
    QTest::newRow("mrr by its law") << "mrr" << true << 0.99;
    QTest::newRow("matvec by its law") << "matvec" << true << 0.999;
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
}

// A stuck parameter has no slope.
void StreamingJacobianTest::showsItsSlopesBesideTheTrueOnes() {
    BlackBoxSettings settings = learning("slm");
    settings.imperfections.stuck = 0.1f;
    Lesson lesson(settings);
    QVERIFY(lesson.bench.inspector.snapshot().learned.kind == LearnedNumbers::Kind::Nothing);
    lesson.cosineAfter(100, 0.01f);
    const LearnedNumbers learned = lesson.bench.inspector.snapshot().learned;
    QVERIFY(learned.kind == LearnedNumbers::Kind::Slopes);
    Index stuck = 0;
    Vector left = learned.found - learned.truth;
    for (Index i = 0; i < left.size(); ++i) {
        if (learned.truth[i] == 0) {
            ++stuck;
            left[i] = 0;
        }
    }
    QVERIFY(stuck > 0 && stuck < left.size() / 5);
    QVERIFY2(left.norm() < 0.35f * learned.truth.norm(),
             qPrintable(QString::number(left.norm() / learned.truth.norm())));
}

}  // namespace obscura

GUILESS_TEST(obscura::StreamingJacobianTest)
#include "StreamingJacobianTest.moc"
