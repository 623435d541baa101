// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomMatrix.h"
#include "devices/ImperfectDevice.h"

#include "Golden.h"
#include "RecordingDevice.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/Imperfections.h"

#include <cmath>

namespace obscura {

namespace {

constexpr Index kInputs = 13;
constexpr Index kOutputs = 10;
constexpr Index kProbes = 5;

/// Everything at a time.
ImperfectionSettings everything() {
    return {.parameterBits = 8,
            .parameterLimit = 6,
            .inputBits = 8,
            .inputLimit = 2,
            .outputBits = 10,
            .outputLimit = 1,
            .readNoise = 0.01f,
            .readNoiseAbsolute = 0.001f,
            .drift = 0.001f,
            .crosstalk = 0.01f,
            .fabricationSpread = 0.02f,
            .stuck = 0.1f};
}

/// What leaves a sweep to the wrapped device.
ImperfectionSettings parametersAndInputs() {
    ImperfectionSettings settings = everything();
    settings.outputBits = 0;
    settings.outputLimit = 0;
    settings.readNoise = 0;
    settings.readNoiseAbsolute = 0;
    settings.drift = 0;
    return settings;
}

/// Costs that let a second pass at each programming and a quarter at each query.
constexpr DeviceCosts kCosts = {.secondsPerProgramming = 1, .secondsPerQuery = 0.25};

std::unique_ptr<ImperfectDevice> imperfect(const std::string& id,
                                           const ImperfectionSettings& settings,
                                           const DeviceCosts& costs = {},
                                           std::uint64_t noiseSeed = 1) {
    return withImperfections(createDevice(id, kInputs, kOutputs), settings, costs, noiseSeed);
}

Matrix answer(Device& device, const Matrix& x) {
    Matrix y(x.rows(), device.outputs());
    device.query(x, y);
    return y;
}

/// The answers to `x` when `omega` has just been programmed.
Matrix answer(Device& device, const Vector& omega, const Matrix& x) {
    device.program(omega);
    return answer(device, x);
}

Matrix transferOf(const Device& device) {
    Matrix a(device.outputs(), device.inputs());
    device.simulation()->transferMatrix(a);
    return a;
}

/// A sweep request with the memory that it looks at.
struct SweepCase {
    SweepCase(Device& device, std::uint64_t seed)
        : omega(device.layout().initial(seed)),
          x(randomMatrix(4, device.inputs(), seed + 1)),
          weights(randomMatrix(4, device.outputs(), seed + 2)),
          baseline(0.1f * randomMatrix(4, device.outputs(), seed + 3)),
          directions(seed + 4) {}

    Sweep request() const {
        return {omega, 0.05f, directions, kProbes, x, baseline, weights, true};
    }

    Vector omega;
    Matrix x;
    Matrix weights;
    Matrix baseline;
    GaussianDirections directions;
};

void addDevices() {
    QTest::addColumn<QByteArray>("id");
    for (const DeviceInfo& info : deviceRegistry()) {
        QTest::addRow("%s", info.id.c_str()) << QByteArray::fromStdString(info.id);
    }
}

}  // namespace

class ImperfectDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheDeviceWithoutStages_data() { addDevices(); }
    void isTheDeviceWithoutStages();
    void combinesEverything_data() { addDevices(); }
    void combinesEverything();
    void switches_data() { addDevices(); }
    void switches();
    void sweepEqualsThePlainLoop_data();
    void sweepEqualsThePlainLoop();
    void sweepsInPieces();
    void readsEachProbeOfANoisySweep();

    void letsTimePass();
    void showsTheTimeThatPassed();
    void ageSurvivesDriftAndSwitch();
    void knowsItsTrueTransferMatrix();
    void programsOnceForEachProgramming();
    void refusesAsTheDeviceDoes();
};

void ImperfectDeviceTest::isTheDeviceWithoutStages() {
    QFETCH(QByteArray, id);
    const auto bare = createDevice(id.constData(), kInputs, kOutputs);
    const auto device = imperfect(id.constData(), {}, kCosts);
    const SweepCase sweep(*bare, 1);
    QVERIFY(answer(*device, sweep.omega, sweep.x) == answer(*bare, sweep.omega, sweep.x));
    Matrix found(kProbes, bare->layout().groups.count());
    Matrix expected = found;
    device->sweep(sweep.request(), found);
    bare->sweep(sweep.request(), expected);
    QVERIFY(found == expected);
    QCOMPARE(device->isLinear(), bare->isLinear());
    QCOMPARE(device->layout().resolution, 0.0f);
}

void ImperfectDeviceTest::combinesEverything() {
    QFETCH(QByteArray, id);
    const auto run = [&](const ImperfectionSettings& settings, std::uint64_t noiseSeed) {
        const auto device = imperfect(id.constData(), settings, kCosts, noiseSeed);
        const SweepCase sweep(*device, 1);
        Matrix scores(kProbes, device->layout().groups.count());
        const Matrix before = answer(*device, sweep.omega, 3 * sweep.x);
        device->sweep(sweep.request(), scores);
        const Matrix after = answer(*device, sweep.omega, 3 * sweep.x);
        Matrix all(before.rows() + after.rows(), kOutputs);
        all << before, after;
        return std::tuple(all, scores, device->clipped());
    };
    const auto [answers, scores, clipped] = run(everything(), 1);
    QVERIFY(answers.allFinite() && scores.allFinite());
    QVERIFY(answers.cwiseAbs().maxCoeff() <= 1);
    QVERIFY(answers.topRows(4) != answers.bottomRows(4));
    QVERIFY(clipped.inputs > 0);
    QVERIFY(run(everything(), 1) == std::tuple(answers, scores, clipped));
    QVERIFY(std::get<0>(run(everything(), 2)) != answers);
}

void ImperfectDeviceTest::switches() {
    QFETCH(QByteArray, id);
    const auto bare = createDevice(id.constData(), kInputs, kOutputs);
    // Without what differs from read to read.
    const auto device = imperfect(id.constData(), parametersAndInputs());
    const SweepCase sweep(*bare, 1);
    const Matrix distorted = answer(*device, sweep.omega, sweep.x);
    const Matrix ideal = answer(*bare, sweep.omega, sweep.x);
    QVERIFY(distorted != ideal);
    const ClippedCounts clipped = device->clipped();

    device->setActive(false);
    QVERIFY(answer(*device, sweep.x) == ideal);
    Matrix found(kProbes, bare->layout().groups.count());
    Matrix expected = found;
    device->sweep(sweep.request(), found);
    bare->sweep(sweep.request(), expected);
    QVERIFY(found == expected);
    QCOMPARE(device->clipped(), clipped);

    device->setActive(true);
    QVERIFY(answer(*device, sweep.x) == distorted);
    // Programmed while switched off.
    device->setActive(false);
    const Vector other = bare->layout().initial(7);
    QVERIFY(answer(*device, other, sweep.x) == answer(*bare, other, sweep.x));
    device->setActive(true);
    const Matrix late = answer(*device, sweep.x);
    QVERIFY(answer(*device, other, sweep.x) == late);
}

void ImperfectDeviceTest::sweepEqualsThePlainLoop_data() {
    addDevices();
}

void ImperfectDeviceTest::sweepEqualsThePlainLoop() {
    QFETCH(QByteArray, id);
    const auto device = imperfect(id.constData(), parametersAndInputs());
    const auto loop = imperfect(id.constData(), parametersAndInputs());
    const SweepCase sweep(*device, 1);
    Matrix fused(kProbes, device->layout().groups.count());
    Matrix plain = fused;
    device->sweep(sweep.request(), fused);
    loop->Device::sweep(sweep.request(), plain);
    // Rounding of the outputs, each a sum of n products, weighed and added up.
    const float rounding =
        2e-6f * sweep.weights.norm() * (1 + answer(*device, sweep.omega, sweep.x).norm());
    compareMatrices(fused, plain, rounding);
    QVERIFY(plain.norm() > 20 * rounding);
    loop->program(sweep.omega);
    answer(*loop, sweep.x);
    QCOMPARE(device->clipped(), loop->clipped());
}

// More probes than a piece of distorted directions holds.
void ImperfectDeviceTest::sweepsInPieces() {
    const auto make = [] {
        return withImperfections(createDevice("slm", 1200, 1000), parametersAndInputs(), {}, 1);
    };
    const auto device = make();
    const auto loop = make();
    const SweepCase sweep(*device, 1);
    Matrix fused(kProbes, 1000);
    Matrix plain = fused;
    device->sweep(sweep.request(), fused);
    loop->Device::sweep(sweep.request(), plain);
    compareMatrices(fused, plain, 1e-4f);
    QVERIFY(plain.norm() > 1);
    QVERIFY(plain.row(3) != plain.row(4));
}

void ImperfectDeviceTest::readsEachProbeOfANoisySweep() {
    const auto device = imperfect("slm", {.readNoiseAbsolute = 0.1f});
    const auto quiet = createDevice("slm", kInputs, kOutputs);
    const SweepCase sweep(*device, 1);
    const auto scoresOf = [&](Device& swept) {
        Matrix scores(kProbes, kOutputs);
        swept.sweep(sweep.request(), scores);
        return scores;
    };
    const Matrix first = scoresOf(*device) - scoresOf(*quiet);
    const Matrix second = scoresOf(*device) - scoresOf(*quiet);
    QVERIFY(first != second);
    // Each score gathers the noise of its four samples, as they are weighed.
    const Vector deviations = 0.1f * sweep.weights.colwise().norm().transpose();
    const Eigen::ArrayXXf scaled = first.array().rowwise() / deviations.transpose().array();
    QVERIFY(std::abs(scaled.square().mean() - 1) < 3 * std::sqrt(2.0f / (kProbes * kOutputs)));
}

void ImperfectDeviceTest::letsTimePass() {
    Record record;
    const auto device = withImperfections(
        std::make_unique<RecordingDevice>(2, openLayout(3, 2), record), {}, kCosts, 1);
    const SweepCase sweep(*device, 1);
    device->program(sweep.omega);
    QCOMPARE(record.seconds, 1.0);
    answer(*device, Matrix::Ones(8, 2));
    QCOMPARE(record.seconds, 3.0);
    device->setActive(false);
    answer(*device, Matrix::Ones(4, 2));
    QCOMPARE(record.seconds, 4.0);
    Matrix scores(kProbes, 1);
    device->sweep(sweep.request(), scores);
    QCOMPARE(record.seconds, 14.0);
    device->elapse(100);
    QCOMPARE(record.seconds, 114.0);
}

void ImperfectDeviceTest::showsTheTimeThatPassed() {
    const auto device = imperfect("matvec", {.drift = 0.1f}, kCosts);
    const Vector omega = device->layout().initial(1);
    const Matrix x = Matrix::Identity(kInputs, kInputs);
    device->program(omega);
    const Matrix written = transferOf(*device);
    // All rows of a call see the same matrix, the next call another one.
    const Matrix first = answer(*device, x).transpose();
    compareMatrices(first, written, 1e-6f);
    compareMatrices(first, transferOf(*device), 1e-6f);
    const Matrix second = answer(*device, x).transpose();
    compareMatrices(second, transferOf(*device), 1e-6f);
    const auto entries = static_cast<float>(omega.size());
    const float expected = 0.1f * std::sqrt(0.25f * kInputs);
    const float found = (second - first).norm() / std::sqrt(entries);
    QVERIFY(std::abs(found / expected - 1) < 3 / std::sqrt(2 * entries));
    // The setting just written had drifted for the second that writing took.
    const Eigen::Map<const Matrix> wanted(omega.data(), kOutputs, kInputs);
    const float early = (written - wanted).norm() / std::sqrt(entries);
    QVERIFY(std::abs(early / 0.1f - 1) < 3 / std::sqrt(2 * entries));
}

// Neither what drift reprograms nor the switch is a programming of the caller's.
void ImperfectDeviceTest::ageSurvivesDriftAndSwitch() {
    const Options options = {{"first_read", 1.0}, {"drift", 0.1}, {"drift_spread", 0.0}};
    const auto device = withImperfections(createDevice("crossbar", kInputs, kOutputs, options),
                                          {.drift = 1e-9f}, {}, 1);
    device->program(device->layout().initial(1));
    const Matrix fresh = transferOf(*device);
    device->elapse(9);
    const Matrix aged = std::pow(10.0f, -0.1f) * fresh;
    compareMatrices(transferOf(*device), aged, 1e-6f);
    device->setActive(false);
    compareMatrices(transferOf(*device), aged, 1e-6f);
    device->setActive(true);
    compareMatrices(transferOf(*device), aged, 1e-6f);
    device->program(device->layout().initial(1));
    compareMatrices(transferOf(*device), fresh, 1e-6f);
}

void ImperfectDeviceTest::knowsItsTrueTransferMatrix() {
    ImperfectionSettings settings = parametersAndInputs();
    settings.inputBits = 0;
    settings.inputLimit = 0;
    const auto device = imperfect("mrr", settings);
    const Matrix x = randomMatrix(6, kInputs, 2);
    const Matrix y = answer(*device, device->layout().initial(1), x);
    compareMatrices(y, x * transferOf(*device).transpose(), 1e-5f);
}

void ImperfectDeviceTest::programsOnceForEachProgramming() {
    Record record;
    const auto device = withImperfections(
        std::make_unique<RecordingDevice>(2, openLayout(3, 2), record), {.stuck = 0.5f}, kCosts, 1);
    device->program(Vector::Zero(3));
    answer(*device, Matrix::Ones(8, 2));
    answer(*device, Matrix::Ones(8, 2));
    device->setActive(true);
    QCOMPARE(record.programmings, 1);
}

void ImperfectDeviceTest::refusesAsTheDeviceDoes() {
    Record record;
    ImperfectionSettings settings = everything();
    const auto device = withImperfections(
        std::make_unique<RecordingDevice>(2, openLayout(3, 2), record), settings, kCosts, 1);
    Matrix y(2, 2);
    QVERIFY_EXCEPTION_THROWN(device->program(Vector::Zero(4)), UserError);
    QVERIFY_EXCEPTION_THROWN(device->query(9 * Matrix::Ones(2, 5), y), UserError);
    const auto slm = imperfect("slm", settings, kCosts);
    const Matrix large = Matrix::Constant(1, kInputs, 9);
    QVERIFY_EXCEPTION_THROWN(answer(*slm, large), UserError);
    QCOMPARE(slm->clipped(), ClippedCounts{});
    slm->elapse(1);
    slm->setActive(false);
    slm->setActive(true);
    QVERIFY_EXCEPTION_THROWN(answer(*slm, large), UserError);
    QCOMPARE(record.seconds, 0.0);
    QCOMPARE(device->clipped(), ClippedCounts{});
}

}  // namespace obscura

GUILESS_TEST(obscura::ImperfectDeviceTest)
#include "ImperfectDeviceTest.moc"
