// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "core/blackbox/BlackBox.h"
#include "devices/Error.h"
#include "devices/Random.h"

namespace obscura {

namespace {

constexpr Index kInputs = 12;
constexpr Index kOutputs = 8;
constexpr Index kBatch = 6;
constexpr std::int64_t kSteps = 5;

Matrix randomMatrix(Index rows, Index columns, std::uint64_t seed) {
    Matrix a(rows, columns);
    CounterRandom(seed).normal(0, 0, {a.data(), static_cast<std::size_t>(a.size())});
    return a;
}

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
    void sameSeedSameNumbers();
    void changingProbesLeavesTheSketchAlone();
    void refusesImpossibleRanks_data();
    void refusesImpossibleRanks();
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
    QCOMPARE(ledger[Purpose::Surrogate], surrogateQueries);
    QCOMPARE(ledger[Purpose::Forward], kSteps * kBatch);
    QCOMPARE(ledger[Purpose::Gradient], kSteps * 7 * kBatch);
    QCOMPARE(ledger[Purpose::Evaluation], 0);
    QCOMPARE(ledger[Purpose::Inspection], 0);
}

void BlackBoxTest::countsProgrammings() {
    BlackBox box(settings(), kInputs, 1);
    train(box, kSteps);
    QCOMPARE(box.ledger().programmings, 1 + kSteps * (7 + 1));
    box.surrogateError();
    QCOMPARE(box.ledger().programmings, 1 + kSteps * (7 + 1));
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

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::BlackBoxTest)
#include "BlackBoxTest.moc"
