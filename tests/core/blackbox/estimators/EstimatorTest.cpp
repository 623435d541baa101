// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "TestProgram.h"
#include "core/blackbox/EstimatorBench.h"
#include "core/blackbox/estimators/Probes.h"

#include <functional>

namespace obscura {

namespace {

constexpr std::array kQueryingKinds = {EstimatorKind::Gaussian, EstimatorKind::Rademacher,
                                       EstimatorKind::Local, EstimatorKind::Coordinate,
                                       EstimatorKind::Homodyne};
constexpr std::array kKindNames = {"gaussian", "rademacher", "local", "coordinate", "homodyne"};

double relativeDifference(const Vector& found, const Vector& expected) {
    return static_cast<double>((found - expected).norm() / expected.norm());
}

/// Mean square distance of single estimates from their mean, in parts of the gradient's square.
double variance(EstimatorBench& bench, const EstimatorSettings& settings, int repeats) {
    const Vector exact = bench.exactGradient();
    double sum = 0;
    for (int i = 0; i < repeats; ++i) {
        const Vector g = bench.estimate(settings, 500 + static_cast<std::uint64_t>(i));
        sum += static_cast<double>((g - exact).squaredNorm() / exact.squaredNorm());
    }
    return sum / repeats;
}

/// y_i = (ω_i + ½ω_i²) x_i, so that even terms in μ are known.
class QuadraticDevice final : public Device {
public:
    explicit QuadraticDevice(Index size) {
        m_layout.count = size;
        m_layout.groups = OutputGroups::perOutput(size, size);
    }
    Index inputs() const override { return m_layout.count; }
    Index outputs() const override { return m_layout.count; }
    const ParameterLayout& layout() const override { return m_layout; }
    bool isLinear() const override { return true; }
    void program(ConstVectorRef omega) override { m_omega = omega; }
    void query(ConstMatrixRef x, MatrixRef y) override {
        const Vector factors = m_omega.array() + 0.5f * m_omega.array().square();
        y = x * factors.asDiagonal();
    }

private:
    ParameterLayout m_layout;
    Vector m_omega;
};

}  // namespace

class EstimatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedValues_data();
    void reproducesRecordedValues();
    void costsWhatItSays_data();
    void costsWhatItSays();
    void countsAsTheMethodSays_data();
    void countsAsTheMethodSays();
    void queriesCombinationsWithTheSameResult();
    void isUnbiased_data();
    void isUnbiased();
    void varianceIsThatOfTheory_data();
    void varianceIsThatOfTheory();
    void antitheticCancelsEvenTerms();
    void coordinateIsExact();
    void homodyneRecoversALinearGradient_data();
    void homodyneRecoversALinearGradient();
    void tonesDifferWhereOutputsAreShared();
    void exactAndTwinAskNothing();
    void noneLeavesTheDevice();
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
    probeGradient(*device,
                  {.omega = omega, .x = x, .y = y, .g = g, .step = recorded["mu"].get<float>()},
                  GivenDirections(directions), directions.rows(), {}, gradient);
    const Vector expected = vectorOf(recorded["parameter_gradient"]);
    // Recorded in single precision: differences of scores, divided by μ = 0.01.
    const float tolerance = 1e-4f * expected.cwiseAbs().maxCoeff();
    compareMatrices(gradient, expected, tolerance);
}

void EstimatorTest::costsWhatItSays_data() {
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("compression");
    QTest::addColumn<bool>("antithetic");
    for (const char* device : {"slm", "diffraction"}) {
        for (std::size_t kind = 0; kind < kQueryingKinds.size(); ++kind) {
            for (const int batch : {3, 9}) {
                for (const int compression : {0, 2, 20}) {
                    for (const bool antithetic : {false, true}) {
                        // What is not linear can't be compressed.
                        if (compression > 0 && std::string_view(device) != "slm")
                            continue;
                        QTest::addRow("%s %s B=%d q=%d %s", device, kKindNames[kind], batch,
                                      compression, antithetic ? "antithetic" : "one-sided")
                            << QByteArray(device) << static_cast<int>(kQueryingKinds[kind]) << batch
                            << compression << antithetic;
                    }
                }
            }
        }
    }
}

void EstimatorTest::costsWhatItSays() {
    QFETCH(QByteArray, device);
    QFETCH(int, kind);
    QFETCH(int, batch);
    QFETCH(int, compression);
    QFETCH(bool, antithetic);
    EstimatorBench bench(device.toStdString(), 6, 4, batch);
    const EstimatorSettings settings{.kind = static_cast<EstimatorKind>(kind),
                                     .probes = 5,
                                     .step = 0.01,
                                     .antithetic = antithetic,
                                     .compression = compression};
    const EstimateCost cost = gradientCost(settings, traitsOf(bench.device), batch);
    const std::int64_t programmings = bench.device.ledger().total().programmings;
    bench.estimate(settings, 7);
    QCOMPARE(bench.device.ledger()[Purpose::Gradient].queries, cost.queries);
    QCOMPARE(bench.device.ledger().total().programmings - programmings, cost.programmings + 1);
}

void EstimatorTest::countsAsTheMethodSays_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("compression");
    QTest::addColumn<bool>("antithetic");
    QTest::addColumn<int>("queries");
    const int probes = 3;
    const int outputs = 4;
    QTest::newRow("batch below m: M B") << 3 << 0 << false << probes * 3;
    QTest::newRow("batch equal to m: M B") << 4 << 0 << false << probes * 4;
    QTest::newRow("batch above m: (M + 1) m") << 9 << 0 << false << (probes + 1) * outputs;
    QTest::newRow("antithetic: 2 M B") << 3 << 0 << true << 2 * probes * 3;
    QTest::newRow("antithetic above m: 2 M m") << 9 << 0 << true << 2 * probes * outputs;
    QTest::newRow("compressed: (M + 1) q") << 9 << 2 << false << (probes + 1) * 2;
    QTest::newRow("compressed antithetic: 2 M q") << 9 << 2 << true << 2 * probes * 2;
    QTest::newRow("q above the batch: M B") << 3 << 7 << false << probes * 3;
}

void EstimatorTest::countsAsTheMethodSays() {
    QFETCH(int, batch);
    QFETCH(int, compression);
    QFETCH(bool, antithetic);
    QFETCH(int, queries);
    EstimatorBench bench("slm", 6, 4, batch);
    const EstimatorSettings settings{
        .probes = 3, .step = 0.01, .antithetic = antithetic, .compression = compression};
    bench.estimate(settings, 7);
    QCOMPARE(bench.device.ledger()[Purpose::Gradient].queries, std::int64_t{queries});
}

void EstimatorTest::queriesCombinationsWithTheSameResult() {
    EstimatorBench bench("slm", 6, 4, 9);
    const Vector combined = bench.estimate({.probes = 5, .step = 0.01}, 7);
    Vector separate(combined.size());
    probeGradient(bench.device, bench.request(0.01f), GaussianDirections(7), 5, {}, separate);
    compareMatrices(combined, separate, 1e-3f * separate.cwiseAbs().maxCoeff());
}

void EstimatorTest::isUnbiased_data() {
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("gaussianDirections");
    for (const DeviceInfo& info : deviceRegistry()) {
        if (!info.isSimulation)
            continue;
        const QByteArray id = QByteArray::fromStdString(info.id);
        QTest::addRow("%s gaussian", id.constData())
            << id << static_cast<int>(EstimatorKind::Gaussian) << true;
        QTest::addRow("%s rademacher", id.constData())
            << id << static_cast<int>(EstimatorKind::Rademacher) << false;
        QTest::addRow("%s local rademacher", id.constData())
            << id << static_cast<int>(EstimatorKind::Local) << false;
        QTest::addRow("%s local gaussian", id.constData())
            << id << static_cast<int>(EstimatorKind::Local) << true;
        QTest::addRow("%s homodyne", id.constData())
            << id << static_cast<int>(EstimatorKind::Homodyne) << false;
    }
}

// The mean of many estimates lies within three standard errors of the exact gradient, measured
// along the exact gradient's direction; antithetic, so that no even term in μ is left.
void EstimatorTest::isUnbiased() {
    QFETCH(QByteArray, device);
    QFETCH(int, kind);
    QFETCH(bool, gaussianDirections);
    EstimatorBench bench(device.toStdString(), 6, 4, 3);
    const Vector exact = bench.exactGradient();
    EstimatorSettings settings{.kind = static_cast<EstimatorKind>(kind),
                               .probes = kind == static_cast<int>(EstimatorKind::Homodyne) ? 5 : 1,
                               .step = 2e-3,
                               .antithetic = true};
    settings.directions =
        gaussianDirections ? ProbeDirections::Gaussian : ProbeDirections::Rademacher;
    const int repeats = 4000;
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < repeats; ++i) {
        const Vector g = bench.estimate(settings, 1000 + static_cast<std::uint64_t>(i));
        const auto projection = static_cast<double>(g.dot(exact) / exact.squaredNorm());
        sum += projection;
        sumOfSquares += projection * projection;
    }
    const double mean = sum / repeats;
    // Where one parameter is moved by ±1, every estimate is the same up to rounding.
    constexpr double kRounding = 2e-3;
    const double standardError =
        std::sqrt(std::max(sumOfSquares / repeats - mean * mean, 0.0) / repeats);
    QVERIFY2(std::abs(mean - 1) < 3 * standardError + kRounding,
             qPrintable(QStringLiteral("mean %1, standard error %2").arg(mean).arg(standardError)));
}

void EstimatorTest::varianceIsThatOfTheory_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("gaussianDirections");
    QTest::addColumn<double>("theory");
    // A linear score of d parameters, M = 1: E‖g − ∇‖² is (d + 1)‖∇‖² for N(0, I) and (d − 1)‖∇‖²
    // for ±1. By group, d is the group's size and sums run over groups.
    const double d = 24;
    const double group = 6;
    QTest::newRow("gaussian") << static_cast<int>(EstimatorKind::Gaussian) << true << d + 1;
    QTest::newRow("rademacher") << static_cast<int>(EstimatorKind::Rademacher) << false << d - 1;
    QTest::newRow("local gaussian") << static_cast<int>(EstimatorKind::Local) << true << group + 1;
    QTest::newRow("local rademacher")
        << static_cast<int>(EstimatorKind::Local) << false << group - 1;
}

void EstimatorTest::varianceIsThatOfTheory() {
    QFETCH(int, kind);
    QFETCH(bool, gaussianDirections);
    QFETCH(double, theory);
    EstimatorBench bench("matvec", 6, 4, 3);
    EstimatorSettings settings{.kind = static_cast<EstimatorKind>(kind), .probes = 1, .step = 0.1};
    settings.directions =
        gaussianDirections ? ProbeDirections::Gaussian : ProbeDirections::Rademacher;
    const double measured = variance(bench, settings, 2000);
    settings.probes = 4;
    const double fourProbes = variance(bench, settings, 1000);
    constexpr double kStatistics = 0.15;
    QVERIFY2(std::abs(measured / theory - 1) < kStatistics, qPrintable(QString::number(measured)));
    QVERIFY2(std::abs(4 * fourProbes / theory - 1) < kStatistics,
             qPrintable(QString::number(fourProbes)));
}

// Along ±1 directions y_i changes by μu_i(1 + ω_i)x_i + ½μ²x_i: one-sided local probes are off by
// exactly ½μ Σ_b G_bi x_bi u_i, antithetic ones by nothing.
void EstimatorTest::antitheticCancelsEvenTerms() {
    const Index size = 5;
    const float step = 0.5f;
    QuadraticDevice device(size);
    const Vector omega = randomMatrix(size, 1, 1);
    const Matrix x = randomMatrix(3, size, 2);
    const Matrix g = randomMatrix(3, size, 3);
    Matrix y(3, size);
    device.program(omega);
    device.query(x, y);
    const Vector worth = g.cwiseProduct(x).colwise().sum();
    const Vector exact = worth.array() * (1 + omega.array());
    const GradientRequest request{.omega = omega, .x = x, .y = y, .g = g, .step = step};
    const RademacherDirections directions(4);
    Vector u(size);
    directions.fill(0, 0, {u.data(), static_cast<std::size_t>(size)});
    Vector oneSided(size);
    Vector antithetic(size);
    probeGradient(device, request, directions, 1, {.antithetic = false, .byGroup = true}, oneSided);
    probeGradient(device, request, directions, 1, {.antithetic = true, .byGroup = true},
                  antithetic);
    compareMatrices(antithetic, exact, 1e-5f);
    compareMatrices(oneSided - exact, 0.5f * step * worth.cwiseProduct(u), 1e-5f);
}

void EstimatorTest::coordinateIsExact() {
    for (const char* id : {"slm", "mzi", "diffraction"}) {
        EstimatorBench bench(id, 6, 4, 3);
        const Vector exact = bench.exactGradient();
        const Vector central = bench.estimate(
            {.kind = EstimatorKind::Coordinate, .step = 0.01, .antithetic = true}, 1);
        QVERIFY2(relativeDifference(central, exact) < 1e-3, id);
    }
    EstimatorBench linear("matvec", 6, 4, 9);
    const Vector found = linear.estimate({.kind = EstimatorKind::Coordinate, .step = 1}, 1);
    QVERIFY(relativeDifference(found, linear.exactGradient()) < 1e-5);
}

void EstimatorTest::homodyneRecoversALinearGradient_data() {
    QTest::addColumn<int>("probes");
    QTest::newRow("odd") << 13;
    QTest::newRow("even") << 14;
    QTest::newRow("more than needed") << 29;
}

// Each of the 4 outputs hears 6 parameters: 2·6 + 1 probes tell them apart.
void EstimatorTest::homodyneRecoversALinearGradient() {
    QFETCH(int, probes);
    EstimatorBench bench("matvec", 6, 4, 3);
    const Vector exact = bench.exactGradient();
    EstimatorSettings settings{.kind = EstimatorKind::Homodyne, .probes = probes, .step = 0.1};
    QVERIFY(relativeDifference(bench.estimate(settings, 1), exact) < 1e-4);
    settings.probes = 11;
    QVERIFY(relativeDifference(bench.estimate(settings, 1), exact) > 0.05);
}

void EstimatorTest::tonesDifferWhereOutputsAreShared() {
    const auto device = createDevice("monarch", 16, 16);
    const OutputGroups& groups = device->layout().groups;
    const std::vector<std::int32_t> tones = homodyneTones(groups, device->outputs());
    std::map<std::pair<Index, std::int32_t>, int> heard;
    for (std::size_t j = 0; j < tones.size(); ++j) {
        for (const Index output : groups.outputsOf[static_cast<std::size_t>(groups.groupOf[j])]) {
            const int times = ++heard[std::pair(output, tones[j])];
            QCOMPARE(times, 1);
        }
    }
    // Each output is driven by one block of 16 and one row of 4.
    QCOMPARE(*std::max_element(tones.begin(), tones.end()), 16 + 4 - 1);
}

void EstimatorTest::exactAndTwinAskNothing() {
    EstimatorBench bench("slm", 6, 4, 3);
    const auto twin = createDevice("slm", 6, 4);
    const Vector exact = bench.exactGradient();
    const Ledger before = bench.device.ledger();
    for (const EstimatorKind kind : {EstimatorKind::Exact, EstimatorKind::DigitalTwin}) {
        Vector found(exact.size());
        createEstimator({.kind = kind}, bench.device, twin.get())
            ->estimate(bench.device, bench.request(0), 1, found);
        compareMatrices(found, exact, 1e-6f);
    }
    QVERIFY(bench.device.ledger() == before);
}

void EstimatorTest::noneLeavesTheDevice() {
    EstimatorBench bench("slm", 6, 4, 3);
    QCOMPARE(bench.estimate({.kind = EstimatorKind::None}, 1).norm(), 0.0f);
    QCOMPARE(bench.device.ledger()[Purpose::Gradient].queries, 0);
}

}  // namespace obscura

GUILESS_TEST(obscura::EstimatorTest)
#include "EstimatorTest.moc"
