// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBox.h"

#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "core/base/OptionError.h"
#include "devices/Error.h"
#include "devices/Random.h"

namespace obscura {

namespace {

constexpr Index kInputs = 12;
constexpr Index kOutputs = 8;
constexpr Index kBatch = 6;
constexpr std::int64_t kSteps = 5;

BlackBoxSettings settings() {
    BlackBoxSettings s;
    s.outputs = kOutputs;
    s.device = "slm";
    s.surrogate.rank = 3;
    s.surrogate.sketch = 4;
    s.estimator.probes = 7;
    return s;
}

/// Plain gradient descent on ⟨g, y⟩ with fixed inputs.
void train(BlackBox& box, std::int64_t steps, float rate = 0.05f) {
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    const Matrix g = randomMatrix(kBatch, kOutputs, 2);
    Matrix y(kBatch, kOutputs);
    Matrix gx(kBatch, kInputs);
    Vector gomega(box.parameters().size());
    for (std::int64_t step = 0; step < steps; ++step) {
        box.forward(x, y, Purpose::Forward);
        box.backward(x, y, g, gx, gomega);
        box.parameters() -= rate * gomega.normalized();
        box.update();
    }
}

}  // namespace

class BlackBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsQueriesAsTheMethodSays_data();
    void countsQueriesAsTheMethodSays();
    void countsProgrammings();
    void surrogateFollowsTheDevice();
    void svdEachStepIsTheBestSurrogate();
    void manyInputsAreMeasuredInParts();
    void sameSeedSameNumbers();
    void changingProbesLeavesTheSketchAlone();
    void refusesImpossibleRanks_data();
    void refusesImpossibleRanks();
    void streamingFollowsWithoutAQuery();
    void keepsItsKnowledgeAtAnotherRank();
    void upstreamBaselinesAreExact_data();
    void upstreamBaselinesAreExact();
    void withoutAnEstimatorTheDeviceStays();
    void inspectsGradientsAtItsPeriod();
    void inspectsByQueriesWhereAsked();
    void noMatrixIsMeasuredOfANonlinearDevice();
    void measuresTheSpectrumSeldom();
    void gathersSymptoms();
    void countsWhatIsClipped();
    void sharesOfClippedNumbersAreOfTheSameQueries_data();
    void sharesOfClippedNumbersAreOfTheSameQueries();
    void knowsWhetherTheDeviceAnswers();
    void seesParametersWalkAway_data();
    void seesParametersWalkAway();
    void aDevicesOwnNoiseIsNoResponse();
    void comparesAtNoQuery();
    void saysWhyThereIsNoComparison();
    void theSpreadIsOfACopy();
    void startsWhereItIsTold();
    void quantisedParametersKeepAFloatMaster();
    void imperfectionsActInTheirPhase_data();
    void imperfectionsActInTheirPhase();
};

void BlackBoxTest::imperfectionsActInTheirPhase_data() {
    QTest::addColumn<ActivePhase>("during");
    QTest::addColumn<bool>("inTraining");
    QTest::addColumn<bool>("atInference");
    QTest::newRow("always") << ActivePhase::Always << true << true;
    QTest::newRow("training") << ActivePhase::Training << true << false;
    QTest::newRow("inference") << ActivePhase::Inference << false << true;
}

void BlackBoxTest::imperfectionsActInTheirPhase() {
    QFETCH(ActivePhase, during);
    QFETCH(bool, inTraining);
    QFETCH(bool, atInference);
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    const auto answers = [&](const BlackBoxSettings& s, Purpose purpose) {
        BlackBox box(s, kInputs, 1);
        Matrix y(kBatch, kOutputs);
        box.forward(x, y, Purpose::Forward);
        box.forward(x, y, Purpose::Evaluation);
        box.forward(x, y, purpose);
        return y;
    };
    BlackBoxSettings imperfect = settings();
    imperfect.imperfections.fabricationSpread = 0.3f;
    imperfect.imperfections.during = during;
    const Matrix ideal = answers(settings(), Purpose::Forward);
    QCOMPARE(answers(imperfect, Purpose::Forward) != ideal, inTraining);
    QCOMPARE(answers(imperfect, Purpose::Evaluation) != ideal, atInference);
}

void BlackBoxTest::countsQueriesAsTheMethodSays_data() {
    QTest::addColumn<int>("update");
    QTest::addColumn<int>("rebuild");
    QTest::addColumn<qint64>("surrogateQueries");
    const qint64 start = kInputs;
    const qint64 psi = 2 * (3 + 4);
    QTest::newRow("psi: n, then 2(r + M) a step")
        << static_cast<int>(SurrogateUpdate::Psi) << 0 << start + kSteps * psi;
    QTest::newRow("psi, rebuilt every second step")
        << static_cast<int>(SurrogateUpdate::Psi) << 2 << start + 3 * psi + 2 * kInputs;
    QTest::newRow("svd: n, then n a step")
        << static_cast<int>(SurrogateUpdate::Svd) << 0 << start + kSteps * kInputs;
    QTest::newRow("frozen: n") << static_cast<int>(SurrogateUpdate::Frozen) << 0 << start;
    QTest::newRow("streaming: n") << static_cast<int>(SurrogateUpdate::Streaming) << 0 << start;
    QTest::newRow("streaming, rebuilt every second step")
        << static_cast<int>(SurrogateUpdate::Streaming) << 2 << start + 2 * kInputs;
}

void BlackBoxTest::countsQueriesAsTheMethodSays() {
    QFETCH(int, update);
    QFETCH(int, rebuild);
    QFETCH(qint64, surrogateQueries);
    BlackBoxSettings s = settings();
    s.surrogate.update = static_cast<SurrogateUpdate>(update);
    s.surrogate.rebuild = rebuild;
    BlackBox box(s, kInputs, 1);
    train(box, kSteps);
    const Ledger& ledger = box.ledger();
    QCOMPARE(ledger[Purpose::Surrogate].queries, surrogateQueries);
    QCOMPARE(ledger[Purpose::Forward].queries, kSteps * kBatch);
    QCOMPARE(ledger[Purpose::Gradient].queries, kSteps * 7 * kBatch);
    QCOMPARE(ledger[Purpose::Evaluation].queries, 0);
    QCOMPARE(ledger[Purpose::Inspection].queries, 0);
}

void BlackBoxTest::countsProgrammings() {
    BlackBox box(settings(), kInputs, 1);
    train(box, kSteps);
    QCOMPARE(box.ledger().total().programmings, 1 + kSteps * (7 + 1));
    box.surrogateError();
    QCOMPARE(box.ledger().total().programmings, 1 + kSteps * (7 + 1));
}

void BlackBoxTest::surrogateFollowsTheDevice() {
    BlackBoxSettings s = settings();
    s.surrogate.rank = 6;
    s.surrogate.sketch = 40;
    BlackBox following(s, kInputs, 1);
    s.surrogate.update = SurrogateUpdate::Frozen;
    BlackBox frozen(s, kInputs, 1);
    train(following, 60);
    train(frozen, 60);
    QVERIFY(frozen.surrogateError() > 0.5);
    QVERIFY2(following.surrogateError() < 0.5 * frozen.surrogateError(),
             qPrintable(QStringLiteral("following %1, frozen %2")
                            .arg(following.surrogateError())
                            .arg(frozen.surrogateError())));
}

void BlackBoxTest::svdEachStepIsTheBestSurrogate() {
    BlackBoxSettings s = settings();
    s.surrogate.update = SurrogateUpdate::Svd;
    s.surrogate.rank = kOutputs;
    BlackBox box(s, kInputs, 1);
    train(box, kSteps);
    QVERIFY(box.surrogateError() < 1e-5);
}

void BlackBoxTest::manyInputsAreMeasuredInParts() {
    constexpr Index kMany = 5000;
    BlackBoxSettings s = settings();
    s.outputs = s.surrogate.rank = 2;
    BlackBox box(s, kMany, 1);
    QCOMPARE(box.ledger()[Purpose::Surrogate].queries, std::int64_t{kMany});
    QVERIFY(box.surrogateError() < 1e-5);
}

void BlackBoxTest::sameSeedSameNumbers() {
    BlackBox first(settings(), kInputs, 1);
    BlackBox second(settings(), kInputs, 1);
    BlackBox other(settings(), kInputs, 2);
    train(first, kSteps);
    train(second, kSteps);
    train(other, kSteps);
    QVERIFY(first.parameters() == second.parameters());
    QVERIFY(first.surrogate().s() == second.surrogate().s());
    QVERIFY(first.parameters() != other.parameters());
}

void BlackBoxTest::changingProbesLeavesTheSketchAlone() {
    BlackBoxSettings s = settings();
    BlackBox few(s, kInputs, 1);
    s.estimator.probes = 8;
    BlackBox more(s, kInputs, 1);
    // With a rate of zero the device stays where it is, and only the sketch could differ.
    train(few, kSteps, 0);
    train(more, kSteps, 0);
    QVERIFY(few.surrogate().s() == more.surrogate().s());
    QVERIFY(few.parameters() == more.parameters());
}

void BlackBoxTest::refusesImpossibleRanks_data() {
    QTest::addColumn<int>("rank");
    QTest::newRow("zero") << 0;
    QTest::newRow("negative") << -3;
    QTest::newRow("above min(n, m)") << static_cast<int>(kOutputs) + 1;
}

void BlackBoxTest::refusesImpossibleRanks() {
    QFETCH(int, rank);
    BlackBoxSettings s = settings();
    s.surrogate.rank = rank;
    try {
        const BlackBox box(s, kInputs, 1);
        QFAIL("accepted");
    } catch (const UserError& e) {
        const QString message = e.what();
        QVERIFY(message.contains(QString::number(rank)));
        QVERIFY(message.contains("1 to 8"));
    }
}

void BlackBoxTest::streamingFollowsWithoutAQuery() {
    BlackBoxSettings s = settings();
    s.surrogate.rank = kBatch;
    s.surrogate.update = SurrogateUpdate::Streaming;
    s.surrogate.start = SurrogateStart::Nothing;
    BlackBox box(s, kInputs, 1);
    QCOMPARE(box.surrogateError(), 1.0);
    train(box, 30);
    QCOMPARE(box.ledger()[Purpose::Surrogate].queries, 0);
    // It knows the device in the directions of the samples, which these gradients need.
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    Matrix y(kBatch, kOutputs);
    box.forward(x, y, Purpose::Forward);
    const Matrix known = x * box.surrogate().matrix().transpose();
    QVERIFY((known - y).norm() < 0.1f * y.norm());
}

void BlackBoxTest::keepsItsKnowledgeAtAnotherRank() {
    BlackBox box(settings(), kInputs, 1);
    train(box, 1);
    const Matrix before = box.surrogate().matrix();
    box.setRank(6);
    compareMatrices(box.surrogate().matrix(), before, 1e-5f);
    train(box, 1);
    QCOMPARE(box.surrogate().rank(), Index{6});
    QCOMPARE(box.ledger()[Purpose::Surrogate].queries, kInputs + 2 * (3 + 4) + 2 * (6 + 4));
    QVERIFY_EXCEPTION_THROWN(box.setRank(9), UserError);
    QCOMPARE(box.surrogate().rank(), Index{6});
}

void BlackBoxTest::upstreamBaselinesAreExact_data() {
    QTest::addColumn<int>("upstream");
    QTest::newRow("exact") << static_cast<int>(UpstreamGradient::Exact);
    QTest::newRow("digital twin") << static_cast<int>(UpstreamGradient::DigitalTwin);
}

void BlackBoxTest::upstreamBaselinesAreExact() {
    QFETCH(int, upstream);
    BlackBoxSettings s = settings();
    s.surrogate.upstream = static_cast<UpstreamGradient>(upstream);
    s.inspectionPeriod = 1;
    BlackBox box(s, kInputs, 1);
    train(box, kSteps);
    QVERIFY(box.fidelity().inputCosine > 1 - 1e-6);
}

void BlackBoxTest::withoutAnEstimatorTheDeviceStays() {
    BlackBoxSettings s = settings();
    s.estimator.kind = EstimatorKind::None;
    BlackBox box(s, kInputs, 1);
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    Matrix y(kBatch, kOutputs);
    Matrix gx(kBatch, kInputs);
    Vector gomega(box.parameters().size());
    box.forward(x, y, Purpose::Forward);
    box.backward(x, y, randomMatrix(kBatch, kOutputs, 2), gx, gomega);
    box.update();
    QCOMPARE(gomega.norm(), 0.0f);
    QCOMPARE(box.ledger()[Purpose::Gradient].queries, 0);
    QCOMPARE(box.ledger().total().programmings, 1);
}

void BlackBoxTest::inspectsGradientsAtItsPeriod() {
    BlackBoxSettings s = settings();
    s.inspectionPeriod = 2;
    s.estimator.kind = EstimatorKind::Exact;
    BlackBox box(s, kInputs, 1);
    train(box, 1);
    QVERIFY(std::isnan(box.fidelity().parameterCosine));
    train(box, 1);
    const Fidelity fidelity = box.fidelity();
    QVERIFY(std::abs(fidelity.parameterCosine - 1) < 1e-6);
    QVERIFY(std::abs(fidelity.parameterNormRatio - 1) < 1e-6);
    QVERIFY(fidelity.inputCosine > 0.1 && fidelity.inputCosine < 1);
    QVERIFY(fidelity.bestSurrogateError > 0);
    QVERIFY(fidelity.bestSurrogateError <= fidelity.surrogateError);
    QCOMPARE(box.ledger()[Purpose::Inspection].queries, 0);
    QVERIFY(box.compareSurrogate()->inputAngles.size() == 3);
}

void BlackBoxTest::inspectsByQueriesWhereAsked() {
    BlackBoxSettings s = settings();
    s.inspectionPeriod = 2;
    BlackBox lookedInto(s, kInputs, 1);
    s.inspectionSource = InspectionSource::Queries;
    BlackBox queried(s, kInputs, 1);
    train(queried, 1);
    QVERIFY(!queried.compareSurrogate());
    QVERIFY(std::isnan(queried.surrogateError()));
    train(queried, 1);
    train(lookedInto, 2);
    QVERIFY(std::abs(queried.fidelity().inputCosine - lookedInto.fidelity().inputCosine) < 1e-5);
    QVERIFY(std::isnan(queried.fidelity().parameterCosine));
    QVERIFY(queried.fidelity().surrogateError > 0);
    QVERIFY(queried.fidelity().bestSurrogateError > 0);
    // The last matrix that was measured is enough to look at the surrogate between inspections.
    train(queried, 1);
    train(lookedInto, 1);
    QVERIFY(queried.compareSurrogate());
    QCOMPARE(queried.ledger()[Purpose::Inspection].queries, kInputs);
    QVERIFY(queried.parameters() == lookedInto.parameters());
}

void BlackBoxTest::noMatrixIsMeasuredOfANonlinearDevice() {
    BlackBoxSettings s = settings();
    s.device = "diffraction";
    s.outputs = 9;
    s.inspectionSource = InspectionSource::Queries;
    try {
        BlackBox(s, 9, 1);
        QFAIL("accepted");
    } catch (const OptionError& e) {
        QVERIFY2(QString(e.what()).contains("inspection.source"), e.what());
    }
}

void BlackBoxTest::measuresTheSpectrumSeldom() {
    BlackBoxSettings s = settings();
    s.inspectionPeriod = 2;
    BlackBox box(s, kInputs, 1);
    for (int update = 1; update <= 44; ++update) {
        train(box, 1);
        const bool isFirstOfTen = update % 20 == 2;
        QCOMPARE(!std::isnan(box.fidelity().bestSurrogateError), isFirstOfTen);
        QVERIFY(!std::isnan(box.fidelity().surrogateError));
        QVERIFY(!box.diagnosisIsDue());
    }
    // What a new rank allows is known at the next inspection.
    box.setRank(4);
    train(box, 2);
    QVERIFY(!std::isnan(box.fidelity().bestSurrogateError));
    train(box, 2);
    QVERIFY(std::isnan(box.fidelity().bestSurrogateError));
    // The run has settled.
    train(box, 14);
    QVERIFY(box.diagnosisIsDue());
}

void BlackBoxTest::countsWhatIsClipped() {
    BlackBoxSettings s = settings();
    s.imperfections.inputBits = 8;
    s.imperfections.inputLimit = 0.5f;
    BlackBox box(s, kInputs, 1);
    train(box, 3);
    // Inputs are N(0, 1): 62 % lie beyond ±0.5; those of the sketch are sent at a size that fits.
    const Symptoms symptoms = box.symptoms();
    QVERIFY2(std::abs(symptoms.clippedInputs - 0.617) < 0.1,
             qPrintable(QString::number(symptoms.clippedInputs)));
    QCOMPARE(symptoms.clippedOutputs, 0.0);
}

void BlackBoxTest::sharesOfClippedNumbersAreOfTheSameQueries_data() {
    QTest::addColumn<QByteArray>("during");
    QTest::addColumn<double>("share");
    QTest::newRow("always") << QByteArray("always") << 1.0;
    QTest::newRow("in training") << QByteArray("training") << 1.0;
    QTest::newRow("at inference") << QByteArray("inference") << 0.0;
}

// Evaluation, the sketch and inspection by queries clip too, and are no part of either.
void BlackBoxTest::sharesOfClippedNumbersAreOfTheSameQueries() {
    QFETCH(QByteArray, during);
    QFETCH(double, share);
    BlackBoxSettings s = settings();
    s.imperfections = imperfectionSettings(
        {{"input_limit", 1e-6}, {"output_limit", 1e-15}, {"during", during.toStdString()}});
    s.inspectionSource = InspectionSource::Queries;
    s.inspectionPeriod = 2;
    BlackBox box(s, kInputs, 1);
    const Matrix x = randomMatrix(500, kInputs, 1);
    Matrix y(500, kOutputs);
    for (int round = 0; round < 3; ++round) {
        train(box, 2);
        box.forward(x, y, Purpose::Evaluation);
        const Symptoms symptoms = box.symptoms();
        QVERIFY(symptoms.clippedInputs <= 1 && symptoms.clippedOutputs <= 1);
        QVERIFY(std::abs(symptoms.clippedInputs - share) < 0.01);
        QVERIFY(std::abs(symptoms.clippedOutputs - share) < 0.01);
    }
    QVERIFY(box.clipped().outputs > 0);
}

void BlackBoxTest::knowsWhetherTheDeviceAnswers() {
    for (const float stuck : {0.0f, 0.9f, 1.0f}) {
        BlackBoxSettings s = settings();
        s.imperfections.stuck = stuck;
        s.imperfections.parameterBits = 4;
        s.imperfections.drift = 0.01f;
        BlackBox box(s, kInputs, 1);
        train(box, 3);
        QCOMPARE(box.symptoms().answers, stuck < 1);
    }
}

void BlackBoxTest::seesParametersWalkAway_data() {
    QTest::addColumn<float>("rate");
    QTest::addColumn<float>("drift");
    QTest::newRow("trained") << 1e8f << 0.0f;
    QTest::newRow("drifted") << 0.05f << 1e6f;
}

void BlackBoxTest::seesParametersWalkAway() {
    QFETCH(float, rate);
    QFETCH(float, drift);
    BlackBoxSettings s = settings();
    BlackBox still(s, kInputs, 1);
    train(still, 3);
    QCOMPARE(still.symptoms().unresolved, 0.0);
    QVERIFY(still.symptoms().farthest > 1 && still.symptoms().farthest < 3);
    s.imperfections.drift = drift;
    s.costs.secondsPerQuery = 1;
    BlackBox box(s, kInputs, 1);
    train(box, 3, rate);
    QVERIFY(box.symptoms().unresolved > 0.5);
    QVERIFY(box.symptoms().farthest > 1e6);
}

void BlackBoxTest::aDevicesOwnNoiseIsNoResponse() {
    BlackBoxSettings s = settings();
    s.device = "crossbar";
    s.deviceOptions = {{"read_noise", 0.2}};
    s.estimator.step = 1e-4;
    BlackBox box(s, kInputs, 1);
    train(box, 1);
    const Symptoms symptoms = box.symptoms();
    QVERIFY(symptoms.noise > 0);
    QVERIFY2(symptoms.response < symptoms.noise, qPrintable(QString::number(symptoms.response)));
}

void BlackBoxTest::gathersSymptoms() {
    BlackBoxSettings s = settings();
    s.inspectionPeriod = 1;
    s.estimator.step = 0.1;
    s.imperfections.parameterBits = 8;
    s.imperfections.readNoise = 0.01f;
    BlackBox box(s, kInputs, 1);
    train(box, 1);
    box.fidelity();
    const Ledger before = box.ledger();
    const Symptoms symptoms = box.symptoms();
    QCOMPARE(box.ledger(), before);
    QCOMPARE(symptoms.spent, before);
    QCOMPARE(symptoms.rank, Index{3});
    QCOMPARE(symptoms.mostRank, kOutputs);
    QCOMPARE(symptoms.step, 0.1);
    constexpr double kLsb = 0.0246;
    QVERIFY(std::abs(symptoms.resolution - kLsb) < 1e-3);
    QVERIFY(!std::isnan(symptoms.fidelity.parameterCosine));
    QVERIFY(symptoms.fidelity.bestSurrogateError <= symptoms.fidelity.surrogateError);
    // y = Σ_j cos(φ_j)/√n x_j near φ = π/2: a probe ±μ moves y by μ·rms(x), which is near 1.
    QVERIFY2(symptoms.response > 0.05 && symptoms.response < 0.2,
             qPrintable(QString::number(symptoms.response)));
    QVERIFY(symptoms.noise > 0 && symptoms.noise < symptoms.response);
    // Errors of the old rank say nothing about the new one.
    box.setRank(5);
    QVERIFY(std::isnan(box.symptoms().fidelity.bestSurrogateError));
}

void BlackBoxTest::comparesAtNoQuery() {
    BlackBox box(settings(), kInputs, 1);
    train(box, kSteps);
    const Ledger before = box.ledger();
    const ComparisonSnapshot c = box.comparison(0);
    QCOMPARE(box.ledger(), before);
    QCOMPARE(c.rank, Index{3});
    QCOMPARE(c.surrogate->error, box.surrogateError());
    QCOMPARE(c.surrogate->deviceValues.size(), kOutputs);
    QVERIFY(!c.spread);
}

void BlackBoxTest::saysWhyThereIsNoComparison() {
    BlackBoxSettings s = settings();
    s.device = "diffraction";
    s.outputs = 9;
    BlackBox box(s, 9, 1);
    const ComparisonSnapshot c = box.comparison(0);
    QVERIFY(!c.surrogate);
    QVERIFY(c.device.isSimulation);
    QVERIFY(!c.device.isLinear);
}

void BlackBoxTest::theSpreadIsOfACopy() {
    BlackBoxSettings s = settings();
    s.inspectionPeriod = 1;
    s.imperfections.readNoise = 0.01f;
    BlackBox asked(s, kInputs, 1);
    BlackBox left(s, kInputs, 1);
    QVERIFY(!asked.comparison(8).spread);
    train(asked, 1);
    train(left, 1);
    const Ledger before = asked.ledger();
    const ComparisonSnapshot c = asked.comparison(8);
    QCOMPARE(c.repeats, Index{8});
    QVERIFY(c.spread->cosine.deviation > 0);
    QVERIFY(std::abs(c.spread->cosine.mean) <= 1);
    QCOMPARE(asked.ledger(), before);
    // Nothing of it reaches the training: not even the device's noise.
    train(asked, kSteps);
    train(left, kSteps);
    QVERIFY(asked.parameters() == left.parameters());
}

void BlackBoxTest::startsWhereItIsTold() {
    const Vector start = randomMatrix(kInputs * kOutputs, 1, 11);
    BlackBox box(settings(), kInputs, 1, start);
    QCOMPARE(box.parameters(), start);
    QCOMPARE(box.snapshot().initial, start);
    BlackBoxSettings whole = settings();
    whole.surrogate.rank = kOutputs;
    QVERIFY(BlackBox(whole, kInputs, 1, start).surrogateError() < 1e-5);
    QCOMPARE(box.ledger()[Purpose::Surrogate].queries, std::int64_t{kInputs});
}

// Straight through: the device holds the nearest level, gradients belong to it and move the master
// copy, and steps too small for the converter add up until a level changes.
void BlackBoxTest::quantisedParametersKeepAFloatMaster() {
    const auto& recorded = golden()["quantization"][0];
    BlackBoxSettings s = settings();
    s.outputs = 2;
    s.device = "matvec";
    s.imperfections.parameterBits = 8;
    s.imperfections.parameterLimit = recorded["maximum"].get<float>();
    s.estimator.kind = EstimatorKind::Exact;
    s.surrogate.rank = 2;
    BlackBox box(s, 10, 1, vectorOf(recorded["q"]).cwiseMin(3.1f).cwiseMax(-3.1f));
    const auto transfer = [&] { return box.snapshot().transfer; };
    const auto inside = [](float q) { return std::abs(q) < 3.1f; };
    const Vector q = vectorOf(recorded["q"]);
    const Vector levels = vectorOf(recorded["quantized"]);
    const Matrix held = transfer();
    for (Index j = 0; j < q.size(); ++j) {
        QVERIFY(!inside(q[j]) || std::abs(held.data()[j] - levels[j]) < 1e-6f);
    }

    const Matrix x = randomMatrix(kBatch, 10, 1);
    const Matrix g = randomMatrix(kBatch, 2, 2);
    Matrix y(kBatch, 2);
    Matrix gx(kBatch, 10);
    Vector gomega(box.parameters().size());
    const float lsb = 2 * s.imperfections.parameterLimit / 255;
    box.parameters().setConstant(0.1f * lsb);
    box.update();
    const Matrix before = transfer();
    int steps = 0;
    while (transfer() == before && steps < 100) {
        box.forward(x, y, Purpose::Forward);
        box.backward(x, y, g, gx, gomega);
        const Matrix exact = g.transpose() * x;
        QVERIFY(gomega.isApprox(Eigen::Map<const Vector>(exact.data(), exact.size())));
        box.parameters() -= 0.1f * lsb * gomega / gomega.cwiseAbs().maxCoeff();
        box.update();
        ++steps;
    }
    QVERIFY2(steps > 1 && steps < 100, qPrintable(QString::number(steps)));
}

}  // namespace obscura

GUILESS_TEST(obscura::BlackBoxTest)
#include "BlackBoxTest.moc"
