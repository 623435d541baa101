// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/StepSize.h"

#include "TestProgram.h"
#include "core/blackbox/EstimatorBench.h"

#include <QtTest>

namespace obscura {

namespace {

/// y = ω·x₀ with read noise: the response to a step is known.
class NoisyDevice final : public Device {
public:
    explicit NoisyDevice(float noise) : m_noise(noise) {
        m_layout.count = 1;
        m_layout.step = 1e-2f;
        m_layout.groups = OutputGroups::together(1, 1);
    }
    Index inputs() const override { return 1; }
    Index outputs() const override { return 1; }
    const ParameterLayout& layout() const override { return m_layout; }
    bool isLinear() const override { return true; }
    NoiseLevel noiseLevel() const override { return {.relative = 0, .absolute = m_noise}; }
    void program(ConstVectorRef omega) override { m_omega = omega[0]; }
    void query(ConstMatrixRef x, MatrixRef y) override {
        y = m_omega * x + m_noise * randomMatrix(x.rows(), 1, ++m_reads);
    }

private:
    ParameterLayout m_layout;
    float m_noise;
    float m_omega = 0;
    std::uint64_t m_reads = 0;
};

}  // namespace

class StepSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsAboveResolutionAndNoise_data();
    void standsAboveResolutionAndNoise();
    void measuresTheResponse();
    void asksAnExactDeviceNothing();
};

void StepSizeTest::standsAboveResolutionAndNoise_data() {
    QTest::addColumn<float>("resolution");
    QTest::addColumn<double>("noise");
    QTest::addColumn<double>("slope");
    QTest::addColumn<float>("expected");
    QTest::newRow("neither: the device's own") << 0.0f << 0.0 << 0.0 << 0.01f;
    QTest::newRow("coarse: 4 LSB") << 0.0246f << 0.0 << 0.0 << 0.0984f;
    QTest::newRow("fine: the device's own") << 0.001f << 0.0 << 0.0 << 0.01f;
    QTest::newRow("noisy: 20 standard deviations") << 0.0f << 0.01 << 2.0 << 0.1f;
    QTest::newRow("noisy and coarse") << 0.1f << 0.01 << 2.0 << 0.4f;
    QTest::newRow("drowned: at most 50 times its own") << 0.0f << 1.0 << 0.0 << 0.5f;
    QTest::newRow("drowned and very coarse") << 0.2f << 1.0 << 0.0 << 0.8f;
}

void StepSizeTest::standsAboveResolutionAndNoise() {
    QFETCH(float, resolution);
    QFETCH(double, noise);
    QFETCH(double, slope);
    QFETCH(float, expected);
    ParameterLayout layout;
    layout.step = 0.01f;
    layout.resolution = resolution;
    QVERIFY(std::abs(automaticStep(layout, noise, slope) - expected) < 1e-6f);
}

// y moves by μ‖x‖: rms 1 per unit of μ for unit inputs, so μ = 20 σ.
void StepSizeTest::measuresTheResponse() {
    const float noise = 1e-3f;
    NoisyDevice device(noise);
    const Vector omega = Vector::Ones(1);
    const Matrix x = Matrix::Ones(64, 1);
    Matrix y(64, 1);
    device.program(omega);
    device.query(x, y);
    const float step = measureStep(device, {.omega = omega, .x = x, .y = y, .g = y, .step = 0}, 1);
    // 16 samples of a response of 10 standard deviations.
    QVERIFY2(std::abs(step / (20 * noise) - 1) < 0.1f, qPrintable(QString::number(step)));
    QVERIFY(
        (measureStepCost(traitsOf(device), 64) == EstimateCost{.queries = 16, .programmings = 1}));
    QVERIFY(
        (measureStepCost(traitsOf(device), 5) == EstimateCost{.queries = 5, .programmings = 1}));
}

void StepSizeTest::asksAnExactDeviceNothing() {
    EstimatorBench bench("slm", 6, 4, 3);
    const Ledger before = bench.device.ledger();
    QCOMPARE(measureStep(bench.device, bench.request(0), 1), bench.device.layout().step);
    QVERIFY(bench.device.ledger() == before);
    QVERIFY(measureStepCost(traitsOf(bench.device), 3) == EstimateCost{});
}

}  // namespace obscura

GUILESS_TEST(obscura::StepSizeTest)
#include "StepSizeTest.moc"
