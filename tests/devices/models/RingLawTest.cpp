// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/RingLaw.h"

#include "TestProgram.h"

#include <QtTest>
#include <array>
#include <cmath>
#include <numbers>

namespace obscura {

class RingLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringsRestAtTheirResonance();
    void slopeIsTheDifference();
};

// At φ = 0, t = |a − r|/(1 − ra); far from it, at φ = π, t = (a + r)/(1 + ra).
void RingLawTest::ringsRestAtTheirResonance() {
    constexpr float kA = 0.8f;
    constexpr float kR = 0.9f;
    const std::array<float, 2> phases{0, std::numbers::pi_v<float>};
    std::array<float, 2> weights{};
    RingLaw(kA, kR).weights(phases, weights.data());
    QVERIFY(std::abs(weights[0] - (2 * (kR - kA) / (1 - kR * kA) - 1)) < 1e-6);
    QVERIFY(std::abs(weights[1] - (2 * (kR + kA) / (1 + kR * kA) - 1)) < 1e-6);
}

void RingLawTest::slopeIsTheDifference() {
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

GUILESS_TEST(obscura::RingLawTest)
#include "RingLawTest.moc"
