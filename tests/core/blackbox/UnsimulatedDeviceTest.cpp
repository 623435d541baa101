// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomMatrix.h"
#include "TableDevice.h"
#include "TestProgram.h"
#include "core/base/OptionError.h"
#include "core/blackbox/Inspector.h"

#include <cmath>

namespace obscura {

namespace {

constexpr Index kTableInputs = 6;
constexpr Index kTableOutputs = 4;
constexpr Index kTableBatch = 16;

BlackBoxSettings tableSettings() {
    BlackBoxSettings s;
    s.outputs = kTableOutputs;
    s.surrogate.rank = 2;
    s.surrogate.sketch = 3;
    s.estimator.kind = EstimatorKind::Local;
    s.estimator.probes = 12;
    s.estimator.antithetic = true;
    s.estimator.step = 0.02;
    s.inspectionPeriod = 2;
    return s;
}

/// Trains a table's device towards a linear map [m, n] that it can be.
class Training {
public:
    explicit Training(const BlackBoxSettings& settings, std::unique_ptr<TableDevice> device)
        : m_device(*device), m_box(settings, std::move(device), 1), m_inspector(m_box) {}
    explicit Training(const BlackBoxSettings& settings)
        : Training(settings,
                   std::make_unique<TableDevice>(kTableInputs, kTableOutputs, modulatorTable())) {}

    void steps(int count, float rate = 0.03f) {
        const Matrix x = randomMatrix(kTableBatch, kTableInputs, 1);
        const Matrix wanted = x * m_target.transpose();
        Matrix y(kTableBatch, kTableOutputs);
        Matrix gx(kTableBatch, kTableInputs);
        Vector gomega(m_box.parameters().size());
        for (int step = 0; step < count; ++step) {
            m_box.forward(x, y, Purpose::Forward);
            const Matrix g = (y - wanted) / static_cast<float>(kTableBatch);
            m_box.backward(x, y, g, gx, gomega);
            m_box.parameters() -= rate * gomega;
            m_box.update();
        }
    }

    double distance() const { return (m_device.weights() - m_target).norm() / m_target.norm(); }
    BlackBox& box() { return m_box; }
    Inspector& inspector() { return m_inspector; }
    const TableDevice& device() const { return m_device; }

private:
    Matrix m_target =
        0.5f * randomMatrix(kTableOutputs, kTableInputs, 3).cwiseMin(1.5f).cwiseMax(-1.5f);
    const TableDevice& m_device;
    BlackBox m_box;
    Inspector m_inspector;
};

}  // namespace

/// Training through a device that answers from a table, and into which nobody can look.
class UnsimulatedDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTrainedToALinearMap();
    void sameSeedSameNumbers();
    void fidelityIsUnknown();
    void picturesAreOfWhatIsKnown();
    void symptomsComeWithoutAQuery();
    void inspectionByQueriesWorks();
    void refusesWhatOnlyASimulationGives_data();
    void refusesWhatOnlyASimulationGives();
    void refusesADeviceOfAnotherSize();
};

void UnsimulatedDeviceTest::isTrainedToALinearMap() {
    BlackBoxSettings s = tableSettings();
    s.surrogate.rank = kTableOutputs;
    s.surrogate.sketch = kTableInputs;
    Training training(s);
    const double before = training.distance();
    const auto alignment = [&](const Matrix& known) {
        const Matrix& weights = training.device().weights();
        return known.cwiseProduct(weights).sum() / (known.norm() * weights.norm());
    };
    const Matrix first = training.box().surrogate().matrix();
    training.steps(300);
    QVERIFY2(
        training.distance() < 0.05,
        qPrintable(QStringLiteral("%1 at first, now %2").arg(before).arg(training.distance())));
    QVERIFY(before > 0.5);
    // The surrogate has followed.
    const float now = alignment(training.box().surrogate().matrix());
    QVERIFY2(now > 0.8f && now > alignment(first) + 0.5f,
             qPrintable(QStringLiteral("%1, at first %2").arg(now).arg(alignment(first))));
    QCOMPARE(training.box().ledger()[Purpose::Inspection].queries, std::int64_t{0});
}

void UnsimulatedDeviceTest::sameSeedSameNumbers() {
    Training first(tableSettings());
    Training second(tableSettings());
    first.steps(5);
    second.steps(5);
    QVERIFY(first.box().parameters() == second.box().parameters());
    QVERIFY(first.box().surrogate().s() == second.box().surrogate().s());
}

void UnsimulatedDeviceTest::fidelityIsUnknown() {
    Training training(tableSettings());
    training.steps(2);
    const Fidelity fidelity = training.inspector().fidelity();
    for (const double measure :
         {fidelity.surrogateError, fidelity.bestSurrogateError, fidelity.inputCosine,
          fidelity.parameterCosine, fidelity.parameterNormRatio,
          training.inspector().surrogateError()}) {
        QVERIFY(std::isnan(measure));
    }
    const ComparisonSnapshot comparison = training.inspector().comparison(8);
    QVERIFY(!comparison.surrogate);
    QVERIFY(!comparison.spread);
    QVERIFY(!comparison.device.isSimulation);
    QCOMPARE(comparison.rank, Index{2});
}

void UnsimulatedDeviceTest::picturesAreOfWhatIsKnown() {
    Training training(tableSettings());
    const Vector start = training.box().parameters();
    training.steps(3);
    const Ledger before = training.box().ledger();
    const DeviceSnapshot snapshot = training.inspector().snapshot();
    QCOMPARE(training.box().ledger(), before);
    QVERIFY(snapshot.initial == start);
    QVERIFY(snapshot.omega == training.box().parameters());
    QCOMPARE(snapshot.held.size(), Index{0});
    QCOMPARE(snapshot.transfer.size(), Index{0});
    QCOMPARE(snapshot.x.size(), kTableInputs);
    QCOMPARE(snapshot.y.size(), kTableOutputs);
}

void UnsimulatedDeviceTest::symptomsComeWithoutAQuery() {
    Training training(tableSettings());
    training.steps(4);
    const Ledger before = training.box().ledger();
    const Symptoms symptoms = training.inspector().symptoms();
    QCOMPARE(training.box().ledger(), before);
    QVERIFY(symptoms.answers);
    QVERIFY(std::isnan(symptoms.response));
    QVERIFY(std::isnan(symptoms.fidelity.parameterCosine));
    QCOMPARE(symptoms.step, 0.02);
    QCOMPARE(symptoms.clippedInputs, 0.0);
    QVERIFY(symptoms.farthest > 0 && symptoms.farthest <= 1);
}

void UnsimulatedDeviceTest::inspectionByQueriesWorks() {
    BlackBoxSettings s = tableSettings();
    s.surrogate.rank = kTableOutputs;
    s.surrogate.sketch = 40;
    s.inspectionSource = InspectionSource::Queries;
    Training training(s);
    training.steps(2, 0.01f);
    QCOMPARE(training.box().ledger()[Purpose::Inspection].queries, std::int64_t{kTableInputs});
    const Fidelity fidelity = training.inspector().fidelity();
    QVERIFY(fidelity.surrogateError >= 0 && fidelity.surrogateError < 0.1);
    QVERIFY(fidelity.bestSurrogateError < 1e-5);
    QVERIFY(fidelity.inputCosine > 0.99);
    QVERIFY(std::isnan(fidelity.parameterCosine));
    const ComparisonSnapshot comparison = training.inspector().comparison(8);
    QVERIFY(comparison.surrogate);
    QVERIFY(!comparison.spread);
}

void UnsimulatedDeviceTest::refusesWhatOnlyASimulationGives_data() {
    QTest::addColumn<EstimatorKind>("kind");
    QTest::addColumn<UpstreamGradient>("upstream");
    QTest::addColumn<QString>("expected");
    const QString estimator = "expected an estimate from queries for this device";
    const QString surrogate = "expected surrogate for this device";
    QTest::newRow("exact") << EstimatorKind::Exact << UpstreamGradient::Surrogate << estimator;
    QTest::newRow("digital twin") << EstimatorKind::DigitalTwin << UpstreamGradient::Surrogate
                                  << estimator;
    QTest::newRow("exact upstream") << EstimatorKind::Local << UpstreamGradient::Exact << surrogate;
    QTest::newRow("digital twin upstream")
        << EstimatorKind::Local << UpstreamGradient::DigitalTwin << surrogate;
}

void UnsimulatedDeviceTest::refusesWhatOnlyASimulationGives() {
    QFETCH(EstimatorKind, kind);
    QFETCH(UpstreamGradient, upstream);
    QFETCH(QString, expected);
    BlackBoxSettings s = tableSettings();
    s.estimator.kind = kind;
    s.surrogate.upstream = upstream;
    try {
        Training training(s);
        QFAIL("accepted");
    } catch (const OptionError& e) {
        QVERIFY2(QString(e.what()).contains("only a simulation can give"), e.what());
        QVERIFY2(QString(e.what()).contains(expected), e.what());
    }
}

void UnsimulatedDeviceTest::refusesADeviceOfAnotherSize() {
    BlackBoxSettings s = tableSettings();
    s.outputs = kTableOutputs + 1;
    try {
        Training training(s);
        QFAIL("accepted");
    } catch (const UserError& e) {
        QVERIFY2(QString(e.what()).contains("found a device of 4 outputs, expected 5"), e.what());
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::UnsimulatedDeviceTest)
#include "UnsimulatedDeviceTest.moc"
