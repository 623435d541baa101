// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Stop.h"

#include "RandomMatrix.h"
#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/Inspector.h"
#include "core/data/DatasetRegistry.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <thread>

namespace obscura {

/// The end comes soon after it is asked for, whatever is going on, and what was asked of the device
/// until then is counted.
class StopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path().toStdString()); }

    void anEstimateIsLeftAndTheDeviceHoldsItsParameters() {
        const Experiment e = endless("blackbox.estimator.probes=1000000");
        constexpr Index kBatch = 4;
        std::stop_source source;
        BlackBox box = boxOf(e, source.get_token());
        const Matrix x = randomMatrix(kBatch, box.inputs(), 1);
        const Matrix g = randomMatrix(kBatch, box.outputs(), 2);
        Matrix y(kBatch, box.outputs());
        Matrix gx(kBatch, box.inputs());
        Vector gomega(box.parameters().size());
        box.forward(x, y, Purpose::Forward);
        const Usage before = box.ledger()[Purpose::Gradient];
        std::jthread asks([&] { source.request_stop(); });
        QVERIFY_EXCEPTION_THROWN(box.backward(x, y, g, gx, gomega), Stopped);
        const Usage after = box.ledger()[Purpose::Gradient];
        QCOMPARE((after.queries - before.queries) % kBatch, std::int64_t{0});
        QVERIFY(after.queries - before.queries < 1000000 * kBatch);
        QVERIFY(box.device().imperfections()->heldParameters() == box.parameters());
        QVERIFY_EXCEPTION_THROWN(box.forward(x, y, Purpose::Forward), Stopped);
    }

    // The optimizer has changed the parameters by then: the device gets them, and that is all.
    void anUpdateIsMadeWithoutItsMeasurements_data() {
        QTest::addColumn<std::string>("assignment");
        QTest::newRow("measured by sketch") << std::string("blackbox.surrogate.update=psi");
        QTest::newRow("measured anew") << std::string("blackbox.surrogate.update=svd");
    }
    void anUpdateIsMadeWithoutItsMeasurements() {
        QFETCH(std::string, assignment);
        const Experiment e = endless(assignment);
        std::stop_source source;
        BlackBox box = boxOf(e, source.get_token());
        const Matrix x = randomMatrix(4, box.inputs(), 1);
        Matrix y(4, box.outputs());
        Matrix gx(4, box.inputs());
        Vector gomega(box.parameters().size());
        box.forward(x, y, Purpose::Forward);
        box.backward(x, y, randomMatrix(4, box.outputs(), 2), gx, gomega);
        box.parameters() += 0.01f * gomega;
        const Matrix before = box.surrogate().matrix();
        const std::int64_t spent = box.ledger()[Purpose::Surrogate].queries;
        source.request_stop();
        box.update();
        QVERIFY(box.device().imperfections()->heldParameters() == box.parameters());
        QVERIFY(box.surrogate().matrix() == before);
        QCOMPARE(box.ledger()[Purpose::Surrogate].queries, spent);
    }

    void aBlackBoxIsLeftWithoutSurrogate() {
        const Experiment e = endless("blackbox.surrogate.start=svd");
        std::stop_source source;
        source.request_stop();
        BlackBox box = boxOf(e, source.get_token());
        QCOMPARE(box.ledger().total().queries, std::int64_t{0});
        Inspector inspector(box);
        QVERIFY(std::isnan(inspector.surrogateError()));
        QVERIFY(!inspector.comparison(0).surrogate);
        const Matrix x = randomMatrix(4, box.inputs(), 1);
        Matrix y(4, box.outputs());
        QVERIFY_EXCEPTION_THROWN(box.forward(x, y, Purpose::Forward), Stopped);
    }

    void aRunEndsAmidstAStep_data() {
        QTest::addColumn<std::string>("assignment");
        QTest::addColumn<std::string>("probes");
        QTest::newRow("mesh") << std::string("blackbox.device=mzi") << std::string("1000000");
        QTest::newRow("fused") << std::string("blackbox.device=slm") << std::string("1000000");
        QTest::newRow("one by one")
            << std::string("blackbox.imperfections.read_noise=0.01") << std::string("1000000");
    }
    void aRunEndsAmidstAStep() {
        QFETCH(std::string, assignment);
        QFETCH(std::string, probes);
        Experiment e = endless("blackbox.estimator.probes=" + probes);
        assignField(e, assignment);
        RunListener listener;
        TrainerOptions options;
        options.out = m_out.path().toStdString();
        options.threads = 2;
        Trainer trainer(e, options, listener);
        trainer.start();
        listener.waitForState(TrainerState::Running);
        trainer.stop("enough");
        trainer.wait();
        const RunSummary& summary = listener.summary();
        QCOMPARE(summary.outcome, RunOutcome::Stopped);
        QCOMPARE(summary.error, std::string("enough"));
        QCOMPARE(summary.steps, std::int64_t{0});
        QVERIFY(summary.ledger[Purpose::Surrogate].queries > 0);
        QVERIFY(summary.ledger[Purpose::Gradient].queries < 32 * 1000000LL);
        QVERIFY(std::filesystem::exists(summary.folder / "summary.json"));
    }

    void aStepThatIsLeftChangesNothing() {
        const Experiment e = endless("training.batch=32");
        std::stop_source source;
        const auto engine =
            makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 1,
                       source.get_token());
        engine->step();
        const auto before = engine->parameters();
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(engine->step(), Stopped);
        QVERIFY_EXCEPTION_THROWN(engine->evaluate(), Stopped);
        const auto after = engine->parameters();
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY2(before[i].values == after[i].values, before[i].name.c_str());
    }

    void preparationIsLeft() {
        const Experiment e = endless("training.batch=32");
        std::stop_source source;
        source.request_stop();
        const auto engine =
            makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 1,
                       source.get_token());
        QCOMPARE(engine->ledger().total().queries, std::int64_t{0});
        QVERIFY(engine->blackBoxes().empty());
    }

private:
    Experiment endless(const std::string& assignment) {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_data.path().toStdString());
        assignField(e, assignment);
        return e;
    }
    static BlackBox boxOf(const Experiment& e, std::stop_token stop) {
        const BlackBoxSettings settings = blackBoxSettings(*e.graph.find("blackbox"));
        return {settings, createHardware(settings, 256, 1), 1, {}, std::move(stop)};
    }

    QTemporaryDir m_data;
    QTemporaryDir m_out;
};

}  // namespace obscura

GUILESS_TEST(obscura::StopTest)
#include "StopTest.moc"
