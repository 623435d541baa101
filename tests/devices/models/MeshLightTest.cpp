// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/MeshLight.h"

#include "Golden.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr float kLightTolerance = 1e-5f;
constexpr float kPi = std::numbers::pi_v<float>;

Vector randomVector(Index size, std::uint64_t seed) {
    Vector v(size);
    CounterRandom(seed).normal(0, 0, {v.data(), static_cast<std::size_t>(size)});
    return v;
}

}  // namespace

class MeshLightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsInTheDevicesAnswer_data();
    void endsInTheDevicesAnswer();
    void keepsTheEnergyInEveryColumn();
    void splitsAsTheClassicalBlockSays();
    void startsWithTheInput();
    void knowsWhichDevicesAreMeshes();
    void numbersEveryBlockOnce();
};

void MeshLightTest::endsInTheDevicesAnswer_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    for (const char* id : {"mzi", "mzi_classical"}) {
        QTest::addRow("%s 1 to 1", id) << QByteArray(id) << 1 << 1;
        QTest::addRow("%s 6 to 6", id) << QByteArray(id) << 6 << 6;
        QTest::addRow("%s 33 to 20", id) << QByteArray(id) << 33 << 20;
        QTest::addRow("%s 5 to 18", id) << QByteArray(id) << 5 << 18;
    }
}

void MeshLightTest::endsInTheDevicesAnswer() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    const auto device = createDevice(id.constData(), n, m);
    const Vector omega = device->layout().initial(1);
    const Vector x = randomVector(n, 2);
    device->program(omega);
    Matrix y(1, m);
    device->query(x.transpose(), y);
    const MeshLight light = deviceInfo(id.constData()).meshLight(n, m, {}, omega, x);
    compareMatrices(light.output.head(m).transpose(), y, kLightTolerance);
}

void MeshLightTest::keepsTheEnergyInEveryColumn() {
    const MeshShape shape = MeshShape::of(30, 30);
    const Vector x = randomVector(30, 3);
    const MeshLight light =
        deviceInfo("mzi").meshLight(30, 30, {}, randomVector(2 * shape.blocks(), 4), x);
    QCOMPARE(light.intensity.rows(), shape.columns() + 1);
    const Vector energy = light.intensity.rowwise().sum();
    for (const float sum : energy) {
        QVERIFY(std::abs(sum / x.squaredNorm() - 1) < kLightTolerance);
    }
    QVERIFY(light.splitting.minCoeff() >= 0 && light.splitting.maxCoeff() <= 1 + kLightTolerance);
}

// T = [[e^{jθ} sin φ, e^{jθ} cos φ], [cos φ, −sin φ]]: |t00|² = sin² φ. Two rails have one block.
void MeshLightTest::splitsAsTheClassicalBlockSays() {
    const DeviceInfo& mesh = deviceInfo("mzi_classical");
    const Vector x = Vector::Unit(2, 0);
    for (const float phi : {0.0f, kPi / 6, kPi / 4, kPi / 2}) {
        const Vector omega = Vector{{0.4f, phi}};
        const MeshLight light = mesh.meshLight(2, 2, {}, omega, x);
        const float share = std::sin(phi) * std::sin(phi);
        QCOMPARE(light.splitting.size(), 1);
        QVERIFY(std::abs(light.splitting[0] - share) < kLightTolerance);
        QVERIFY(std::abs(light.intensity(1, 0) - share) < kLightTolerance);
        QVERIFY(std::abs(light.intensity(1, 1) - (1 - share)) < kLightTolerance);
    }
}

void MeshLightTest::startsWithTheInput() {
    const MeshShape shape = MeshShape::of(3, 8);
    const Vector x = Vector{{1, -2, 3}};
    const MeshLight light =
        deviceInfo("mzi").meshLight(3, 8, {}, Vector::Constant(2 * shape.blocks(), kPi / 2), x);
    Vector expected = Vector::Zero(8);
    expected.head(3) = x.cwiseAbs2();
    compareMatrices(light.intensity.row(0), expected.transpose(), 0);
}

void MeshLightTest::knowsWhichDevicesAreMeshes() {
    for (const DeviceInfo& info : deviceRegistry()) {
        QCOMPARE(bool(info.meshLight), info.id.starts_with("mzi"));
    }
}

void MeshLightTest::numbersEveryBlockOnce() {
    for (const Index rails : {2, 4, 10}) {
        const MeshShape shape{rails};
        std::vector<int> seen(static_cast<std::size_t>(shape.blocks()));
        for (Index column = 0; column < shape.columns(); ++column) {
            for (Index i = 0; i < shape.blocksIn(column); ++i) {
                ++seen.at(static_cast<std::size_t>(shape.firstBlock(column) + i));
                QVERIFY(MeshShape::firstRail(column) + 2 * i + 1 < rails);
            }
        }
        QVERIFY(std::ranges::all_of(seen, [](int count) { return count == 1; }));
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::MeshLightTest)
#include "MeshLightTest.moc"
