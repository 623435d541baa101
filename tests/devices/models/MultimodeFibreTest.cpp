// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <cmath>

namespace obscura {

namespace {

Matrix answer(Device& device, const Vector& omega, const Matrix& x) {
    Matrix y(x.rows(), device.outputs());
    device.program(omega);
    device.query(x, y);
    return y;
}

}  // namespace

class MultimodeFibreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsIntensities();
    void ignoresACommonPhase();
    void mixesModes();
    void dependsOnItsSeed();
    void refusesTooFewModes();
};

void MultimodeFibreTest::readsIntensities() {
    const auto device = createDevice("multimode_fibre", 6, 9);
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(5, 6, 2);
    const Matrix y = answer(*device, omega, x);
    QVERIFY(y.minCoeff() >= 0);
    compareMatrices(answer(*device, omega, 2 * x), 4 * y, 1e-5f * y.maxCoeff());
    compareMatrices(answer(*device, omega, -x), y, 1e-6f * y.maxCoeff());
}

void MultimodeFibreTest::ignoresACommonPhase() {
    const auto device = createDevice("multimode_fibre", 6, 9, {{"planes", Index{3}}});
    Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(5, 6, 2);
    const Matrix before = answer(*device, omega, x);
    omega.segment(9, 9).array() += 0.7f;
    compareMatrices(answer(*device, omega, x), before, 1e-5f * before.maxCoeff());
    omega[9] += 0.7f;
    QVERIFY((answer(*device, omega, x) - before).cwiseAbs().maxCoeff() > 1e-2f);
}

// Mixing keeps the mean energy of a mode at |x|²/N, and speckle's intensities are exponentially
// distributed: their deviation equals their mean.
void MultimodeFibreTest::mixesModes() {
    const Index n = 200;
    const auto device = createDevice("multimode_fibre", n, n);
    const Matrix x = randomMatrix(50, n, 2);
    const Matrix y = answer(*device, device->layout().initial(1), x);
    const double mean = static_cast<double>(y.mean());
    const double expected = static_cast<double>(x.squaredNorm()) / static_cast<double>(50 * n);
    QVERIFY(std::abs(mean / expected - 1) < 0.1);
    const double deviation = std::sqrt((y.cast<double>().array() - mean).square().mean());
    QVERIFY(std::abs(deviation / mean - 1) < 0.1);
}

void MultimodeFibreTest::dependsOnItsSeed() {
    const Matrix x = randomMatrix(5, 6, 2);
    const auto answerOf = [&](Index seed) {
        const auto device = createDevice("multimode_fibre", 6, 9, {{"seed", seed}});
        return answer(*device, device->layout().initial(1), x);
    };
    QVERIFY(answerOf(1) == answerOf(1));
    QVERIFY((answerOf(1) - answerOf(2)).cwiseAbs().maxCoeff() > 1e-2f);
}

void MultimodeFibreTest::refusesTooFewModes() {
    const auto refuse = [](Index inputs, Index outputs, const Options& options) {
        try {
            createDevice("multimode_fibre", inputs, outputs, options);
        } catch (const UserError& error) {
            return QString::fromUtf8(error.what());
        }
        return QString();
    };
    QCOMPARE(refuse(6, 9, {{"modes", Index{8}}}),
             QStringLiteral("device multimode_fibre: modes: found 8, expected at least 9, one for "
                            "every input and output, or 0 for just as many"));
    QCOMPARE(refuse(3000, 9, {}),
             QStringLiteral("device multimode_fibre: found 3000 modes, expected at most 2048: "
                            "larger mixing matrices don't fit the memory"));
    QVERIFY(refuse(6, 9, {{"modes", Index{12}}}).isEmpty());
}

}  // namespace obscura

GUILESS_TEST(obscura::MultimodeFibreTest)
#include "MultimodeFibreTest.moc"
