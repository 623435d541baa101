// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceFit.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "core/blackbox/Fidelity.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/Spectrum.h"

#include <QtTest>

namespace obscura {

namespace {

constexpr Index kFitInputs = 12;
constexpr Index kFitOutputs = 8;

BlackBoxSettings settingsOf(const std::string& device, const Options& options = {}) {
    BlackBoxSettings settings;
    settings.outputs = kFitOutputs;
    settings.device = device;
    settings.deviceOptions = options;
    return settings;
}

DeviceFit fit(const BlackBoxSettings& settings, const Matrix& weight) {
    const auto model = createIdealModel(settings, weight.cols());
    return fitDevice(settings, weight, initialParameters(*model, 1));
}

}  // namespace

class DeviceFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesNear_data();
    void comesNear();
    void findsTheBestOfALowRank();
    void recoversAMesh();
    void staysInRange();
    void clipsWhatIsOutOfReach();
};

void DeviceFitTest::comesNear_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<double>("error");
    QTest::newRow("matvec: exact") << "matvec" << 1e-6;
    QTest::newRow("slm: its law inverted") << "slm" << 1e-5;
    QTest::newRow("mrr: its law inverted") << "mrr" << 1e-4;
    QTest::newRow("crossbar: least squares") << "crossbar" << 1e-3;
    // 192 phases for 96 weights, but not every weight is in reach.
    QTest::newRow("monarch: least squares") << "monarch" << 0.8;
    QTest::newRow("mzi: least squares") << "mzi" << 0.8;
}

void DeviceFitTest::comesNear() {
    QFETCH(QString, device);
    QFETCH(double, error);
    const BlackBoxSettings settings = settingsOf(device.toStdString());
    const Matrix weight = 0.1f * randomMatrix(kFitOutputs, kFitInputs, 5);
    const DeviceFit found = fit(settings, weight);
    const auto model = createIdealModel(settings, kFitInputs);
    model->program(found.omega);
    Matrix a(kFitOutputs, kFitInputs);
    model->simulation()->transferMatrix(a);
    const double actual = (found.scale * a - weight).norm() / weight.norm();
    QVERIFY2(actual < error, qPrintable(QString::number(actual)));
    QVERIFY(std::abs(actual - found.error) < 1e-5);
    QVERIFY(found.scale > 0);
}

// Eckart and Young: nothing of rank r is nearer than the truncated SVD.
void DeviceFitTest::findsTheBestOfALowRank() {
    const BlackBoxSettings settings = settingsOf("lowrank", {{"rank", Index{3}}});
    const Matrix weight = randomMatrix(kFitOutputs, kFitInputs, 6);
    const double best = bestError(singularValues(weight.cast<double>()), 3);
    const double error = fit(settings, weight).error;
    QVERIFY2(error < 1.01 * best, qPrintable(QStringLiteral("%1, best %2").arg(error).arg(best)));
}

// What a mesh has made, up to a factor, it can make again.
void DeviceFitTest::recoversAMesh() {
    BlackBoxSettings settings = settingsOf("mzi");
    settings.outputs = kFitInputs;
    const auto model = createIdealModel(settings, kFitInputs);
    const Vector near = initialParameters(*model, 1);
    model->program(near + 0.1f * Vector(randomMatrix(near.size(), 1, 7)));
    Matrix weight(kFitInputs, kFitInputs);
    model->simulation()->transferMatrix(weight);
    const DeviceFit found = fitDevice(settings, 3 * weight, near);
    QVERIFY2(found.error < 0.02, qPrintable(QString::number(found.error)));
    QVERIFY2(std::abs(found.scale - 3) < 0.1, qPrintable(QString::number(found.scale)));
}

void DeviceFitTest::staysInRange() {
    const DeviceFit found = fit(settingsOf("crossbar"), randomMatrix(kFitOutputs, kFitInputs, 8));
    QVERIFY(found.omega.minCoeff() >= 0 && found.omega.maxCoeff() <= 1);
}

void DeviceFitTest::clipsWhatIsOutOfReach() {
    // With a = 0.2 a ring never takes out half of the light: all weights are positive.
    const BlackBoxSettings settings = settingsOf("mrr", {{"a", 0.2}});
    const Matrix weight = randomMatrix(kFitOutputs, kFitInputs, 9);
    const DeviceFit found = fit(settings, weight);
    const auto model = createIdealModel(settings, kFitInputs);
    model->program(found.omega);
    Matrix a(kFitOutputs, kFitInputs);
    model->simulation()->transferMatrix(a);
    a *= found.scale;
    const float least = a.minCoeff();
    QVERIFY(least > 0);
    constexpr float kTolerance = 1e-3f;
    QVERIFY((a - weight.cwiseMax(least)).cwiseAbs().maxCoeff() < kTolerance);
}

}  // namespace obscura

GUILESS_TEST(obscura::DeviceFitTest)
#include "DeviceFitTest.moc"
