// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <cmath>

namespace obscura {

namespace {

constexpr float kCurrentTolerance = 1e-5f;

Matrix transferOf(Device& device, const Vector& omega) {
    device.program(omega);
    Matrix a(device.outputs(), device.inputs());
    device.simulation()->transferMatrix(a);
    return a;
}

double deviation(const Eigen::Ref<const Eigen::ArrayXd>& values) {
    return std::sqrt((values - values.mean()).square().mean());
}

}  // namespace

class CrossbarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weighsByTheDifferenceOfItsPair();
    void clipsSettings();
    void driftsByThePowerLaw();
    void cellsDriftApart();
    void readsWithNoise();
    void tellsItsNoise();
    void agesWithDeviceTime();
    void keepsItsAgeWithoutFirstRead();
    void sweepsFreshCells();
};

void CrossbarTest::weighsByTheDifferenceOfItsPair() {
    const auto device = createDevice("crossbar", 3, 2);
    Vector omega(12);
    omega << 0.9f, 0.5f, 0.1f, 0.2f, 0.5f, 0.4f, 1, 0, 0.25f, 0, 1, 0.5f;
    Matrix expected(2, 3);
    expected << 0.7f, 0, -0.3f, 1, -1, -0.25f;
    compareMatrices(transferOf(*device, omega), expected, kCurrentTolerance);
}

void CrossbarTest::clipsSettings() {
    const auto device = createDevice("crossbar", 1, 1);
    Vector omega(2);
    omega << 3, -2;
    QCOMPARE(transferOf(*device, omega)(0, 0), 1.0f);
    Vector gradient(2);
    device->simulation()->pullBackParameters(Matrix::Ones(1, 1), Matrix::Ones(1, 1), gradient);
    QVERIFY(gradient == Vector::Zero(2));
}

void CrossbarTest::tellsItsNoise() {
    const auto device = createDevice("crossbar", 200, 100, {{"read_noise", 0.02}});
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(1, 200, 2);
    Matrix y(1, 100);
    const auto ideal = createDevice("crossbar", 200, 100);
    ideal->program(omega);
    QCOMPARE(ideal->noiseLevel().relative, 0.0f);
    ideal->query(x, y);
    const float before = device->noiseLevel().relative;
    device->program(omega);
    QVERIFY(std::abs(before / device->noiseLevel().relative - 1) < 0.05f);
    const float signal = y.norm() / 10;
    Matrix noisy(1, 100);
    double sum = 0;
    constexpr int kReads = 50;
    for (int read = 0; read < kReads; ++read) {
        device->query(x, noisy);
        sum += static_cast<double>((noisy - y).squaredNorm());
    }
    const double found = std::sqrt(sum / (kReads * 100));
    const auto told = static_cast<double>(device->noiseLevel().relative * signal);
    // As far as the outputs' rms is that of ‖x‖ and A's entries.
    QVERIFY2(std::abs(found / told - 1) < 0.25, qPrintable(QString::number(found / told)));
}

void CrossbarTest::driftsByThePowerLaw() {
    const auto fresh = createDevice("crossbar", 20, 10);
    const auto old =
        createDevice("crossbar", 20, 10, {{"age", 1000.0}, {"drift", 0.1}, {"drift_spread", 0.0}});
    const Vector omega = fresh->layout().initial(1);
    const float decay = std::pow(1000.0f, -0.1f);
    compareMatrices(transferOf(*old, omega), decay * transferOf(*fresh, omega), kCurrentTolerance);
}

// Pairs at equal settings weigh nothing until their cells drift apart. To first order in the spread
// σ_ν, A = −(G/ΔG) ln(τ) τ^−ν (ν⁺ − ν⁻), with deviation (G/ΔG) ln(τ) τ^−ν √2 σ_ν.
void CrossbarTest::cellsDriftApart() {
    const double age = 100;
    const double spread = 0.002;
    const auto device = createDevice(
        "crossbar", 100, 100,
        {{"age", age}, {"drift", 0.05}, {"drift_spread", spread}, {"on_off_ratio", 11.0}});
    const Matrix a = transferOf(*device, Vector::Constant(device->layout().count, 0.5f));
    const double conductance = 0.1 + 0.5;
    const double expected =
        conductance * std::log(age) * std::pow(age, -0.05) * std::sqrt(2.0) * spread;
    const double found = deviation(a.reshaped().cast<double>().array());
    // Ten thousand samples know their deviation to 0.7 %.
    QVERIFY2(std::abs(found / expected - 1) < 0.03, qPrintable(QString::number(found / expected)));
}

void CrossbarTest::readsWithNoise() {
    const auto quiet = createDevice("crossbar", 8, 200);
    const auto noisy = createDevice("crossbar", 8, 200, {{"read_noise", 0.01}});
    const Vector omega = quiet->layout().initial(1);
    Matrix x(100, 8);
    CounterRandom(2).normal(0, 0, {x.data(), static_cast<std::size_t>(x.size())});
    x.rowwise().normalize();
    x *= 3;
    Matrix exact(100, 200);
    Matrix first(100, 200);
    Matrix second(100, 200);
    quiet->program(omega);
    quiet->query(x, exact);
    noisy->program(omega);
    noisy->query(x, first);
    noisy->query(x, second);
    const double expected = 0.01 * std::sqrt(2.0) * 3;
    const auto noiseOf = [&](const Matrix& y) -> Eigen::ArrayXd {
        return (y - exact).reshaped().cast<double>().array();
    };
    QVERIFY(std::abs(deviation(noiseOf(first)) / expected - 1) < 0.03);
    QVERIFY(std::abs(noiseOf(first).mean()) < 5 * expected / std::sqrt(20000.0));
    // The second read is as noisy and independent of the first.
    const double correlation = (noiseOf(first) * noiseOf(second)).mean() / (expected * expected);
    QVERIFY(std::abs(correlation) < 5 / std::sqrt(20000.0));
    QVERIFY(std::abs(deviation(noiseOf(second)) / expected - 1) < 0.03);
}

void CrossbarTest::agesWithDeviceTime() {
    const Options options = {
        {"age", 2.0}, {"first_read", 5.0}, {"drift", 0.1}, {"drift_spread", 0.0}};
    const auto ageing = createDevice("crossbar", 20, 10, options);
    const auto fresh = createDevice("crossbar", 20, 10);
    const Vector omega = fresh->layout().initial(1);
    const Matrix expected = transferOf(*fresh, omega);
    const auto decay = [](float age) { return std::pow(age, -0.1f); };
    const auto now = [&] {
        Matrix a(10, 20);
        ageing->simulation()->transferMatrix(a);
        return a;
    };
    ageing->elapse(1000);  // Cells without a setting have no age.
    compareMatrices(transferOf(*ageing, omega), decay(2) * expected, kCurrentTolerance);
    ageing->elapse(10);
    compareMatrices(now(), decay(4) * expected, kCurrentTolerance);
    ageing->elapse(30);
    compareMatrices(now(), decay(10) * expected, kCurrentTolerance);
    compareMatrices(transferOf(*ageing, omega), decay(2) * expected, kCurrentTolerance);
}

void CrossbarTest::keepsItsAgeWithoutFirstRead() {
    const auto device = createDevice("crossbar", 20, 10, {{"age", 2.0}});
    const Matrix before = transferOf(*device, device->layout().initial(1));
    device->elapse(1e6);
    Matrix after(10, 20);
    device->simulation()->transferMatrix(after);
    QVERIFY(after == before);
}

void CrossbarTest::sweepsFreshCells() {
    const auto device = createDevice("crossbar", 6, 4, {{"first_read", 1.0}, {"drift", 0.5}});
    const Vector omega = device->layout().initial(1);
    const Matrix x = Matrix::Ones(3, 6);
    const Matrix zero = Matrix::Zero(3, 4);
    const Matrix weights = Matrix::Ones(3, 4);
    const GaussianDirections directions(2);
    const Sweep request = {omega, 0.1f, directions, 5, x, zero, weights, true};
    Matrix fresh(5, 4);
    device->Device::sweep(request, fresh);
    device->elapse(100);
    Matrix aged(5, 4);
    device->sweep(request, aged);
    compareMatrices(aged, fresh, kCurrentTolerance);
}

}  // namespace obscura

GUILESS_TEST(obscura::CrossbarTest)
#include "CrossbarTest.moc"
