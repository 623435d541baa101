// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/WeightLaw.h"

#include "Golden.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>
#include <cmath>

namespace obscura {

class WeightLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheDevicesOwn_data();
    void isTheDevicesOwn();
    void isMonotoneOverTheRange_data() { addDevices(); }
    void isMonotoneOverTheRange();

private:
    static void addDevices();
};

void WeightLawTest::addDevices() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Options>("options");
    for (const DeviceInfo& info : deviceRegistry()) {
        if (info.weightLaw) {
            QTest::newRow(info.id.c_str()) << QByteArray(info.id.c_str()) << Options{};
        }
    }
}

void WeightLawTest::isTheDevicesOwn_data() {
    addDevices();
    QTest::newRow("mrr, other rings") << QByteArray("mrr") << Options{{"a", 0.7}};
}

void WeightLawTest::isTheDevicesOwn() {
    QFETCH(QByteArray, id);
    QFETCH(Options, options);
    const DeviceInfo& info = deviceInfo(id.constData());
    const auto device = createDevice(info.id, 5, 3, options);
    const Vector omega = device->layout().initial(1);
    device->program(omega);
    Matrix a(3, 5);
    device->simulation()->transferMatrix(a);
    Matrix weights(3, 5);
    (*weightLaw(info, 5, options))({omega.data(), 15}, weights.data());
    compareMatrices(weights, a, 0);
}

void WeightLawTest::isMonotoneOverTheRange() {
    QFETCH(QByteArray, id);
    const DeviceInfo& info = deviceInfo(id.constData());
    const ParameterLayout layout = deviceLayout(info.id, 5, 3);
    QVERIFY(std::isfinite(layout.minimum) && std::isfinite(layout.maximum));
    const float range = layout.maximum - layout.minimum;
    const Vector omega = Vector::LinSpaced(100, layout.minimum,
                                           layout.minimum + (layout.periodic ? range / 2 : range));
    Vector weights(100);
    (*weightLaw(info, 5))({omega.data(), 100}, weights.data());
    const bool grows = weights[99] > weights[0];
    for (Index i = 1; i < 100; ++i) {
        QVERIFY(grows ? weights[i] > weights[i - 1] : weights[i] < weights[i - 1]);
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::WeightLawTest)
#include "WeightLawTest.moc"
