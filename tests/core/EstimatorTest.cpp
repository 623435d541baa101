// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "core/blackbox/Estimator.h"
#include "devices/DeviceRegistry.h"
#include "devices/MeteredDevice.h"

namespace obscura {

namespace {

Matrix randomMatrix(Index rows, Index columns, std::uint64_t seed) {
    Matrix a(rows, columns);
    CounterRandom(seed).normal(0, 0, {a.data(), static_cast<std::size_t>(a.size())});
    return a;
}

/// A device at its initial parameters with a batch sent through and a gradient at its output.
struct Bench {
    Bench(const char* id, Index n, Index m, Index batch)
        : device(createDevice(id, n, m)),
          omega(device.layout().initial(1)),
          x(randomMatrix(batch, n, 2)),
          y(batch, m),
          g(randomMatrix(batch, m, 3)) {
        device.program(omega);
        device.query(x, y);
    }

    Vector exactGradient() {
        device.program(omega);
        Vector gradient(omega.size());
        device.simulation()->pullBackParameters(x, g, gradient);
        return gradient;
    }

    Vector estimate(Index probes, float step, std::uint64_t seed) {
        device.program(omega);
        Vector gradient(omega.size());
        estimateGradient(device, {.omega = omega, .x = x, .y = y, .g = g},
                         GaussianDirections(seed), probes, step, gradient);
        return gradient;
    }

    MeteredDevice device;
    Vector omega;
    Matrix x;
    Matrix y;
    Matrix g;
};

}  // namespace

class EstimatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedValues_data();
    void reproducesRecordedValues();
    void countsQueries_data();
    void countsQueries();
    void queriesCombinationsWithTheSameResult();
    void isUnbiased_data();
    void isUnbiased();
};

void EstimatorTest::reproducesRecordedValues_data() {
    QTest::addColumn<int>("entry");
    const auto& all = golden().at("zeroth_order");
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTest::newRow(all[i]["device"].get<std::string>().c_str()) << static_cast<int>(i);
    }
}

void EstimatorTest::reproducesRecordedValues() {
    QFETCH(int, entry);
    const auto& recorded = golden()["zeroth_order"][static_cast<std::size_t>(entry)];
    const Matrix x = matrixOf(recorded["x"]);
    const Matrix g = matrixOf(recorded["output_gradient"]);
    const Matrix directions = matrixOf(recorded["directions"]);
    const Vector omega = vectorOf(recorded["parameters"]);
    const auto device = createDevice(recorded["device"].get<std::string>(), x.cols(), g.cols());
    device->program(omega);
    Matrix y(x.rows(), g.cols());
    device->query(x, y);
    Vector gradient(omega.size());
    estimateGradient(*device, {.omega = omega, .x = x, .y = y, .g = g},
                     GivenDirections(directions), directions.rows(), recorded["mu"].get<float>(),
                     gradient);
    const Vector expected = vectorOf(recorded["parameter_gradient"]);
    // Recorded in single precision: differences of scores, divided by μ = 0.01.
    const float tolerance = 1e-4f * expected.cwiseAbs().maxCoeff();
    compareMatrices(gradient, expected, tolerance);
}

void EstimatorTest::countsQueries_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("queries");
    const int probes = 3;
    const int outputs = 4;
    QTest::newRow("batch below m: probes * batch") << 3 << probes * 3;
    QTest::newRow("batch equal to m") << 4 << probes * 4;
    QTest::newRow("batch above m: (probes + 1) * m") << 9 << (probes + 1) * outputs;
}

void EstimatorTest::countsQueries() {
    QFETCH(int, batch);
    QFETCH(int, queries);
    Bench bench("slm", 6, 4, batch);
    const std::int64_t programmings = bench.device.ledger().programmings;
    bench.device.setPurpose(Purpose::Gradient);
    bench.estimate(3, 0.01f, 7);
    QCOMPARE(bench.device.ledger()[Purpose::Gradient], std::int64_t{queries});
    QCOMPARE(bench.device.ledger().programmings - programmings, std::int64_t{1 + 3});
}

void EstimatorTest::queriesCombinationsWithTheSameResult() {
    Bench bench("slm", 6, 4, 9);
    const Vector combined = bench.estimate(5, 0.01f, 7);
    // Splitting the batch stays below m each time, so these are queried sample by sample.
    Vector separate = Vector::Zero(combined.size());
    for (Index row = 0; row < 9; row += 3) {
        bench.device.program(bench.omega);
        Vector part(combined.size());
        estimateGradient(bench.device,
                         {.omega = bench.omega,
                          .x = bench.x.middleRows(row, 3),
                          .y = bench.y.middleRows(row, 3),
                          .g = bench.g.middleRows(row, 3)},
                         GaussianDirections(7), 5, 0.01f, part);
        separate += part;
    }
    compareMatrices(combined, separate, 1e-3f * separate.cwiseAbs().maxCoeff());
}

void EstimatorTest::isUnbiased_data() {
    QTest::addColumn<QByteArray>("device");
    for (const char* id : {"matvec", "slm", "mrr", "mzi"}) {
        QTest::newRow(id) << QByteArray(id);
    }
}

// The mean of many estimates lies within three standard errors of the exact gradient, measured
// along the exact gradient's direction, and the estimate's mean square is that of theory:
// E‖g‖² = (d + 1 + M)/M · ‖∇‖² for a linear score.
void EstimatorTest::isUnbiased() {
    QFETCH(QByteArray, device);
    Bench bench(device.constData(), 6, 4, 3);
    const Vector exact = bench.exactGradient();
    const int repeats = 2000;
    double sum = 0;
    double sumOfSquares = 0;
    double squaredNorms = 0;
    for (int i = 0; i < repeats; ++i) {
        const Vector g = bench.estimate(1, 1e-3f, 1000 + static_cast<std::uint64_t>(i));
        const double projection = g.dot(exact) / exact.squaredNorm();
        sum += projection;
        sumOfSquares += projection * projection;
        squaredNorms += g.squaredNorm() / exact.squaredNorm();
    }
    const double mean = sum / repeats;
    const double standardError = std::sqrt((sumOfSquares / repeats - mean * mean) / repeats);
    QVERIFY2(std::abs(mean - 1) < 3 * standardError,
             qPrintable(QStringLiteral("mean %1, standard error %2").arg(mean).arg(standardError)));
    const double theory = static_cast<double>(exact.size()) + 2;
    QVERIFY(std::abs(squaredNorms / repeats / theory - 1) < 0.15);
}

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::EstimatorTest)
#include "EstimatorTest.moc"
