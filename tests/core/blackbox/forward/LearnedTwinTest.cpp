// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/LearnedTwin.h"

#include "TestProgram.h"
#include "core/blackbox/BlackBoxBench.h"
#include "core/blackbox/Fidelity.h"
#include "devices/DeviceRegistry.h"

#include <QtTest>
#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr Index kRails = 8;
constexpr float kUnknown = 0.2f;  ///< rad, deviation of each phase

BlackBoxSettings meshSettings() {
    BlackBoxSettings settings;
    settings.device = "mzi";
    settings.outputs = kRails;
    return settings;
}

/// A mesh with phases that nobody knows, and its twin.
struct TwinBench {
    TwinBench()
        : hardware(createDevice("mzi", kRails, kRails)),
          twin(meshSettings(), kRails),
          deviations(kUnknown * randomMatrix(hardware->layout().count, 1, 3)) {}

    /// A batch at that setting, and the answers of the hardware.
    void learn(const Vector& omega, std::uint64_t seed) {
        const Matrix x = randomMatrix(8, kRails, seed);
        Matrix y(8, kRails);
        hardware->program(omega + deviations);
        hardware->query(x, y);
        twin.learn(omega, x, y, {});
    }

    std::unique_ptr<Device> hardware;
    LearnedTwin twin;
    Vector deviations;
};

/// Of a mesh whose phases are off by so much (rad), trained by its twin.
BlackBoxSettings twinSettings(float spread) {
    BlackBoxSettings settings = smallSettings();
    settings.device = "mzi";
    settings.estimator.kind = EstimatorKind::LearnedTwin;
    settings.imperfections.fabricationSpread = spread;
    return settings;
}

}  // namespace

class LearnedTwinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersLikeTheHardware();
    void givesTheModelsGradientsAtFirst();
    void trainsAtThePriceOfInference();
    void isCalibratedFirstWhereAskedTo();
    void tellsHowMuchItMisses();
};

// At settings all over their range, so that one way to explain the answers is left.
void LearnedTwinTest::answersLikeTheHardware() {
    TwinBench bench;
    const Index d = bench.deviations.size();
    double before = 0;
    for (std::uint64_t step = 1; step <= 1500; ++step) {
        Vector omega(d);
        CounterRandom(step).uniform(0, 0, {omega.data(), static_cast<std::size_t>(d)});
        bench.learn(2 * std::numbers::pi_v<float> * omega, 1000 + step);
        before = step == 1 ? bench.twin.signs().misfit : before;
    }
    QVERIFY(before > 0.1);
    QVERIFY(bench.twin.signs().misfit < 1e-2 * before);
    const float rms = (bench.twin.twin().deviations().head(d) - bench.deviations).norm() /
                      std::sqrt(static_cast<float>(d));
    QVERIFY2(rms < 0.02f, qPrintable(QString::number(rms)));
}

void LearnedTwinTest::givesTheModelsGradientsAtFirst() {
    TwinBench bench;
    const Vector omega = bench.hardware->layout().initial(1);
    bench.learn(omega, 1);
    const Matrix x = randomMatrix(4, kRails, 7);
    const Matrix g = randomMatrix(4, kRails, 8);
    Vector gomega(omega.size());
    bench.twin.pullBackParameters(x, g, gomega);
    const auto model = createDevice("mzi", kRails, kRails);
    model->program(omega);
    Vector exact(omega.size());
    model->simulation()->pullBackParameters(x, g, exact);
    QVERIFY(gomega.isApprox(exact));
}

void LearnedTwinTest::trainsAtThePriceOfInference() {
    const BlackBoxSettings settings = twinSettings(kUnknown);
    BlackBoxBench bench(settings);
    bench.train(7);
    const Ledger& ledger = bench.box.ledger();
    QCOMPARE(ledger.total().queries, std::int64_t{7} * kBatch);
    QCOMPARE(ledger.total().programmings, std::int64_t{8});
}

void LearnedTwinTest::isCalibratedFirstWhereAskedTo() {
    BlackBoxSettings settings = twinSettings(0.5f);
    settings.estimator.calibration = 4000;
    BlackBoxBench bench(settings);
    bench.train(7);
    const Ledger& ledger = bench.box.ledger();
    QVERIFY(ledger[Purpose::Calibration].queries > 100);
    QVERIFY(ledger[Purpose::Calibration].queries <= 4000);
    QCOMPARE(ledger[Purpose::Forward].queries, std::int64_t{7} * kBatch);
    const auto& model = dynamic_cast<const LearnedTwin&>(*bench.box.forwardModel());
    QVERIFY2(model.signs().misfit < 1e-2, qPrintable(QString::number(model.signs().misfit)));

    const LearnedNumbers learned = bench.inspector.snapshot().learned;
    QVERIFY(learned.kind == LearnedNumbers::Kind::Offsets);
    QCOMPARE(learned.found.size(), learned.truth.size());
    QVERIFY(learned.truth.norm() > 0);
}

void LearnedTwinTest::tellsHowMuchItMisses() {
    BlackBoxSettings settings = twinSettings(1);
    settings.imperfections.readNoise = 0.05f;
    BlackBoxBench bench(settings);
    bench.train(1);
    const Symptoms symptoms = bench.inspector.symptoms();
    QVERIFY(symptoms.learning.misfit > 0.5);
    QVERIFY(std::abs(symptoms.noiseShare - 0.0025) < 1e-6);
    settings.estimator.kind = EstimatorKind::Exact;
    QVERIFY(std::isnan(BlackBoxBench(settings).inspector.symptoms().learning.misfit));
}

}  // namespace obscura

GUILESS_TEST(obscura::LearnedTwinTest)
#include "LearnedTwinTest.moc"
