// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Inspector.h"

#include "BlackBoxBench.h"
#include "TestProgram.h"

namespace obscura {

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inspectsGradientsAtItsPeriod();
    void inspectsByQueriesWhereAsked();
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
};

void InspectorTest::inspectsGradientsAtItsPeriod() {
    BlackBoxSettings s = smallSettings();
    s.inspectionPeriod = 2;
    s.estimator.kind = EstimatorKind::Exact;
    BlackBoxBench bench(s);
    bench.train(1);
    QVERIFY(std::isnan(bench.inspector.fidelity().parameterCosine));
    bench.train(1);
    const Fidelity fidelity = bench.inspector.fidelity();
    QVERIFY(std::abs(fidelity.parameterCosine - 1) < 1e-6);
    QVERIFY(std::abs(fidelity.parameterNormRatio - 1) < 1e-6);
    QVERIFY(fidelity.inputCosine > 0.1 && fidelity.inputCosine < 1);
    QVERIFY(fidelity.bestSurrogateError > 0);
    QVERIFY(fidelity.bestSurrogateError <= fidelity.surrogateError);
    QCOMPARE(bench.box.ledger()[Purpose::Inspection].queries, 0);
    QVERIFY(bench.inspector.compareSurrogate()->inputAngles.size() == 3);
}

void InspectorTest::inspectsByQueriesWhereAsked() {
    BlackBoxSettings s = smallSettings();
    s.inspectionPeriod = 2;
    BlackBoxBench lookedInto(s);
    s.inspectionSource = InspectionSource::Queries;
    BlackBoxBench queried(s);
    queried.train(1);
    QVERIFY(!queried.inspector.compareSurrogate());
    QVERIFY(std::isnan(queried.inspector.surrogateError()));
    queried.train(1);
    lookedInto.train(2);
    QVERIFY(std::abs(queried.inspector.fidelity().inputCosine -
                     lookedInto.inspector.fidelity().inputCosine) < 1e-5);
    QVERIFY(std::isnan(queried.inspector.fidelity().parameterCosine));
    QVERIFY(queried.inspector.fidelity().surrogateError > 0);
    QVERIFY(queried.inspector.fidelity().bestSurrogateError > 0);
    // The last matrix that was measured is enough to look at the surrogate between inspections.
    queried.train(1);
    lookedInto.train(1);
    QVERIFY(queried.inspector.compareSurrogate());
    QCOMPARE(queried.box.ledger()[Purpose::Inspection].queries, kInputs);
    QVERIFY(queried.box.parameters() == lookedInto.box.parameters());
}

void InspectorTest::measuresTheSpectrumSeldom() {
    BlackBoxSettings s = smallSettings();
    s.inspectionPeriod = 2;
    BlackBoxBench bench(s);
    for (int update = 1; update <= 44; ++update) {
        bench.train(1);
        const bool isFirstOfTen = update % 20 == 2;
        QCOMPARE(!std::isnan(bench.inspector.fidelity().bestSurrogateError), isFirstOfTen);
        QVERIFY(!std::isnan(bench.inspector.fidelity().surrogateError));
        QVERIFY(!bench.inspector.diagnosisIsDue());
    }
    // What a new rank allows is known at the next inspection.
    bench.setRank(4);
    bench.train(2);
    QVERIFY(!std::isnan(bench.inspector.fidelity().bestSurrogateError));
    bench.train(2);
    QVERIFY(std::isnan(bench.inspector.fidelity().bestSurrogateError));
    // The run has settled.
    bench.train(14);
    QVERIFY(bench.inspector.diagnosisIsDue());
}

void InspectorTest::gathersSymptoms() {
    BlackBoxSettings s = smallSettings();
    s.inspectionPeriod = 1;
    s.estimator.step = 0.1;
    s.imperfections.parameterBits = 8;
    s.imperfections.readNoise = 0.01f;
    BlackBoxBench bench(s);
    bench.train(1);
    bench.inspector.fidelity();
    const Ledger before = bench.box.ledger();
    const Symptoms symptoms = bench.inspector.symptoms();
    QCOMPARE(bench.box.ledger(), before);
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
    bench.setRank(5);
    QVERIFY(std::isnan(bench.inspector.symptoms().fidelity.bestSurrogateError));
}

void InspectorTest::countsWhatIsClipped() {
    BlackBoxSettings s = smallSettings();
    s.imperfections.inputBits = 8;
    s.imperfections.inputLimit = 0.5f;
    BlackBoxBench bench(s);
    bench.train(3);
    // Inputs are N(0, 1): 62 % lie beyond ±0.5; those of the sketch are sent at a size that fits.
    const Symptoms symptoms = bench.inspector.symptoms();
    QVERIFY2(std::abs(symptoms.clippedInputs - 0.617) < 0.1,
             qPrintable(QString::number(symptoms.clippedInputs)));
    QCOMPARE(symptoms.clippedOutputs, 0.0);
}

void InspectorTest::sharesOfClippedNumbersAreOfTheSameQueries_data() {
    QTest::addColumn<QByteArray>("during");
    QTest::addColumn<double>("share");
    QTest::newRow("always") << QByteArray("always") << 1.0;
    QTest::newRow("in training") << QByteArray("training") << 1.0;
    QTest::newRow("at inference") << QByteArray("inference") << 0.0;
}

// Evaluation, the sketch and inspection by queries clip too, and are no part of either.
void InspectorTest::sharesOfClippedNumbersAreOfTheSameQueries() {
    QFETCH(QByteArray, during);
    QFETCH(double, share);
    BlackBoxSettings s = smallSettings();
    s.imperfections = imperfectionSettings(
        {{"input_limit", 1e-6}, {"output_limit", 1e-15}, {"during", during.toStdString()}});
    s.inspectionSource = InspectionSource::Queries;
    s.inspectionPeriod = 2;
    BlackBoxBench bench(s);
    const Matrix x = randomMatrix(500, kInputs, 1);
    Matrix y(500, kOutputs);
    for (int round = 0; round < 3; ++round) {
        bench.train(2);
        bench.box.forward(x, y, Purpose::Evaluation);
        const Symptoms symptoms = bench.inspector.symptoms();
        QVERIFY(symptoms.clippedInputs <= 1 && symptoms.clippedOutputs <= 1);
        QVERIFY(std::abs(symptoms.clippedInputs - share) < 0.01);
        QVERIFY(std::abs(symptoms.clippedOutputs - share) < 0.01);
    }
    QVERIFY(bench.box.device().clipped().outputs > 0);
}

void InspectorTest::knowsWhetherTheDeviceAnswers() {
    for (const float stuck : {0.0f, 0.9f, 1.0f}) {
        BlackBoxSettings s = smallSettings();
        s.imperfections.stuck = stuck;
        s.imperfections.parameterBits = 4;
        s.imperfections.drift = 0.01f;
        BlackBoxBench bench(s);
        bench.train(3);
        QCOMPARE(bench.inspector.symptoms().answers, stuck < 1);
    }
}

void InspectorTest::seesParametersWalkAway_data() {
    QTest::addColumn<float>("rate");
    QTest::addColumn<float>("drift");
    QTest::newRow("trained") << 1e8f << 0.0f;
    QTest::newRow("drifted") << 0.05f << 1e6f;
}

void InspectorTest::seesParametersWalkAway() {
    QFETCH(float, rate);
    QFETCH(float, drift);
    BlackBoxSettings s = smallSettings();
    BlackBoxBench still(s);
    still.train(3);
    QCOMPARE(still.inspector.symptoms().unresolved, 0.0);
    QVERIFY(still.inspector.symptoms().farthest > 1 && still.inspector.symptoms().farthest < 3);
    s.imperfections.drift = drift;
    s.costs.secondsPerQuery = 1;
    BlackBoxBench bench(s);
    bench.train(3, rate);
    QVERIFY(bench.inspector.symptoms().unresolved > 0.5);
    QVERIFY(bench.inspector.symptoms().farthest > 1e6);
}

void InspectorTest::aDevicesOwnNoiseIsNoResponse() {
    BlackBoxSettings s = smallSettings();
    s.device = "crossbar";
    s.deviceOptions = {{"read_noise", 0.2}};
    s.estimator.step = 1e-4;
    BlackBoxBench bench(s);
    bench.train(1);
    const Symptoms symptoms = bench.inspector.symptoms();
    QVERIFY(symptoms.noise > 0);
    QVERIFY2(symptoms.response < symptoms.noise, qPrintable(QString::number(symptoms.response)));
}

void InspectorTest::comparesAtNoQuery() {
    BlackBoxBench bench(smallSettings());
    bench.train(kSteps);
    const Ledger before = bench.box.ledger();
    const ComparisonSnapshot c = bench.inspector.comparison(0);
    QCOMPARE(bench.box.ledger(), before);
    QCOMPARE(c.rank, Index{3});
    QCOMPARE(c.surrogate->error, bench.inspector.surrogateError());
    QCOMPARE(c.surrogate->deviceValues.size(), kOutputs);
    QVERIFY(!c.spread);
}

void InspectorTest::saysWhyThereIsNoComparison() {
    BlackBoxSettings s = smallSettings();
    s.device = "diffraction";
    s.outputs = 9;
    BlackBoxBench bench(s, 9, 1);
    const ComparisonSnapshot c = bench.inspector.comparison(0);
    QVERIFY(!c.surrogate);
    QVERIFY(c.device.isSimulation);
    QVERIFY(!c.device.isLinear);
}

void InspectorTest::theSpreadIsOfACopy() {
    BlackBoxSettings s = smallSettings();
    s.inspectionPeriod = 1;
    s.imperfections.readNoise = 0.01f;
    BlackBoxBench asked(s);
    BlackBoxBench left(s);
    QVERIFY(!asked.inspector.comparison(8).spread);
    asked.train(1);
    left.train(1);
    const Ledger before = asked.box.ledger();
    const ComparisonSnapshot c = asked.inspector.comparison(8);
    QCOMPARE(c.repeats, Index{8});
    QVERIFY(c.spread->cosine.deviation > 0);
    QVERIFY(std::abs(c.spread->cosine.mean) <= 1);
    QCOMPARE(asked.box.ledger(), before);
    // Nothing of it reaches the training: not even the device's noise.
    asked.train(kSteps);
    left.train(kSteps);
    QVERIFY(asked.box.parameters() == left.box.parameters());
}

}  // namespace obscura

GUILESS_TEST(obscura::InspectorTest)
#include "InspectorTest.moc"
