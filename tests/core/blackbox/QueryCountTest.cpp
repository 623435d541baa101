// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/QueryCount.h"

#include "TestProgram.h"
#include "core/blackbox/BlackBox.h"
#include "core/blackbox/EstimatorBench.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/Inspector.h"
#include "devices/DeviceRegistry.h"

#include <QtTest>

namespace obscura {

namespace {

constexpr Index kCountedInputs = 12;
constexpr Index kCountedOutputs = 8;
constexpr std::int64_t kSteps = 5;

/// Without building the device.
Ledger predicted(const BlackBoxSettings& settings, Index batch, std::int64_t steps = kSteps,
                 Index inputs = kCountedInputs) {
    const Index parameters =
        deviceLayout(settings.device, inputs, settings.outputs, settings.deviceOptions).count;
    return predictCost(settings, traitsOf(settings, inputs, parameters), batch, steps);
}

Ledger measuredCost(const BlackBoxSettings& settings, Index batch) {
    BlackBox box(settings, createHardware(settings, kCountedInputs, 1), 1);
    const Inspector inspector(box);  // measures, where the settings say so
    const Matrix x = randomMatrix(batch, kCountedInputs, 1);
    const Matrix g = randomMatrix(batch, kCountedOutputs, 2);
    Matrix y(batch, kCountedOutputs);
    Matrix gx(batch, kCountedInputs);
    Vector gomega(box.parameters().size());
    for (std::int64_t step = 0; step < kSteps; ++step) {
        box.forward(x, y, Purpose::Forward);
        box.backward(x, y, g, gx, gomega);
        if (settings.estimator.kind != EstimatorKind::None) {
            box.parameters() -= 0.01f * gomega.normalized();
        }
        box.update();
    }
    return box.ledger();
}

/// What is foretold is what is spent: one query for each sample, none for an estimate, and so many
/// programmings.
void compareWithInference(BlackBoxSettings settings, bool inspected, int programmings) {
    settings.inspectionPeriod = 2;
    settings.inspectionSource =
        inspected ? InspectionSource::Queries : InspectionSource::Simulation;
    const Ledger told = predicted(settings, 5);
    QCOMPARE(told, measuredCost(settings, 5));
    QCOMPARE(told[Purpose::Forward].queries, std::int64_t{kSteps * 5});
    QCOMPARE(told[Purpose::Gradient].queries, std::int64_t{0});
    QCOMPARE(told.total().programmings, std::int64_t{programmings});
}

}  // namespace

class QueryCountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void predictsWhatTheLedgerShows_data();
    void predictsWhatTheLedgerShows();
    void measuringTheStepIsCounted_data();
    void measuringTheStepIsCounted();
    void inspectionByQueriesIsCounted();
    void ridingProbesCostWhatInferenceDoes_data();
    void ridingProbesCostWhatInferenceDoes();
    void aNeuralTwinCostsWhatInferenceDoes_data();
    void aNeuralTwinCostsWhatInferenceDoes();
    void aStepWithoutNoiseNeedsNoQuery();
    void referenceTaskCostsWhatTheMethodSays();
    void calibrationStaysWithinItsBudget();
};

void QueryCountTest::predictsWhatTheLedgerShows_data() {
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("compression");
    QTest::addColumn<bool>("antithetic");
    QTest::addColumn<int>("update");
    QTest::addColumn<int>("rebuild");
    // Each estimator with each batch, and along the way each way to keep the surrogate.
    int count = 0;
    for (const char* device : {"slm", "diffraction"}) {
        for (int kind = 0; kind <= static_cast<int>(EstimatorKind::DigitalTwin); ++kind) {
            for (const int batch : {5, 11}) {
                for (const int compression : {0, 3}) {
                    for (const bool antithetic : {false, true}) {
                        if (compression > 0 && std::string_view(device) != "slm")
                            continue;
                        const int update = count % 4;
                        const int rebuild = count / 4 % 2 ? 2 : 0;
                        ++count;
                        QTest::addRow("%s kind %d B=%d q=%d %d update %d rebuild %d", device, kind,
                                      batch, compression, antithetic, update, rebuild)
                            << QByteArray(device) << kind << batch << compression << antithetic
                            << update << rebuild;
                    }
                }
            }
        }
    }
}

void QueryCountTest::predictsWhatTheLedgerShows() {
    QFETCH(QByteArray, device);
    QFETCH(int, kind);
    QFETCH(int, batch);
    QFETCH(int, compression);
    QFETCH(bool, antithetic);
    QFETCH(int, update);
    QFETCH(int, rebuild);
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.device = device.toStdString();
    settings.surrogate.rank = 3;
    settings.surrogate.update = static_cast<SurrogateUpdate>(update);
    settings.surrogate.rebuild = rebuild;
    if (settings.surrogate.update == SurrogateUpdate::Streaming)
        settings.surrogate.start = SurrogateStart::Nothing;
    settings.estimator = {.kind = static_cast<EstimatorKind>(kind),
                          .probes = 4,
                          .antithetic = antithetic,
                          .compression = compression};
    const Ledger told = predicted(settings, batch);
    const Ledger measured = measuredCost(settings, batch);
    for (const Purpose purpose : kPurposes) {
        QCOMPARE(told[purpose], measured[purpose]);
    }
}

void QueryCountTest::measuringTheStepIsCounted_data() {
    QTest::addColumn<double>("ofDevice");
    QTest::addColumn<double>("ofReading");
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("during");
    QTest::addColumn<bool>("isMeasured");
    const auto always = static_cast<int>(ActivePhase::Always);
    const auto training = static_cast<int>(ActivePhase::Training);
    const auto inference = static_cast<int>(ActivePhase::Inference);
    QTest::newRow("a noisy reading") << 0.0 << 0.01 << 0 << always << true;
    QTest::newRow("noisy in training") << 0.0 << 0.01 << 0 << training << true;
    QTest::newRow("noisy at inference") << 0.0 << 0.01 << 0 << inference << false;
    QTest::newRow("a converter that rounds") << 0.0 << 0.0 << 8 << always << true;
    QTest::newRow("a device that is noisy itself") << 0.01 << 0.0 << 0 << always << true;
    QTest::newRow("and has a converter at inference") << 0.01 << 0.0 << 8 << inference << true;
}

void QueryCountTest::measuringTheStepIsCounted() {
    QFETCH(double, ofDevice);
    QFETCH(double, ofReading);
    QFETCH(int, bits);
    QFETCH(int, during);
    QFETCH(bool, isMeasured);
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.surrogate.rank = 3;
    settings.device = "crossbar";
    settings.deviceOptions = {{"read_noise", ofDevice}};
    settings.imperfections = {.outputBits = bits,
                              .readNoise = static_cast<float>(ofReading),
                              .during = static_cast<ActivePhase>(during)};
    const Ledger told = predicted(settings, 5);
    QCOMPARE(told, measuredCost(settings, 5));
    settings.estimator.step = 0.01;
    QCOMPARE(told.total().queries > predicted(settings, 5).total().queries, isMeasured);
}

void QueryCountTest::inspectionByQueriesIsCounted() {
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.surrogate.rank = 3;
    settings.inspectionPeriod = 2;
    settings.inspectionSource = InspectionSource::Queries;
    const Ledger told = predicted(settings, 5);
    QCOMPARE(told, measuredCost(settings, 5));
    // Steps 2 and 4 of 5, n unit vectors each, at the setting that is there anyway.
    QCOMPARE(told[Purpose::Inspection].queries, 2 * kCountedInputs);
    QCOMPARE(told[Purpose::Inspection].programmings, 0);
}

void QueryCountTest::ridingProbesCostWhatInferenceDoes_data() {
    QTest::addColumn<bool>("startsMeasured");
    QTest::addColumn<int>("rebuild");
    QTest::addColumn<bool>("inspected");
    QTest::addColumn<int>("programmings");
    QTest::newRow("from nothing") << false << 0 << false << 5;
    QTest::newRow("from a measurement") << true << 0 << false << 6;
    QTest::newRow("rebuilt") << true << 2 << false << 8;
    QTest::newRow("inspected by queries") << false << 0 << true << 7;
}

void QueryCountTest::ridingProbesCostWhatInferenceDoes() {
    QFETCH(bool, startsMeasured);
    QFETCH(int, rebuild);
    QFETCH(bool, inspected);
    QFETCH(int, programmings);
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.surrogate = {.rank = 3,
                          .update = SurrogateUpdate::Streaming,
                          .start = startsMeasured ? SurrogateStart::Svd : SurrogateStart::Nothing,
                          .rebuild = rebuild};
    settings.estimator = {.kind = EstimatorKind::Local, .riding = true, .compression = 4};
    settings.imperfections.readNoise = 0.01f;
    compareWithInference(settings, inspected, programmings);
}

void QueryCountTest::aNeuralTwinCostsWhatInferenceDoes_data() {
    QTest::addColumn<bool>("hasSurrogate");
    QTest::addColumn<int>("rebuild");
    QTest::addColumn<bool>("inspected");
    QTest::addColumn<int>("programmings");
    QTest::newRow("by itself") << false << 0 << false << 5;
    QTest::newRow("inspected by queries") << false << 0 << true << 7;
    QTest::newRow("beside a surrogate") << true << 0 << false << 16;
    QTest::newRow("beside one, inspected") << true << 0 << true << 16;
    // 1 + 5 steps, 1 rebuild and 4 psi steps, of which the inspections are two.
    QTest::newRow("beside one, inspected and rebuilt") << true << 3 << true << 15;
}

void QueryCountTest::aNeuralTwinCostsWhatInferenceDoes() {
    QFETCH(bool, hasSurrogate);
    QFETCH(int, rebuild);
    QFETCH(bool, inspected);
    QFETCH(int, programmings);
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.surrogate = {.rank = 3, .rebuild = rebuild};
    settings.surrogate.upstream =
        hasSurrogate ? UpstreamGradient::Surrogate : UpstreamGradient::Automatic;
    settings.estimator = {.kind = EstimatorKind::NeuralTwin, .hidden = 4};
    compareWithInference(settings, inspected, programmings);
}

void QueryCountTest::aStepWithoutNoiseNeedsNoQuery() {
    BlackBoxSettings settings;
    settings.outputs = kCountedOutputs;
    settings.surrogate.rank = 3;
    const Ledger chosen = predicted(settings, 5);
    settings.estimator.step = 0.01;
    QVERIFY(chosen == predicted(settings, 5));
}

void QueryCountTest::referenceTaskCostsWhatTheMethodSays() {
    const std::int64_t steps = 468;
    const Index batch = 128;
    const Index inputs = 256;
    BlackBoxSettings settings;
    settings.surrogate = {.rank = 50, .update = SurrogateUpdate::Streaming};
    settings.estimator = {
        .kind = EstimatorKind::Local, .probes = 1, .step = 0.01, .compression = 16};
    // 1.25 a sample: 0.075 million.
    QCOMPARE(predicted(settings, batch, steps, inputs).total().queries,
             256 + steps * (128 + 2 * 16));
    settings.surrogate = {.rank = 50, .sketch = 100};
    settings.estimator = {.kind = EstimatorKind::Gaussian, .probes = 100, .step = 0.01};
    // The paper's 6.2 million.
    QCOMPARE(predicted(settings, batch, steps, inputs).total().queries,
             256 + steps * (128 + 100 * 128 + 2 * (50 + 100)));
}

void QueryCountTest::calibrationStaysWithinItsBudget() {
    BlackBoxSettings settings;
    settings.device = "mzi";
    settings.outputs = kCountedOutputs;
    settings.surrogate.rank = 3;
    settings.estimator.kind = EstimatorKind::LearnedTwin;
    settings.estimator.calibration = 3000;
    const Ledger foreseen = predicted(settings, 6);
    const Ledger made = measuredCost(settings, 6);
    QCOMPARE(foreseen[Purpose::Calibration].queries, std::int64_t{3000});
    QVERIFY(made[Purpose::Calibration].queries > 0);
    QVERIFY(made[Purpose::Calibration].queries <= 3000);
    QCOMPARE(made[Purpose::Forward].queries, foreseen[Purpose::Forward].queries);
}

}  // namespace obscura

GUILESS_TEST(obscura::QueryCountTest)
#include "QueryCountTest.moc"
