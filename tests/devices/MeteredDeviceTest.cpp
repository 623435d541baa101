// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/Imperfections.h"
#include "devices/MeteredDevice.h"

#include <QtTest>
#include <limits>

namespace obscura {

class MeteredDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByPurpose();
    void doesNotCountWhatWasRefused();
    void passesAnswersOn();
    void booksTimeAndEnergy();
    void passesOnWhatTheDeviceTells();
};

void MeteredDeviceTest::countsByPurpose() {
    MeteredDevice device(createDevice("slm", 5, 3));
    const Vector omega = device.layout().initial(1);
    const Matrix x = Matrix::Ones(7, 5);
    Matrix y(7, 3);
    device.program(omega);
    for (const Purpose purpose : kPurposes) {
        device.setPurpose(purpose);
        for (int i = 0; i <= static_cast<int>(purpose); ++i) {
            device.query(x, y);
        }
    }
    for (const Purpose purpose : kPurposes) {
        QCOMPARE(device.ledger()[purpose].queries,
                 7 * (std::int64_t{static_cast<int>(purpose)} + 1));
    }
    QCOMPARE(device.ledger()[Purpose::Forward].programmings, std::int64_t{1});
    QCOMPARE(device.ledger().total().programmings, std::int64_t{1});

    device.setPurpose(Purpose::Gradient);
    Matrix scores(10, 3);
    device.sweep({.omega = omega,
                  .step = 0.01f,
                  .directions = GaussianDirections(1),
                  .probes = 10,
                  .x = x,
                  .baseline = y,
                  .weights = Matrix::Ones(7, 3),
                  .byGroup = true},
                 scores);
    QCOMPARE(device.ledger()[Purpose::Gradient].queries, std::int64_t{2 * 7 + 10 * 7});
    QCOMPARE(device.ledger()[Purpose::Gradient].programmings, std::int64_t{10});
    QCOMPARE(device.ledger().total().queries, std::int64_t{7 * (1 + 2 + 3 + 4 + 5 + 6) + 70});
}

void MeteredDeviceTest::doesNotCountWhatWasRefused() {
    MeteredDevice device(createDevice("slm", 5, 3));
    Vector omega = device.layout().initial(1);
    Matrix y(2, 3);
    QVERIFY_EXCEPTION_THROWN(device.query(Matrix::Ones(2, 5), y), UserError);
    omega[0] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN(device.program(omega), UserError);
    QCOMPARE(device.ledger(), Ledger{});
}

void MeteredDeviceTest::passesAnswersOn() {
    MeteredDevice metered(createDevice("mrr", 5, 3));
    const auto bare = createDevice("mrr", 5, 3);
    const Vector omega = bare->layout().initial(1);
    const Matrix x = Matrix::Identity(5, 5);
    Matrix found(5, 3);
    Matrix expected(5, 3);
    metered.program(omega);
    metered.query(x, found);
    bare->program(omega);
    bare->query(x, expected);
    QVERIFY(found == expected);
    QVERIFY(metered.simulation() != nullptr);
    QVERIFY(metered.isLinear());
}

void MeteredDeviceTest::booksTimeAndEnergy() {
    MeteredDevice device(createDevice("slm", 5, 3), {.secondsPerProgramming = 0.5,
                                                     .secondsPerQuery = 0.25,
                                                     .joulesPerProgramming = 2,
                                                     .joulesPerQuery = 0.125});
    const Vector omega = device.layout().initial(1);
    Matrix y(4, 3);
    device.program(omega);
    device.setPurpose(Purpose::Evaluation);
    device.query(Matrix::Ones(4, 5), y);
    QCOMPARE(device.ledger()[Purpose::Forward].seconds, 0.5);
    QCOMPARE(device.ledger()[Purpose::Forward].joules, 2.0);
    QCOMPARE(device.ledger()[Purpose::Evaluation].seconds, 1.0);
    QCOMPARE(device.ledger()[Purpose::Evaluation].joules, 0.5);
}

void MeteredDeviceTest::passesOnWhatTheDeviceTells() {
    const ImperfectionSettings settings = {
        .inputLimit = 2, .readNoise = 0.01f, .readNoiseAbsolute = 0.02f};
    MeteredDevice device(
        withImperfections(createDevice("crossbar", 1, 1, {{"first_read", 1.0}}), settings, {}, 1));
    QCOMPARE(device.inputLimit(), 2.0f);
    QCOMPARE(device.noiseLevel().relative, 0.01f);
    QCOMPARE(device.noiseLevel().absolute, 0.02f);
    device.program(Eigen::Vector2f(0.9f, 0.1f));
    Matrix before(1, 1);
    Matrix after(1, 1);
    device.simulation()->transferMatrix(before);
    device.elapse(10);
    device.simulation()->transferMatrix(after);
    QVERIFY(before != after);
}

}  // namespace obscura

GUILESS_TEST(obscura::MeteredDeviceTest)
#include "MeteredDeviceTest.moc"
