// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Imperfections.h"

#include "Golden.h"
#include "RecordingDevice.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace obscura {

namespace {

constexpr float kPeriod = 2 * std::numbers::pi_v<float>;
constexpr float kRounding = 1e-6f;
// A statistic may miss its expectation by this many of its standard errors.
constexpr double kStandardErrors = 3;

Vector uniformVector(Index count, float low, float high, std::uint64_t seed) {
    Vector v(count);
    CounterRandom(seed).uniform(0, 0, {v.data(), static_cast<std::size_t>(count)});
    return (low + (high - low) * v.array()).matrix();
}

Matrix normalMatrix(Index rows, Index columns, std::uint64_t seed) {
    Matrix a(rows, columns);
    CounterRandom(seed).normal(0, 0, {a.data(), static_cast<std::size_t>(a.size())});
    return a;
}

ParameterLayout phaseLayout(Index count) {
    ParameterLayout layout = openLayout(count, 1);
    layout.minimum = 0;
    layout.maximum = kPeriod;
    layout.periodic = true;
    return layout;
}

/// A recording device behind imperfections.
struct Bench {
    Bench(Index size, const ParameterLayout& layout, const ImperfectionSettings& settings,
          std::uint64_t noiseSeed = 1)
        : device(withImperfections(std::make_unique<RecordingDevice>(size, layout, record),
                                   settings, {}, noiseSeed)) {}

    Vector programmed(const Vector& omega) {
        device->program(omega);
        return record.omega;
    }
    Matrix answer(const Matrix& x) {
        Matrix y(x.rows(), x.cols());
        device->query(x, y);
        return y;
    }

    Record record;
    std::unique_ptr<ImperfectDevice> device;
};

/// Fails the running test unless `found` could be drawn from N(0, deviation²).
void compareWithNormal(const Eigen::Ref<const Eigen::ArrayXd>& found, double deviation) {
    const auto n = static_cast<double>(found.size());
    const double mean = found.mean() / (deviation / std::sqrt(n));
    const double spread = (std::sqrt(found.square().mean()) / deviation - 1) * std::sqrt(2 * n);
    // Kurtosis tells a normal distribution (3) from others: its deviation is √(24/n).
    const double kurtosis =
        (found.square().square().mean() / std::pow(found.square().mean(), 2) - 3) /
        std::sqrt(24 / n);
    const auto text = QStringLiteral("standard errors: mean %1, deviation %2, kurtosis %3")
                          .arg(mean)
                          .arg(spread)
                          .arg(kurtosis);
    QVERIFY2(std::abs(mean) < kStandardErrors && std::abs(spread) < kStandardErrors &&
                 std::abs(kurtosis) < kStandardErrors,
             qPrintable(text));
}

/// Fails the running test unless `errors` could be drawn from U(−lsb/2, lsb/2).
void compareWithRounding(const Eigen::Ref<const Eigen::ArrayXd>& errors, double lsb) {
    const auto n = static_cast<double>(errors.size());
    QVERIFY(errors.abs().maxCoeff() <= lsb / 2 * (1 + 1e-4));
    std::array<double, 8> counts{};
    for (const double error : errors) {
        const auto bin = static_cast<std::size_t>((error / lsb + 0.5) * 8);
        ++counts[std::min<std::size_t>(bin, 7)];
    }
    const double expected = n / 8;
    double chiSquared = 0;
    for (const double count : counts) {
        chiSquared += (count - expected) * (count - expected) / expected;
    }
    // Seven degrees of freedom: one in ten thousand exceeds 30.
    QVERIFY2(chiSquared < 30, qPrintable(QString::number(chiSquared)));
}

QString messageOf(const auto& action) {
    try {
        action();
    } catch (const UserError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class ImperfectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEachOption();
    void readsOptions();
    void refusesOptions();
    void actsWhenAsked();

    void wrapsPhases();
    void clipsParameters();
    void limitsAPhaseWithoutWrapping();
    void refusesRangesThatAreNone();
    void roundsParameters();
    void sharesOutFaults();
    void spreadsByPiece();
    void leaksToNeighbours();
    void placesEachDevicesParameters();
    void driftsAsARandomWalk();

    void roundsSignals_data();
    void roundsSignals();
    void keepsZeroAndPeak();
    void tellsTheSignWithOneBit();
    void clipsSignals();
    void readsWithNoise_data();
    void readsWithNoise();
    void noiseDoesNotDependOnBatches();
    void tellsItsNoiseLevel();
};

void ImperfectionsTest::describesEachOption() {
    std::set<std::string> names;
    for (const OptionInfo& option : imperfectionSchema()) {
        QVERIFY(names.insert(option.name).second);
        QVERIFY(!option.title.empty());
        QVERIFY2(option.help.size() > 50, option.name.c_str());
        checkedOption(option, option.initial);
    }
}

void ImperfectionsTest::readsOptions() {
    const ImperfectionSettings ideal = imperfectionSettings({});
    QCOMPARE(ideal, ImperfectionSettings{});
    const ImperfectionSettings all = imperfectionSettings({{"parameter_bits", Index{1}},
                                                           {"parameter_limit", 2.0},
                                                           {"clip_parameters", true},
                                                           {"input_bits", Index{3}},
                                                           {"input_limit", 4.0},
                                                           {"output_bits", Index{5}},
                                                           {"output_limit", 6.0},
                                                           {"read_noise", 7.0},
                                                           {"read_noise_absolute", 8.0},
                                                           {"drift", 9.0},
                                                           {"crosstalk", 0.5},
                                                           {"fabrication_spread", 11.0},
                                                           {"stuck", 0.25},
                                                           {"seed", Index{13}},
                                                           {"during", std::string("training")}});
    const ImperfectionSettings expected = {.parameterBits = 1,
                                           .parameterLimit = 2,
                                           .clipParameters = true,
                                           .inputBits = 3,
                                           .inputLimit = 4,
                                           .outputBits = 5,
                                           .outputLimit = 6,
                                           .readNoise = 7,
                                           .readNoiseAbsolute = 8,
                                           .drift = 9,
                                           .crosstalk = 0.5f,
                                           .fabricationSpread = 11,
                                           .stuck = 0.25f,
                                           .seed = 13,
                                           .during = ActivePhase::Training};
    QCOMPARE(all, expected);
}

void ImperfectionsTest::refusesOptions() {
    const QString misspelt = messageOf([] { imperfectionSettings({{"read_nois", 0.1}}); });
    QVERIFY2(misspelt.startsWith("imperfections: found option \"read_nois\", expected read_noise,"),
             qPrintable(misspelt));
    QCOMPARE(messageOf([] {
                 imperfectionSettings({{"input_bits", Index{17}}});
             }),
             QStringLiteral("imperfections: input_bits: found 17, expected a whole number from 0 "
                            "to 16 (bits)"));
    QCOMPARE(messageOf([] {
                 imperfectionSettings({{"stuck", 1.5}});
             }),
             QStringLiteral("imperfections: stuck: found 1.5, expected a number from 0 to 1"));
}

void ImperfectionsTest::actsWhenAsked() {
    const auto active = [](ActivePhase during, bool training) {
        return ImperfectionSettings{.during = during}.activeIn(training);
    };
    QVERIFY(active(ActivePhase::Always, true) && active(ActivePhase::Always, false));
    QVERIFY(active(ActivePhase::Training, true) && !active(ActivePhase::Training, false));
    QVERIFY(!active(ActivePhase::Inference, true) && active(ActivePhase::Inference, false));
}

void ImperfectionsTest::wrapsPhases() {
    Bench bench(1, phaseLayout(5), {.clipParameters = true});
    Vector omega(5);
    omega << 1, -1, kPeriod + 1, -3 * kPeriod + 2, 0;
    Vector expected(5);
    expected << 1, kPeriod - 1, 1, 2, 0;
    compareMatrices(bench.programmed(omega), expected, 5e-6f);
    QVERIFY(bench.device->layout().periodic);
    QCOMPARE(bench.device->clipped(), ClippedCounts{});
}

void ImperfectionsTest::clipsParameters() {
    ParameterLayout layout = openLayout(4, 1);
    layout.minimum = 0;
    layout.maximum = 1;
    Bench bench(1, layout, {.clipParameters = true});
    QCOMPARE(bench.programmed(Eigen::Vector4f(-0.5f, 0.25f, 1, 1.5f)),
             Vector(Eigen::Vector4f(0, 0.25f, 1, 1)));
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.parameters = 2}));
    bench.programmed(Eigen::Vector4f(2, 2, 2, 2));
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.parameters = 6}));
}

void ImperfectionsTest::limitsAPhaseWithoutWrapping() {
    Bench bench(1, phaseLayout(3), {.parameterLimit = 3});
    QCOMPARE(bench.programmed(Eigen::Vector3f(-0.1f, 2, 5)), Vector(Eigen::Vector3f(0, 2, 3)));
    const ParameterLayout& layout = bench.device->layout();
    QCOMPARE(layout.minimum, 0.0f);
    QCOMPARE(layout.maximum, 3.0f);
    QVERIFY(!layout.periodic);
    // A limit beyond the range leaves the phase free to turn.
    QVERIFY(Bench(1, phaseLayout(1), {.parameterLimit = 7}).device->layout().periodic);
}

void ImperfectionsTest::refusesRangesThatAreNone() {
    QCOMPARE(messageOf([] { Bench(1, openLayout(1, 1), {.parameterBits = 8}); }),
             QStringLiteral("parameter_limit: found 0 for parameters a, which have no range of "
                            "their own, expected their largest magnitude"));
    QCOMPARE(messageOf([] { Bench(1, openLayout(1, 1), {.clipParameters = true}); }),
             QStringLiteral("parameter_limit: found 0 for parameters a, which have no range of "
                            "their own, expected their largest magnitude"));
    ParameterLayout high = openLayout(1, 1);
    high.minimum = 2;
    high.maximum = 4;
    QCOMPARE(messageOf([&] { Bench(1, high, {.parameterLimit = 1.5f}); }),
             QStringLiteral("parameter_limit: found 1.5, expected more than 2, where the range of "
                            "the parameters begins"));
    Bench limited(1, openLayout(1, 1), {.parameterBits = 8, .parameterLimit = 0.5f});
    QCOMPARE(limited.device->layout().minimum, -0.5f);
    QCOMPARE(limited.device->layout().resolution, 1.0f / 255);
}

void ImperfectionsTest::roundsParameters() {
    constexpr Index kCount = 100000;
    Bench bench(1, phaseLayout(kCount), {.parameterBits = 8});
    const float lsb = bench.device->layout().resolution;
    QVERIFY(std::abs(lsb - 0.02464f) < 1e-5f);
    const Vector omega = uniformVector(kCount, 0, kPeriod, 3);
    const Vector written = bench.programmed(omega);
    compareWithRounding((written - omega).cast<double>().array(), static_cast<double>(lsb));
    const std::set<float> levels(written.begin(), written.end());
    QCOMPARE(levels.size(), std::size_t{256});
    QCOMPARE(*levels.rbegin(), kPeriod);
}

void ImperfectionsTest::sharesOutFaults() {
    constexpr Index kCount = 50000;
    constexpr double kShare = 0.1;
    const ParameterLayout layout = openLayout(kCount, 1);
    const ImperfectionSettings settings = {.stuck = static_cast<float>(kShare), .seed = 4};
    Bench bench(1, layout, settings);
    const Vector first = bench.programmed(Vector::Constant(kCount, 20));
    const Vector second = bench.programmed(Vector::Constant(kCount, 30));
    const auto stuck = (first.array() != 20.0f).eval();
    const double error = std::sqrt(kShare * (1 - kShare) / kCount);
    const double share = static_cast<double>(stuck.count()) / kCount;
    QVERIFY2(std::abs(share - kShare) < kStandardErrors * error,
             qPrintable(QString::number(share)));
    QVERIFY(((second.array() == 30.0f) != stuck).all());
    QVERIFY(((first.array() == second.array()) == stuck).all());
    // They stand like initial parameters: here standard normal.
    std::vector<double> values;
    for (Index j = 0; j < kCount; ++j) {
        if (stuck[j]) {
            values.push_back(static_cast<double>(first[j]));
        }
    }
    compareWithNormal(Eigen::Map<Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size())),
                      1);

    Bench same(1, layout, settings, 99);
    QVERIFY(same.programmed(Vector::Constant(kCount, 20)) == first);
    Bench other(1, layout, {.stuck = settings.stuck, .seed = 5});
    QVERIFY(other.programmed(Vector::Constant(kCount, 20)) != first);
}

void ImperfectionsTest::spreadsByPiece() {
    constexpr Index kCount = 50000;
    const ParameterLayout layout = openLayout(kCount, 1);
    const ImperfectionSettings settings = {.fabricationSpread = 0.05f, .seed = 4};
    Bench bench(1, layout, settings);
    const Vector offsets = bench.programmed(Vector::Zero(kCount));
    compareWithNormal(offsets.cast<double>().array(), 0.05);
    compareMatrices(bench.programmed(Vector::Ones(kCount)), offsets + Vector::Ones(kCount),
                    kRounding);
    Bench same(1, layout, settings, 99);
    QVERIFY(same.programmed(Vector::Zero(kCount)) == offsets);
    Bench other(1, layout, {.fabricationSpread = 0.05f, .seed = 5});
    const Vector others = other.programmed(Vector::Zero(kCount));
    const double correlation =
        static_cast<double>(offsets.dot(others)) / (0.05 * 0.05 * static_cast<double>(kCount));
    QVERIFY(std::abs(correlation) < kStandardErrors / std::sqrt(static_cast<double>(kCount)));
}

void ImperfectionsTest::leaksToNeighbours() {
    ParameterLayout layout = openLayout(15, 1);
    layout.panels = {{2, 3}, {1, 3}, {1, 0}, {1, 1}, {5, 1}};
    Bench bench(1, layout, {.crosstalk = 0.1f});
    Vector omega(15);
    omega << 1, 2, 3, 4, 5, 6,  // two rows of pixels
        10, 20, 30,             // a row of rings
        7,                      // one by itself
        0, 0, 100, 0, 0;        // a column
    Vector expected(15);
    expected << 1.6f, 2.9f, 3.8f, 4.6f, 6.2f, 6.8f, 12, 24, 32, 7, 0, 10, 100, 10, 0;
    compareMatrices(bench.programmed(omega), expected, 1e-5f);
    Bench nowhere(1, openLayout(15, 1), {.crosstalk = 0.1f});
    QVERIFY(nowhere.programmed(omega) == omega);
}

void ImperfectionsTest::placesEachDevicesParameters() {
    const std::set<std::string> numbers = {"identity", "matvec", "lowrank"};
    for (const DeviceInfo& info : deviceRegistry()) {
        for (const auto& [n, m] : {std::pair{13, 10}, std::pair{1, 1}, std::pair{2, 3}}) {
            const auto device = createDevice(info.id, n, m);
            const ParameterLayout& layout = device->layout();
            const Index placed = std::accumulate(
                layout.panels.begin(), layout.panels.end(), Index{0},
                [](Index sum, const Panel& panel) { return sum + panel.rows * panel.columns; });
            QVERIFY2(placed == (numbers.contains(info.id) ? 0 : layout.count), info.id.c_str());
        }
    }
}

void ImperfectionsTest::driftsAsARandomWalk() {
    constexpr Index kCount = 20000;
    constexpr float kDeviation = 0.01f;
    Bench bench(1, openLayout(kCount, 1), {.drift = kDeviation});
    const Vector omega = Vector::Zero(kCount);
    QVERIFY(bench.programmed(omega) == omega);
    Vector before = omega;
    double time = 0;
    for (const double seconds : {1.0, 3.0, 0.25, 100.0}) {
        bench.device->elapse(seconds);
        time += seconds;
        const Vector now = bench.record.omega;
        compareWithNormal((now - before).cast<double>().array(), 0.01 * std::sqrt(seconds));
        compareWithNormal(now.cast<double>().array(), 0.01 * std::sqrt(time));
        before = now;
    }
    // Writing anew does not undo it, and without time nothing moves.
    QVERIFY(bench.programmed(omega) == before);
    // Many short steps wander as far as one long one.
    Bench steps(1, openLayout(kCount, 1), {.drift = kDeviation}, 2);
    steps.programmed(omega);
    for (int i = 0; i < 50; ++i) {
        steps.device->elapse(0.02);
    }
    compareWithNormal(steps.record.omega.cast<double>().array(), 0.01);
}

void ImperfectionsTest::roundsSignals_data() {
    QTest::addColumn<bool>("input");
    QTest::addColumn<double>("limit");
    QTest::newRow("input, fixed scale") << true << 5.0;
    QTest::newRow("input, scaled to the query") << true << 0.0;
    QTest::newRow("output, fixed scale") << false << 5.0;
    QTest::newRow("output, scaled to the answer") << false << 0.0;
}

void ImperfectionsTest::roundsSignals() {
    QFETCH(bool, input);
    QFETCH(double, limit);
    const auto scale = static_cast<float>(limit);
    const auto settings = input ? ImperfectionSettings{.inputBits = 8, .inputLimit = scale}
                                : ImperfectionSettings{.outputBits = 8, .outputLimit = scale};
    constexpr Index kSize = 1000;
    Bench bench(kSize, openLayout(1, kSize), settings);
    bench.programmed(Vector::Zero(1));
    Matrix x = normalMatrix(20, kSize, 6);
    for (Index b = 0; b < x.rows(); ++b) {
        x.row(b) *= 1 / x.row(b).lpNorm<Eigen::Infinity>();
        if (limit == 0) {
            x.row(b) *= static_cast<float>(b + 1);
        }
    }
    const Matrix y = bench.answer(x);
    QCOMPARE(bench.record.x == x, !input);
    Matrix errors = y - x;
    double lsb = limit / 127;
    if (limit == 0) {
        for (Index b = 0; b < x.rows(); ++b) {
            errors.row(b) /= static_cast<float>(b + 1);
        }
        lsb = 1.0 / 127;
    }
    compareWithRounding(errors.reshaped().cast<double>().array(), lsb);
    QCOMPARE(bench.device->clipped(), ClippedCounts{});
}

void ImperfectionsTest::keepsZeroAndPeak() {
    Bench bench(4, openLayout(1, 4), {.inputBits = 8});
    bench.programmed(Vector::Zero(1));
    Matrix x(3, 4);
    x << 0, 3, 0, 1,  // a ReLU's output
        0, 0, 0, 0,   // darkness
        -7, 0, 7, 0;
    const Matrix y = bench.answer(x);
    QVERIFY((x.array() == 0).select(y.array().abs(), 0).maxCoeff() < kRounding);
    QCOMPARE(y(0, 1), 3.0f);
    QCOMPARE(y(2, 0), -7.0f);
    QCOMPARE(y(2, 2), 7.0f);
}

void ImperfectionsTest::tellsTheSignWithOneBit() {
    Bench bench(4, openLayout(1, 4), {.outputBits = 1, .outputLimit = 2});
    bench.programmed(Vector::Zero(1));
    Matrix x(1, 4);
    x << 0.5f, -0.1f, 1.9f, -9;
    Matrix expected(1, 4);
    expected << 2, -2, 2, -2;
    compareMatrices(bench.answer(x), expected, kRounding);
}

void ImperfectionsTest::clipsSignals() {
    Bench bench(3, openLayout(1, 3), {.inputLimit = 2, .outputLimit = 1});
    QCOMPARE(bench.device->inputLimit(), 2.0f);
    bench.programmed(Vector::Zero(1));
    Matrix x(2, 3);
    x << 0.5f, -3, 2, 2.5f, -1.5f, 1;
    Matrix sent(2, 3);
    sent << 0.5f, -2, 2, 2, -1.5f, 1;
    Matrix expected(2, 3);
    expected << 0.5f, -1, 1, 1, -1, 1;
    QVERIFY(bench.answer(x) == expected);
    QVERIFY(bench.record.x == sent);
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.inputs = 2, .outputs = 4}));
    bench.device->setActive(false);
    QVERIFY(std::isinf(bench.device->inputLimit()));
}

void ImperfectionsTest::readsWithNoise_data() {
    QTest::addColumn<double>("relative");
    QTest::addColumn<double>("absolute");
    QTest::newRow("relative") << 0.05 << 0.0;
    QTest::newRow("absolute") << 0.0 << 0.1;
    QTest::newRow("both") << 0.05 << 0.1;
}

void ImperfectionsTest::readsWithNoise() {
    QFETCH(double, relative);
    QFETCH(double, absolute);
    constexpr Index kSize = 1000;
    Bench bench(kSize, openLayout(1, kSize),
                {.readNoise = static_cast<float>(relative),
                 .readNoiseAbsolute = static_cast<float>(absolute)});
    bench.programmed(Vector::Zero(1));
    Matrix x = normalMatrix(40, kSize, 6);
    for (Index b = 0; b < x.rows(); ++b) {
        x.row(b) *= 0.1f * static_cast<float>(b + 1);
    }
    const auto noise = [&]() -> Eigen::ArrayXd {
        Matrix errors = bench.answer(x) - x;
        for (Index b = 0; b < x.rows(); ++b) {
            const double rms = static_cast<double>(x.row(b).norm()) / std::sqrt(1.0 * kSize);
            errors.row(b) /= static_cast<float>(std::hypot(relative * rms, absolute));
        }
        return errors.reshaped().cast<double>().array();
    };
    const Eigen::ArrayXd first = noise();
    const Eigen::ArrayXd second = noise();
    compareWithNormal(first, 1);
    compareWithNormal(second, 1);
    const auto count = static_cast<double>(first.size());
    QVERIFY(std::abs((first * second).mean()) < kStandardErrors / std::sqrt(count));
}

void ImperfectionsTest::noiseDoesNotDependOnBatches() {
    const Matrix x = normalMatrix(6, 5, 6);
    const auto readIn = [&](Index rows, std::uint64_t seed) {
        Bench bench(5, openLayout(1, 5), {.readNoise = 0.1f}, seed);
        bench.programmed(Vector::Zero(1));
        Matrix y(6, 5);
        for (Index first = 0; first < 6; first += rows) {
            y.middleRows(first, rows) = bench.answer(x.middleRows(first, rows));
        }
        return y;
    };
    QVERIFY(readIn(6, 1) == readIn(1, 1));
    QVERIFY(readIn(6, 1) == readIn(2, 1));
    QVERIFY(readIn(6, 1) != readIn(6, 2));
}

void ImperfectionsTest::tellsItsNoiseLevel() {
    const auto level = [](const ImperfectionSettings& settings) {
        return Bench(1, openLayout(1, 1), settings).device->noiseLevel();
    };
    QCOMPARE(level({}).relative, 0.0f);
    QCOMPARE(level({.readNoise = 0.01f}).relative, 0.01f);
    QCOMPARE(level({.readNoiseAbsolute = 0.02f}).absolute, 0.02f);
    const float rounding = 2.0f / 127 / std::sqrt(12.0f);
    const NoiseLevel both =
        level({.outputBits = 8, .outputLimit = 2, .readNoise = 0.01f, .readNoiseAbsolute = 0.02f});
    QCOMPARE(both.absolute, std::hypot(0.02f, rounding));
    QCOMPARE(both.relative, 0.01f);
    // Scaled to each answer, rounding grows with it: for normal outputs about as estimated.
    constexpr Index kSize = 300;
    Bench bench(kSize, openLayout(1, kSize), {.outputBits = 6});
    bench.programmed(Vector::Zero(1));
    const Matrix x = normalMatrix(50, kSize, 6);
    const float measured = (bench.answer(x) - x).norm() / x.norm();
    QVERIFY(std::abs(measured / bench.device->noiseLevel().relative - 1) < 0.15f);
    bench.device->setActive(false);
    QCOMPARE(bench.device->noiseLevel().relative, 0.0f);
}

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::ImperfectionsTest)
#include "ImperfectionsTest.moc"
