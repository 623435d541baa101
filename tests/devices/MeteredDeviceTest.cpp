// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
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
    void addsLedgers();
    void namesEachPurpose();
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
        QCOMPARE(device.ledger()[purpose], 7 * (std::int64_t{static_cast<int>(purpose)} + 1));
    }
    QCOMPARE(device.ledger().programmings, std::int64_t{1});

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
    QCOMPARE(device.ledger()[Purpose::Gradient], std::int64_t{2 * 7 + 10 * 7});
    QCOMPARE(device.ledger().programmings, std::int64_t{11});
    QCOMPARE(device.ledger().total(), std::int64_t{7 * (1 + 2 + 3 + 4 + 5) + 70});
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

void MeteredDeviceTest::addsLedgers() {
    Ledger sum;
    sum[Purpose::Forward] = 2;
    Ledger more;
    more[Purpose::Forward] = 3;
    more[Purpose::Evaluation] = 4;
    more.programmings = 5;
    sum += more;
    QCOMPARE(sum[Purpose::Forward], std::int64_t{5});
    QCOMPARE(sum[Purpose::Evaluation], std::int64_t{4});
    QCOMPARE(sum.programmings, std::int64_t{5});
    QCOMPARE(sum.total(), std::int64_t{9});
}

void MeteredDeviceTest::namesEachPurpose() {
    QCOMPARE(purposeName(Purpose::Forward), std::string_view("forward"));
    QCOMPARE(purposeName(Purpose::Gradient), std::string_view("gradient"));
    QCOMPARE(purposeName(Purpose::Surrogate), std::string_view("surrogate"));
    QCOMPARE(purposeName(Purpose::Evaluation), std::string_view("evaluation"));
    QCOMPARE(purposeName(Purpose::Inspection), std::string_view("inspection"));
}

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::MeteredDeviceTest)
#include "MeteredDeviceTest.moc"
