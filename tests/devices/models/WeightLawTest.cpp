// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/WeightLaw.h"

#include "Golden.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/models/RingLaw.h"

#include <cmath>
#include <numbers>

namespace obscura {

class WeightLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheDevicesOwn_data();
    void isTheDevicesOwn();
    void ringsRestAtTheirResonance();
    void slopeIsTheDifference();
};

void WeightLawTest::isTheDevicesOwn_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("slm") << QByteArray("slm");
    QTest::newRow("mrr") << QByteArray("mrr");
}

void WeightLawTest::isTheDevicesOwn() {
    QFETCH(QByteArray, id);
    const Options options = id == "mrr" ? Options{{"a", 0.7}} : Options{};
    const auto device = createDevice(id.constData(), 5, 3, options);
    const Vector omega = device->layout().initial(1);
    device->program(omega);
    Matrix a(3, 5);
    device->simulation()->transferMatrix(a);
    Matrix weights(3, 5);
    (*weightLaw(id.constData(), 5, options))({omega.data(), 15}, weights.data());
    compareMatrices(weights, a, 0);
    QVERIFY(!weightLaw("mzi", 5, {}));
}

// At φ = 0, t = |a − r|/(1 − ra); far from it, at φ = π, t = (a + r)/(1 + ra).
void WeightLawTest::ringsRestAtTheirResonance() {
    constexpr double kA = 0.8;
    constexpr double kR = 0.9;
    const std::array<float, 2> phases{0, std::numbers::pi_v<float>};
    std::array<float, 2> weights{};
    RingLaw::of({}).weights(phases, weights.data());
    QVERIFY(std::abs(weights[0] - (2 * (kR - kA) / (1 - kR * kA) - 1)) < 1e-6);
    QVERIFY(std::abs(weights[1] - (2 * (kR + kA) / (1 + kR * kA) - 1)) < 1e-6);
}

void WeightLawTest::slopeIsTheDifference() {
    constexpr float kStep = 1e-3f;
    const RingLaw law(0.8f, 0.9f);
    for (const float phi : {0.1f, 0.5f, 2.0f, 5.0f}) {
        const std::array<float, 2> phases{phi - kStep, phi + kStep};
        std::array<float, 2> weights{};
        law.weights(phases, weights.data());
        QVERIFY(std::abs((weights[1] - weights[0]) / (2 * kStep) - law.slope(phi)) < 1e-3f);
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::WeightLawTest)
#include "WeightLawTest.moc"
