// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/RidingProbes.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/blackbox/BlackBoxBench.h"
#include "core/blackbox/Fidelity.h"

#include <QtTest>

namespace obscura {

namespace {

BlackBoxSettings riding(const std::string& device) {
    BlackBoxSettings settings = smallSettings();
    settings.device = device;
    settings.surrogate = {.rank = kOutputs, .update = SurrogateUpdate::Streaming};
    settings.estimator.kind = EstimatorKind::Local;
    settings.estimator.riding = true;
    return settings;
}

/// The gradient of ⟨g, f_ω(x)⟩ that the probe of the first step of that seed scores, beside the
/// exact one.
struct FirstStep {
    FirstStep(const BlackBoxSettings& settings, std::uint64_t seed, const Vector& omega)
        : gomega(omega.size()), exact(omega.size()) {
        BlackBoxBench bench(settings, kInputs, seed, omega);
        const Matrix x = randomMatrix(kBatch, kInputs, 1);
        const Matrix g = randomMatrix(kBatch, kOutputs, 2);
        Matrix y(kBatch, kOutputs);
        Matrix gx(kBatch, kInputs);
        bench.box.forward(x, y, Purpose::Forward);
        bench.box.backward(x, y, g, gx, gomega);
        bench.box.deviceFor(Purpose::Inspection).simulation()->pullBackParameters(x, g, exact);
    }
    Vector gomega;
    Vector exact;
};

}  // namespace

class RidingProbesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isRightOnAverage_data();
    void isRightOnAverage();
    void scoresEachGroupByItsOwnOutputs();
    void evaluatesWithoutPerturbation();
    void needsTheStreamingUpdate();
};

void RidingProbesTest::isRightOnAverage_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<int>("directions");
    const auto signs = static_cast<int>(ProbeDirections::Rademacher);
    const auto normal = static_cast<int>(ProbeDirections::Gaussian);
    QTest::newRow("a group for each output") << "slm" << signs;
    QTest::newRow("the same with normal directions") << "slm" << normal;
    QTest::newRow("all outputs in one group") << "mzi" << signs;
}

// The standard error of a mean over K probes is about √(d/groups/K) of the gradient.
void RidingProbesTest::isRightOnAverage() {
    QFETCH(QString, device);
    QFETCH(int, directions);
    constexpr std::uint64_t kRepeats = 4000;
    BlackBoxSettings settings = riding(device.toStdString());
    settings.estimator.directions = static_cast<ProbeDirections>(directions);
    settings.estimator.step = 1e-3;
    const Vector omega = BlackBoxBench(settings).box.parameters();
    Vector mean = Vector::Zero(omega.size());
    Vector exact;
    for (std::uint64_t seed = 1; seed <= kRepeats; ++seed) {
        const FirstStep step(settings, seed, omega);
        mean += step.gomega / static_cast<float>(kRepeats);
        exact = step.exact;
    }
    QVERIFY2((mean - exact).norm() < 0.3f * exact.norm(),
             qPrintable(QString::number((mean - exact).norm() / exact.norm())));
}

// Along u, the scores of a group are those of its own row.
void RidingProbesTest::scoresEachGroupByItsOwnOutputs() {
    BlackBoxSettings settings = riding("slm");
    settings.estimator.step = 1e-3;
    const Vector omega = BlackBoxBench(settings).box.parameters();
    const FirstStep step(settings, 3, omega);
    for (Index output = 0; output < kOutputs; ++output) {
        const Vector row = step.gomega.segment(output * kInputs, kInputs);
        const Vector u = row.cwiseSign();
        const float alongU = step.exact.segment(output * kInputs, kInputs).dot(u);
        QVERIFY(std::abs(row.cwiseAbs().maxCoeff() - row.cwiseAbs().minCoeff()) < 1e-4f);
        QVERIFY2(std::abs(row.dot(u) / kInputs - alongU) < 0.02f * step.exact.norm(),
                 qPrintable(QString::number(row.dot(u) / kInputs - alongU)));
    }
}

void RidingProbesTest::evaluatesWithoutPerturbation() {
    BlackBoxBench bench(riding("slm"));
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    Matrix y(kBatch, kOutputs);
    Matrix trained(kBatch, kOutputs);
    bench.box.forward(x, y, Purpose::Evaluation);
    bench.box.forward(x, trained, Purpose::Forward);
    Matrix exact(kOutputs, kInputs);
    bench.box.deviceFor(Purpose::Inspection).simulation()->transferMatrix(exact);
    QVERIFY(y.isApprox(x * exact.transpose(), 1e-5f));
    QVERIFY(!trained.isApprox(y, 1e-4f));
}

void RidingProbesTest::needsTheStreamingUpdate() {
    BlackBoxSettings settings = riding("slm");
    settings.surrogate.update = SurrogateUpdate::Psi;
    QVERIFY(messageOf([&] {
                BlackBoxBench{settings};
            }).contains("choose streaming as the surrogate's update"));
}

}  // namespace obscura

GUILESS_TEST(obscura::RidingProbesTest)
#include "RidingProbesTest.moc"
