// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBox.h"

#include "BlackBoxBench.h"
#include "Golden.h"
#include "TestProgram.h"
#include "core/base/OptionError.h"
#include "devices/Error.h"

namespace obscura {

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
    void noMatrixIsMeasuredOfANonlinearDevice();
    void startsWhereItIsTold();
    void quantisedParametersKeepAFloatMaster();
    void imperfectionsActInTheirPhase_data();
    void imperfectionsActInTheirPhase();
};

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
    BlackBoxSettings s = smallSettings();
    s.surrogate.update = static_cast<SurrogateUpdate>(update);
    s.surrogate.rebuild = rebuild;
    BlackBoxBench bench(s);
    bench.train(kSteps);
    const Ledger& ledger = bench.box.ledger();
    QCOMPARE(ledger[Purpose::Surrogate].queries, surrogateQueries);
    QCOMPARE(ledger[Purpose::Forward].queries, kSteps * kBatch);
    QCOMPARE(ledger[Purpose::Gradient].queries, kSteps * 7 * kBatch);
    QCOMPARE(ledger[Purpose::Evaluation].queries, 0);
    QCOMPARE(ledger[Purpose::Inspection].queries, 0);
}

void BlackBoxTest::countsProgrammings() {
    BlackBoxBench bench(smallSettings());
    bench.train(kSteps);
    QCOMPARE(bench.box.ledger().total().programmings, 1 + kSteps * (7 + 1));
    bench.inspector.surrogateError();
    QCOMPARE(bench.box.ledger().total().programmings, 1 + kSteps * (7 + 1));
}

void BlackBoxTest::surrogateFollowsTheDevice() {
    BlackBoxSettings s = smallSettings();
    s.surrogate.rank = 6;
    s.surrogate.sketch = 40;
    BlackBoxBench following(s);
    s.surrogate.update = SurrogateUpdate::Frozen;
    BlackBoxBench frozen(s);
    following.train(60);
    frozen.train(60);
    QVERIFY(frozen.inspector.surrogateError() > 0.5);
    QVERIFY2(following.inspector.surrogateError() < 0.5 * frozen.inspector.surrogateError(),
             qPrintable(QStringLiteral("following %1, frozen %2")
                            .arg(following.inspector.surrogateError())
                            .arg(frozen.inspector.surrogateError())));
}

void BlackBoxTest::svdEachStepIsTheBestSurrogate() {
    BlackBoxSettings s = smallSettings();
    s.surrogate.update = SurrogateUpdate::Svd;
    s.surrogate.rank = kOutputs;
    BlackBoxBench bench(s);
    bench.train(kSteps);
    QVERIFY(bench.inspector.surrogateError() < 1e-5);
}

void BlackBoxTest::manyInputsAreMeasuredInParts() {
    constexpr Index kMany = 5000;
    BlackBoxSettings s = smallSettings();
    s.outputs = s.surrogate.rank = 2;
    BlackBoxBench bench(s, kMany, 1);
    QCOMPARE(bench.box.ledger()[Purpose::Surrogate].queries, std::int64_t{kMany});
    QVERIFY(bench.inspector.surrogateError() < 1e-5);
}

void BlackBoxTest::sameSeedSameNumbers() {
    BlackBoxBench first(smallSettings());
    BlackBoxBench second(smallSettings());
    BlackBoxBench other(smallSettings(), kInputs, 2);
    first.train(kSteps);
    second.train(kSteps);
    other.train(kSteps);
    QVERIFY(first.box.parameters() == second.box.parameters());
    QVERIFY(first.box.surrogate().s() == second.box.surrogate().s());
    QVERIFY(first.box.parameters() != other.box.parameters());
}

void BlackBoxTest::changingProbesLeavesTheSketchAlone() {
    BlackBoxSettings s = smallSettings();
    BlackBoxBench few(s);
    s.estimator.probes = 8;
    BlackBoxBench more(s);
    // With a rate of zero the device stays where it is, and only the sketch could differ.
    few.train(kSteps, 0);
    more.train(kSteps, 0);
    QVERIFY(few.box.surrogate().s() == more.box.surrogate().s());
    QVERIFY(few.box.parameters() == more.box.parameters());
}

void BlackBoxTest::refusesImpossibleRanks_data() {
    QTest::addColumn<int>("rank");
    QTest::newRow("zero") << 0;
    QTest::newRow("negative") << -3;
    QTest::newRow("above min(n, m)") << static_cast<int>(kOutputs) + 1;
}

void BlackBoxTest::refusesImpossibleRanks() {
    QFETCH(int, rank);
    BlackBoxSettings s = smallSettings();
    s.surrogate.rank = rank;
    try {
        const BlackBoxBench bench(s);
        QFAIL("accepted");
    } catch (const UserError& e) {
        const QString message = e.what();
        QVERIFY(message.contains(QString::number(rank)));
        QVERIFY(message.contains("1 to 8"));
    }
}

void BlackBoxTest::streamingFollowsWithoutAQuery() {
    BlackBoxSettings s = smallSettings();
    s.surrogate.rank = kBatch;
    s.surrogate.update = SurrogateUpdate::Streaming;
    s.surrogate.start = SurrogateStart::Nothing;
    BlackBoxBench bench(s);
    QCOMPARE(bench.inspector.surrogateError(), 1.0);
    bench.train(30);
    QCOMPARE(bench.box.ledger()[Purpose::Surrogate].queries, 0);
    // It knows the device in the directions of the samples, which these gradients need.
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    Matrix y(kBatch, kOutputs);
    bench.box.forward(x, y, Purpose::Forward);
    const Matrix known = x * bench.box.surrogate().matrix().transpose();
    QVERIFY((known - y).norm() < 0.1f * y.norm());
}

void BlackBoxTest::keepsItsKnowledgeAtAnotherRank() {
    BlackBoxBench bench(smallSettings());
    bench.train(1);
    const Matrix before = bench.box.surrogate().matrix();
    bench.setRank(6);
    compareMatrices(bench.box.surrogate().matrix(), before, 1e-5f);
    bench.train(1);
    QCOMPARE(bench.box.surrogate().rank(), Index{6});
    QCOMPARE(bench.box.ledger()[Purpose::Surrogate].queries, kInputs + 2 * (3 + 4) + 2 * (6 + 4));
    QVERIFY_EXCEPTION_THROWN(bench.setRank(9), UserError);
    QCOMPARE(bench.box.surrogate().rank(), Index{6});
}

void BlackBoxTest::upstreamBaselinesAreExact_data() {
    QTest::addColumn<int>("upstream");
    QTest::newRow("exact") << static_cast<int>(UpstreamGradient::Exact);
    QTest::newRow("digital twin") << static_cast<int>(UpstreamGradient::DigitalTwin);
}

void BlackBoxTest::upstreamBaselinesAreExact() {
    QFETCH(int, upstream);
    BlackBoxSettings s = smallSettings();
    s.surrogate.upstream = static_cast<UpstreamGradient>(upstream);
    s.inspectionPeriod = 1;
    BlackBoxBench bench(s);
    bench.train(kSteps);
    QVERIFY(bench.inspector.fidelity().inputCosine > 1 - 1e-6);
}

void BlackBoxTest::withoutAnEstimatorTheDeviceStays() {
    BlackBoxSettings s = smallSettings();
    s.estimator.kind = EstimatorKind::None;
    BlackBoxBench bench(s);
    const Matrix x = randomMatrix(kBatch, kInputs, 1);
    Matrix y(kBatch, kOutputs);
    Matrix gx(kBatch, kInputs);
    Vector gomega(bench.box.parameters().size());
    bench.box.forward(x, y, Purpose::Forward);
    bench.box.backward(x, y, randomMatrix(kBatch, kOutputs, 2), gx, gomega);
    bench.box.update();
    QCOMPARE(gomega.norm(), 0.0f);
    QCOMPARE(bench.box.ledger()[Purpose::Gradient].queries, 0);
    QCOMPARE(bench.box.ledger().total().programmings, 1);
}

void BlackBoxTest::noMatrixIsMeasuredOfANonlinearDevice() {
    BlackBoxSettings s = smallSettings();
    s.device = "diffraction";
    s.outputs = 9;
    s.inspectionSource = InspectionSource::Queries;
    try {
        const BlackBoxBench bench(s, 9);
        QFAIL("accepted");
    } catch (const OptionError& e) {
        QVERIFY2(QString(e.what()).contains("inspection.source"), e.what());
    }
}

void BlackBoxTest::startsWhereItIsTold() {
    const Vector start = randomMatrix(kInputs * kOutputs, 1, 11);
    BlackBoxBench bench(smallSettings(), kInputs, 1, start);
    QCOMPARE(bench.box.parameters(), start);
    QCOMPARE(bench.inspector.snapshot().initial, start);
    BlackBoxSettings whole = smallSettings();
    whole.surrogate.rank = kOutputs;
    QVERIFY(BlackBoxBench(whole, kInputs, 1, start).inspector.surrogateError() < 1e-5);
    QCOMPARE(bench.box.ledger()[Purpose::Surrogate].queries, std::int64_t{kInputs});
}

// Straight through: the device holds the nearest level, gradients belong to it and move the master
// copy, and steps too small for the converter add up until a level changes.
void BlackBoxTest::quantisedParametersKeepAFloatMaster() {
    const auto& recorded = golden()["quantization"][0];
    BlackBoxSettings s = smallSettings();
    s.outputs = 2;
    s.device = "matvec";
    s.imperfections.parameterBits = 8;
    s.imperfections.parameterLimit = recorded["maximum"].get<float>();
    s.estimator.kind = EstimatorKind::Exact;
    s.surrogate.rank = 2;
    BlackBoxBench bench(s, 10, 1, vectorOf(recorded["q"]).cwiseMin(3.1f).cwiseMax(-3.1f));
    const auto transfer = [&] { return bench.inspector.snapshot().transfer; };
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
    Vector gomega(bench.box.parameters().size());
    const float lsb = 2 * s.imperfections.parameterLimit / 255;
    bench.box.parameters().setConstant(0.1f * lsb);
    bench.box.update();
    const Matrix before = transfer();
    int steps = 0;
    while (transfer() == before && steps < 100) {
        bench.box.forward(x, y, Purpose::Forward);
        bench.box.backward(x, y, g, gx, gomega);
        const Matrix exact = g.transpose() * x;
        QVERIFY(gomega.isApprox(Eigen::Map<const Vector>(exact.data(), exact.size())));
        bench.box.parameters() -= 0.1f * lsb * gomega / gomega.cwiseAbs().maxCoeff();
        bench.box.update();
        ++steps;
    }
    QVERIFY2(steps > 1 && steps < 100, qPrintable(QString::number(steps)));
}

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
        BlackBoxBench bench(s);
        Matrix y(kBatch, kOutputs);
        bench.box.forward(x, y, Purpose::Forward);
        bench.box.forward(x, y, Purpose::Evaluation);
        bench.box.forward(x, y, purpose);
        return y;
    };
    BlackBoxSettings imperfect = smallSettings();
    imperfect.imperfections.fabricationSpread = 0.3f;
    imperfect.imperfections.during = during;
    const Matrix ideal = answers(smallSettings(), Purpose::Forward);
    QCOMPARE(answers(imperfect, Purpose::Forward) != ideal, inTraining);
    QCOMPARE(answers(imperfect, Purpose::Evaluation) != ideal, atInference);
}

}  // namespace obscura

GUILESS_TEST(obscura::BlackBoxTest)
#include "BlackBoxTest.moc"
