// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/Connecting.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/remote/Bench.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

namespace obscura {

/// Trains devices behind the protocol beside the same devices in this program.
class ExternalDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeTinyDataset(m_folder.path().toStdString());
        loadEngine();
    }

    void trainsAsDirectly_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("method");
        // Sweeps are fused here and one by one there, and ω beyond its range is wrapped there.
        QTest::addColumn<double>("tolerance");
        QTest::newRow("streaming Jacobian")
            << "slm" << QStringList{"blackbox.estimator.kind=streaming_jacobian"} << 0.0;
        QTest::newRow("pairs of cells")
            << "mrr" << QStringList{"blackbox.estimator.kind=streaming_jacobian"} << 1e-3;
        QTest::newRow("local probes")
            << "crossbar"
            << QStringList{"blackbox.estimator.kind=local", "blackbox.estimator.probes=1",
                           "blackbox.surrogate.update=streaming", "blackbox.surrogate.rank=8"}
            << 1e-3;
        QTest::newRow("published method")
            << "monarch"
            << QStringList{"blackbox.estimator.kind=gaussian", "blackbox.estimator.probes=2",
                           "blackbox.surrogate.update=psi", "blackbox.surrogate.rank=4"}
            << 1e-3;
    }
    void trainsAsDirectly() {
        QFETCH(QString, kind);
        QFETCH(QStringList, method);
        QFETCH(double, tolerance);
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, "blackbox.device=" + kind.toStdString());
        for (const QString& each : method)
            assignField(e, each.toStdString());
        const auto direct = engineOf(e);
        const BlockId box = e.graph.find("blackbox")->id;
        const DeviceSnapshot snapshot = *direct->snapshot(BlockRepetition(box));

        const Bench bench(kind.toStdString(), snapshot.inputs, snapshot.outputs, {},
                          snapshot.initial);
        Experiment external = e;
        assignField(external, "blackbox.device=external");
        assignField(external, "blackbox.options.address=" + bench.address());
        QVERIFY(needsConnecting(*external.graph.find("blackbox")));
        connectDevices(external);
        QVERIFY(!needsConnecting(*external.graph.find("blackbox")));
        const auto remote = engineOf(external);
        for (int i = 0; i < 4; ++i) {
            const StepRecord a = direct->step();
            const StepRecord b = remote->step();
            QVERIFY2(std::abs(b.loss - a.loss) <= tolerance * a.loss,
                     qPrintable(QString::number(b.loss / a.loss - 1)));
            for (const Purpose purpose : kPurposes) {
                QCOMPARE(b.ledger[purpose].queries, a.ledger[purpose].queries);
                QCOMPARE(b.ledger[purpose].programmings, a.ledger[purpose].programmings);
            }
            // What the hardware took, not what a bench of that kind would have.
            QVERIFY(b.ledger.total().seconds > 0);
        }
        const double loss = direct->evaluate().loss;
        QVERIFY(std::abs(remote->evaluate().loss - loss) <= tolerance * loss);
    }

    void isNotOpenedByLookingAtIt() {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        {
            const Bench bench("slm", 256, 128);
            assignField(e, "blackbox.device=external");
            assignField(e, "blackbox.options.address=" + bench.address());
            connectDevices(e);
        }
        // Nobody is there any more.
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        const BlockId box = e.graph.find("blackbox")->id;
        QCOMPARE(report.shapes.at(box).physicalParameters, Index{256 * 128});
        QVERIFY(loadedAgain(e) == e);
    }

    void whatDoesntFitIsToldBeforeARun_data() {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("why");
        QTest::newRow("not connected")
            << QStringList{"blackbox.options.description="} << "connect it first";
        QTest::newRow("another size") << QStringList{"blackbox.outputs=64"} << "128 outputs";
        QTest::newRow("exact access")
            << QStringList{"blackbox.estimator.kind=exact"} << "only a simulation can give";
        QTest::newRow("a twin") << QStringList{"blackbox.estimator.kind=learned_twin"}
                                << "only a simulation can give";
        QTest::newRow("garbage") << QStringList{"blackbox.options.description={\"inputs\":"}
                                 << "options.description";
    }
    void whatDoesntFitIsToldBeforeARun() {
        QFETCH(QStringList, settings);
        QFETCH(QString, why);
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        const Bench bench("slm", 256, 128);
        assignField(e, "blackbox.device=external");
        assignField(e, "blackbox.options.address=" + bench.address());
        connectDevices(e);
        for (const QString& each : settings)
            assignField(e, each.toStdString());
        const InspectionReport report = inspectExperiment(e);
        QVERIFY(!report.canRun());
        const QString message = QString::fromStdString(report.message(e.graph));
        QVERIFY2(message.contains(why), qPrintable(message));
    }

    void aSilentDeviceIsNamedWithItsBlock() {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, "blackbox.device=external");
        const QString none = messageOf([&] { connectDevices(e); });
        QVERIFY2(none.contains("blackbox") && none.contains("options.address"), qPrintable(none));
        assignField(e, "blackbox.options.address=tcp://127.0.0.1:1");
        assignField(e, "blackbox.options.timeout=0.2");
        const QString silent = messageOf([&] { connectDevices(e); });
        QVERIFY2(silent.contains("blackbox") && silent.contains("127.0.0.1:1"), qPrintable(silent));
    }

private:
    static std::unique_ptr<Engine> engineOf(const Experiment& e) {
        return makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 1);
    }
    static Experiment loadedAgain(const Experiment& e) {
        return parseExperiment(formatExperiment(e), "again");
    }

    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::ExternalDeviceTest)
#include "ExternalDeviceTest.moc"
