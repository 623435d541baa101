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

constexpr Index kInputs = 6;
constexpr Index kOutputs = 5;
constexpr Index kRails = 6;
constexpr Index kBatch = 3;

/// ω of a mesh and the errors of its splitters, as a twin takes them.
Vector withSplitters(const Device& twin, const Vector& omega, float spread, std::uint64_t seed) {
    Vector all(twin.layout().count);
    const Index errors = all.size() - omega.size();
    all.head(omega.size()) = omega;
    CounterRandom(seed).normal(0, 0, {all.data() + omega.size(), static_cast<std::size_t>(errors)});
    all.tail(errors) *= spread;
    return all;
}

void eachMesh() {
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("three splitters") << QByteArray("mzi");
    QTest::newRow("classical") << QByteArray("mzi_classical");
}

Matrix answers(Device& device, const Vector& parameters, const Matrix& x) {
    Matrix y(x.rows(), device.outputs());
    device.program(parameters);
    device.query(x, y);
    return y;
}

/// Σ g∘y of `model` at the parameters `at` against central differences along random directions of
/// phases and splitters together.
void compareGradient(Device& model, const Vector& at) {
    constexpr float kMove = 5e-3f;
    const Matrix x = randomMatrix(kBatch, kInputs, 2);
    const Matrix g = randomMatrix(kBatch, model.outputs(), 3);
    Vector gradient(at.size());
    model.program(at);
    model.simulation()->pullBackParameters(x, g, gradient);
    for (const std::uint64_t seed : {5, 6, 7}) {
        const Vector direction = randomMatrix(at.size(), 1, seed);
        const float forward = answers(model, at + kMove * direction, x).cwiseProduct(g).sum();
        const float backward = answers(model, at - kMove * direction, x).cwiseProduct(g).sum();
        const float difference = (forward - backward) / (2 * kMove);
        QVERIFY2(
            std::abs(difference - gradient.dot(direction)) < 0.01f * gradient.norm(),
            qPrintable(QStringLiteral("%1, not %2").arg(gradient.dot(direction)).arg(difference)));
    }
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
    void withEvenSplittersIsTheDesign_data();
    void withEvenSplittersIsTheDesign();
    void hasTheSplittersThatItWasMadeWith_data();
    void hasTheSplittersThatItWasMadeWith();
    void pullsBackToItsSplitters_data();
    void pullsBackToItsSplitters();
    void frontOfAllColumnsIsTheLightAtTheOutputs_data();
    void frontOfAllColumnsIsTheLightAtTheOutputs();
    void frontDependsOnItsColumnsAlone_data();
    void frontDependsOnItsColumnsAlone();
    void pullsBackFromItsFront_data();
    void pullsBackFromItsFront();
    void columnsAreThoseOfTheBlocks();
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

void InterferometerMeshTest::withEvenSplittersIsTheDesign_data() {
    eachMesh();
}

void InterferometerMeshTest::withEvenSplittersIsTheDesign() {
    QFETCH(QByteArray, id);
    const auto design = createDesign(id.constData(), kInputs, kOutputs,
                                     {{"splitter_spread", 0.3}, {"splitter_seed", Index{4}}});
    const auto twin = createTwin(id.constData(), kInputs, kOutputs);
    const Vector omega = design->layout().initial(1);
    const Matrix x = randomMatrix(kBatch, kInputs, 2);
    const Matrix g = randomMatrix(kBatch, kOutputs, 3);
    compareMatrices(answers(*twin, withSplitters(*twin, omega, 0, 1), x),
                    answers(*design, omega, x), kTolerance);
    Vector ofDesign(omega.size());
    Vector ofTwin(twin->layout().count);
    design->simulation()->pullBackParameters(x, g, ofDesign);
    twin->simulation()->pullBackParameters(x, g, ofTwin);
    compareMatrices(ofTwin.head(omega.size()), ofDesign, kTolerance);
}

void InterferometerMeshTest::hasTheSplittersThatItWasMadeWith_data() {
    eachMesh();
}

void InterferometerMeshTest::hasTheSplittersThatItWasMadeWith() {
    QFETCH(QByteArray, id);
    const Options made = {{"splitter_spread", 0.2}, {"splitter_seed", Index{7}}};
    const auto piece = createDevice(id.constData(), kInputs, kOutputs, made);
    const auto twin = createTwin(id.constData(), kInputs, kOutputs);
    const Vector omega = piece->layout().initial(1);
    const Matrix x = randomMatrix(kBatch, kInputs, 2);
    const Matrix y = answers(*piece, omega, x);
    compareMatrices(answers(*twin, withSplitters(*twin, omega, 0.2f, 7), x), y, kTolerance);
    QVERIFY((answers(*twin, withSplitters(*twin, omega, 0, 7), x) - y).norm() > 0.1f * y.norm());
}

void InterferometerMeshTest::pullsBackToItsSplitters_data() {
    eachMesh();
}

void InterferometerMeshTest::pullsBackToItsSplitters() {
    QFETCH(QByteArray, id);
    const auto twin = createTwin(id.constData(), kInputs, kOutputs);
    compareGradient(*twin, randomMatrix(twin->layout().count, 1, 4));
}

void InterferometerMeshTest::frontOfAllColumnsIsTheLightAtTheOutputs_data() {
    eachMesh();
}

void InterferometerMeshTest::frontOfAllColumnsIsTheLightAtTheOutputs() {
    QFETCH(QByteArray, id);
    const auto twin = createTwin(id.constData(), kInputs, kOutputs);
    const auto front = createFront(id.constData(), kInputs, kOutputs, kRails);
    QCOMPARE(front->outputs(), 2 * kRails);
    const Vector at = randomMatrix(twin->layout().count, 1, 4);
    // More samples than rails go through the matrix, fewer from column to column.
    for (const Index batch : {kBatch, 2 * kRails}) {
        const Matrix x = randomMatrix(batch, kInputs, 2);
        const Matrix light = answers(*front, at, x);
        compareMatrices(light.leftCols(kOutputs), answers(*twin, at, x), kTolerance);
        // The mesh loses none.
        compareMatrices(light.rowwise().squaredNorm(), x.rowwise().squaredNorm(), 1e-4f);
    }
}

void InterferometerMeshTest::frontDependsOnItsColumnsAlone_data() {
    QTest::addColumn<int>("columns");
    for (int columns = 1; columns <= kRails; ++columns) {
        QTest::addRow("%d columns", columns) << columns;
    }
}

void InterferometerMeshTest::frontDependsOnItsColumnsAlone() {
    QFETCH(int, columns);
    const auto front = createFront("mzi", kInputs, kOutputs, columns);
    const std::vector<Index> columnOf = deviceColumns("mzi", kInputs, kOutputs);
    const Vector one = randomMatrix(front->layout().count, 1, 4);
    const Vector other = randomMatrix(front->layout().count, 1, 5);
    const Matrix x = randomMatrix(kBatch, kInputs, 2);
    const Matrix light = answers(*front, one, x);
    Vector gradient(one.size());
    front->simulation()->pullBackParameters(x, light, gradient);
    Vector mixed = one;
    for (std::size_t i = 0; i < columnOf.size(); ++i) {
        const auto parameter = static_cast<Index>(i);
        if (columnOf[i] >= columns) {
            mixed[parameter] = other[parameter];
            QCOMPARE(gradient[parameter], 0.0f);
        }
    }
    compareMatrices(answers(*front, mixed, x), light, kTolerance);
    if (columns > 1) {
        mixed[0] = other[0];
        QVERIFY((answers(*front, mixed, x) - light).norm() > 0.01f * light.norm());
    }
}

void InterferometerMeshTest::pullsBackFromItsFront_data() {
    eachMesh();
}

void InterferometerMeshTest::pullsBackFromItsFront() {
    QFETCH(QByteArray, id);
    const auto front = createFront(id.constData(), kInputs, kOutputs, 3);
    compareGradient(*front, randomMatrix(front->layout().count, 1, 4));
}

// Two phases of each of 3 blocks on 6 rails in even columns, of each of 2 in odd ones.
void InterferometerMeshTest::columnsAreThoseOfTheBlocks() {
    const std::vector<Index> columnOf = deviceColumns("mzi", kInputs, kOutputs);
    std::vector<Index> expected;
    for (const Index column : {0, 2, 4}) {
        expected.insert(expected.end(), 6, column);
    }
    for (const Index column : {1, 3, 5}) {
        expected.insert(expected.end(), 4, column);
    }
    QCOMPARE(columnOf, expected);
    QVERIFY(deviceColumns("slm", kInputs, kOutputs).empty());
}

}  // namespace obscura

GUILESS_TEST(obscura::InterferometerMeshTest)
#include "InterferometerMeshTest.moc"
