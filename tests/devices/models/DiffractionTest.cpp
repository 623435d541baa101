// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace obscura {

namespace {

using Complex = std::complex<double>;
using Field = std::vector<Complex>;

constexpr double kHalfTurn = std::numbers::pi;
constexpr float kFieldTolerance = 2e-5f;

/// The angular spectrum method by its definition: sums over plane waves, in double precision.
Field propagated(const Field& field, int p, double aperture, double wavelength, double distance) {
    Field result(field.size());
    const auto turn = [p](int a, int b) { return 2 * kHalfTurn * a * b / p; };
    for (int u = 0; u < p; ++u) {
        for (int v = 0; v < p; ++v) {
            Complex amplitude = 0;
            for (int r = 0; r < p; ++r) {
                for (int c = 0; c < p; ++c) {
                    amplitude += field[static_cast<std::size_t>(r * p + c)] *
                                 std::polar(1.0, -turn(u, r) - turn(v, c));
                }
            }
            const double fu = (2 * u < p ? u : u - p) / aperture;
            const double fv = (2 * v < p ? v : v - p) / aperture;
            const double root = std::sqrt(1 / (wavelength * wavelength) - fu * fu - fv * fv);
            amplitude *= std::polar(1.0 / (p * p), 2 * kHalfTurn * distance * root);
            for (int r = 0; r < p; ++r) {
                for (int c = 0; c < p; ++c) {
                    result[static_cast<std::size_t>(r * p + c)] +=
                        amplitude * std::polar(1.0, turn(u, r) + turn(v, c));
                }
            }
        }
    }
    return result;
}

}  // namespace

class DiffractionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void keepsEnergyBehindAnOpenMask();
    void seesTheMaskAtNoDistance();
    void averagesSuperpixels();
    void hasNoTransferMatrix();
};

void DiffractionTest::agreesWithTheDefinition_data() {
    QTest::addColumn<int>("p");
    QTest::addColumn<double>("aperture");
    QTest::newRow("even side") << 4 << 10.0;
    QTest::newRow("odd side") << 5 << 10.0;
    // Small enough that the beams cross many pixels.
    QTest::newRow("strong diffraction") << 6 << 1.0;
}

void DiffractionTest::agreesWithTheDefinition() {
    QFETCH(int, p);
    QFETCH(double, aperture);
    const Index n = p * p;
    const auto device =
        createDevice("diffraction", n, n, {{"aperture", aperture}, {"seed", Index{7}}});
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(1, n, 2);
    Matrix y(1, n);
    device->program(omega);
    device->query(x, y);

    Vector screen(n);
    CounterRandom(7).uniform(0, 0, {screen.data(), static_cast<std::size_t>(n)});
    Field field(static_cast<std::size_t>(n));
    for (Index i = 0; i < n; ++i) {
        field[static_cast<std::size_t>(i)] =
            std::polar(1.0, 2 * kHalfTurn * screen[i]) * static_cast<double>(x(0, i));
    }
    field = propagated(field, p, 1e-3 * aperture, 632e-9, 0.5);
    for (Index i = 0; i < n; ++i) {
        field[static_cast<std::size_t>(i)] *= static_cast<double>(omega[i]);
    }
    field = propagated(field, p, 1e-3 * aperture, 632e-9, 0.5);
    Matrix expected(1, n);
    for (Index i = 0; i < n; ++i) {
        expected(0, i) = static_cast<float>(std::abs(field[static_cast<std::size_t>(i)]));
    }
    compareMatrices(y, expected, kFieldTolerance);
}

void DiffractionTest::keepsEnergyBehindAnOpenMask() {
    const auto device = createDevice("diffraction", 64, 64);
    const Matrix x = randomMatrix(3, 64, 2);
    Matrix y(3, 64);
    device->program(Vector::Ones(64));
    device->query(x, y);
    compareMatrices(y.rowwise().squaredNorm(), x.rowwise().squaredNorm(), 1e-3f);
    QVERIFY((y - x.cwiseAbs()).cwiseAbs().maxCoeff() > 0.1f);
}

void DiffractionTest::seesTheMaskAtNoDistance() {
    const auto device = createDevice("diffraction", 25, 25, {{"distance", 0.0}});
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(3, 25, 2);
    Matrix y(3, 25);
    device->program(omega);
    device->query(x, y);
    const Matrix expected = (x * omega.asDiagonal()).cwiseAbs();
    compareMatrices(y, expected, kFieldTolerance);
}

// 3 × 3 pixels on 2 × 2 superpixels, whose windows share the middle row and column.
void DiffractionTest::averagesSuperpixels() {
    const auto device = createDevice("diffraction", 9, 4, {{"distance", 0.0}});
    Matrix x(1, 9);
    x << 1, 2, 3, 4, 5, 6, 7, 8, 9;
    Matrix y(1, 4);
    device->program(Vector::Ones(9));
    device->query(x, y);
    Matrix expected(1, 4);
    expected << 3, 4, 6, 7;
    compareMatrices(y, expected, kFieldTolerance);
}

void DiffractionTest::hasNoTransferMatrix() {
    const auto device = createDevice("diffraction", 4, 4);
    QVERIFY(!device->isLinear());
    Matrix a(4, 4);
    QVERIFY_EXCEPTION_THROWN(device->simulation()->transferMatrix(a), UserError);
}

}  // namespace obscura

GUILESS_TEST(obscura::DiffractionTest)
#include "DiffractionTest.moc"
