// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/Threads.h"

#include <cmath>
#include <complex>

namespace obscura {

namespace {

using Amplitude = std::complex<double>;
using Block = std::array<Amplitude, 4>;

constexpr float kTolerance = 1e-5f;

Block threeSplitter(double theta, double phi) {
    const double s = (theta + phi) / 2;
    const double d = (theta - phi) / 2;
    const Amplitude e = std::polar(1 / std::sqrt(2.0), s);
    return {e * Amplitude(std::sin(d), std::sin(s)), e * Amplitude(-std::cos(d), std::cos(s)),
            e * Amplitude(std::cos(d), std::cos(s)), e * Amplitude(std::sin(d), -std::sin(s))};
}

Block classical(double theta, double phi) {
    const Amplitude e = std::polar(1.0, theta);
    return {e * std::sin(phi), e * std::cos(phi), std::cos(phi), -std::sin(phi)};
}

/// y = Re(U x), block by block in double precision, as METHOD.md has it.
Matrix definition(Block (*block)(double, double), const Vector& omega, const Matrix& x, Index m) {
    const Index n = std::max({x.cols(), m, Index{2}});
    const Index rails = n + n % 2;
    Matrix y(x.rows(), m);
    for (Index b = 0; b < x.rows(); ++b) {
        std::vector<Amplitude> field(static_cast<std::size_t>(rails));
        for (Index j = 0; j < x.cols(); ++j) {
            field[static_cast<std::size_t>(j)] = x(b, j);
        }
        Index even = 0;
        Index odd = rails * rails / 4;
        for (Index column = 0; column < rails; ++column) {
            Index& next = column % 2 == 0 ? even : odd;
            for (Index rail = column % 2; rail + 1 < rails; rail += 2, ++next) {
                const Block t = block(omega[2 * next], omega[2 * next + 1]);
                Amplitude& upper = field[static_cast<std::size_t>(rail)];
                Amplitude& lower = field[static_cast<std::size_t>(rail) + 1];
                const Amplitude before = upper;
                upper = t[0] * before + t[1] * lower;
                lower = t[2] * before + t[3] * lower;
            }
        }
        for (Index i = 0; i < m; ++i) {
            y(b, i) = static_cast<float>(field[static_cast<std::size_t>(i)].real());
        }
    }
    return y;
}

}  // namespace

class InterferometerMeshTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void pullsBackThroughManySamples_data();
    void pullsBackThroughManySamples();
    void doesNotDependOnThreads();
    void refusesTooManyRails();
};

void InterferometerMeshTest::agreesWithTheDefinition_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    QTest::addColumn<int>("batch");
    QTest::addColumn<float>("reach");
    constexpr std::array<std::array<int, 3>, 10> kCases = {{{1, 1, 1},
                                                            {2, 2, 2},
                                                            {6, 6, 6},
                                                            {5, 3, 2},
                                                            {3, 8, 3},
                                                            {40, 4, 4},
                                                            {4, 40, 17},
                                                            {33, 40, 16},
                                                            {40, 33, 33},
                                                            {40, 33, 34}}};
    for (const char* id : {"mzi", "mzi_classical"}) {
        for (const auto& [n, m, batch] : kCases) {
            QTest::addRow("%s %d to %d, batch %d", id, n, m, batch)
                << QByteArray(id) << n << m << batch << 7.0f;
        }
        QTest::addRow("%s, far phases", id) << QByteArray(id) << 33 << 40 << 16 << 1e8f;
    }
}

void InterferometerMeshTest::agreesWithTheDefinition() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    QFETCH(int, batch);
    QFETCH(float, reach);
    const auto device = createDevice(id.constData(), n, m);
    Vector omega(device->layout().count);
    CounterRandom(5).uniform(0, 0, {omega.data(), static_cast<std::size_t>(omega.size())});
    omega *= reach;
    const Matrix x = randomMatrix(batch, n, 2);
    Matrix y(batch, m);
    device->program(omega);
    device->query(x, y);
    const auto block = id == "mzi" ? threeSplitter : classical;
    compareMatrices(y, definition(block, omega, x, m), kTolerance);
}

void InterferometerMeshTest::pullsBackThroughManySamples_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    for (const char* id : {"mzi", "mzi_classical"}) {
        QTest::addRow("%s, wide", id) << QByteArray(id) << 12 << 5;
        QTest::addRow("%s, tall", id) << QByteArray(id) << 5 << 12;
    }
}

// More samples than fit the summing slabs once. The gradient is a sum over samples, so it equals
// that of the samples one by one, which the common tests compare with differences.
void InterferometerMeshTest::pullsBackThroughManySamples() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    const Index batch = 150;
    const auto device = createDevice(id.constData(), n, m);
    device->program(device->layout().initial(1));
    const Matrix x = randomMatrix(batch, n, 2);
    const Matrix g = randomMatrix(batch, m, 3);
    Vector whole(device->layout().count);
    device->simulation()->pullBackParameters(x, g, whole);
    Vector sum = Vector::Zero(whole.size());
    Vector one(whole.size());
    for (Index b = 0; b < batch; ++b) {
        device->simulation()->pullBackParameters(x.row(b), g.row(b), one);
        sum += one;
    }
    compareMatrices(whole, sum, kTolerance * (1 + sum.cwiseAbs().maxCoeff()));
}

void InterferometerMeshTest::doesNotDependOnThreads() {
    const Matrix x = randomMatrix(70, 90, 2);
    const Matrix g = randomMatrix(70, 80, 3);
    const auto run = [&](int threads) {
        ThreadPool pool(threads);
        const UseThreads use(pool);
        const auto device = createDevice("mzi", 90, 80);
        device->program(device->layout().initial(1));
        Matrix y(70, 80);
        device->query(x, y);
        Vector gradient(device->layout().count);
        device->simulation()->pullBackParameters(x, g, gradient);
        return std::pair(y, gradient);
    };
    const auto alone = run(1);
    const auto together = run(5);
    QVERIFY(alone.first == together.first);
    QVERIFY(alone.second == together.second);
}

void InterferometerMeshTest::refusesTooManyRails() {
    try {
        createDevice("mzi", 5000, 10);
        QFAIL("5000 rails were accepted");
    } catch (const UserError& error) {
        QCOMPARE(QString::fromUtf8(error.what()),
                 QStringLiteral("interferometer mesh: found 5000 rails, expected at most 4096, "
                                "whose 16 million phases take half a GiB already"));
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::InterferometerMeshTest)
#include "InterferometerMeshTest.moc"
