// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/LookKeeper.h"

#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/runs/RunReader.h"
#include "core/training/Trainer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

/// Looks that a run keeps over time.
class LookKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }

    void theLastStateIsKept() {
        RunListener listener;
        const std::filesystem::path run = train(listener, 6);
        const std::vector<std::int64_t> steps = keptSteps(run);
        QVERIFY(!steps.empty());
        QCOMPARE(steps.back(), std::int64_t{6});
        const Experiment& e = m_experiment;
        const KeptLooks looks =
            readLooks(run, 6, [&](BlockRepetition box) { return initialSnapshot(e, box); });
        QCOMPARE(looks.devices.size(), std::size_t{1});
        // It is what the window was told at the end.
        QVERIFY(looks.devices.front()->omega == listener.snapshots().front().omega);
        QVERIFY(looks.devices.front()->transfer == listener.snapshots().front().transfer);
        QCOMPARE(looks.comparisons.size(), std::size_t{1});
        QVERIFY(looks.comparisons.front()->surrogate->error > 0);
    }

    /// They are taken when the clock allows it: numbers must not depend on them.
    void theyChangeNothing() {
        RunListener first;
        RunListener second;
        const RunReader one(train(first, 8));
        const RunReader other(train(second, 8));
        for (const char* const id :
             {"loss", "surrogate_error", "queries_inspection", "device_time"})
            QVERIFY2(one.steps().column(id).size() == 8, id);
        QVERIFY(one.steps().column("loss") == other.steps().column("loss"));
        QVERIFY(one.steps().column("queries_inspection") ==
                other.steps().column("queries_inspection"));
        QVERIFY(one.steps().column("device_time") == other.steps().column("device_time"));
    }

    void manyAreThinned() {
        // Whatever the time allows: no more than so many are left of any number of steps.
        RunListener listener;
        const std::filesystem::path run = train(listener, 0);
        QVERIFY(keptSteps(run).size() <= LookKeeper::kMost);
    }

private:
    std::filesystem::path train(RunListener& listener, std::int64_t steps) {
        Trainer trainer(m_experiment,
                        {.maximumSteps = steps, .out = m_folder.filePath("runs").toStdString()},
                        listener);
        trainer.start();
        trainer.wait();
        return listener.summary().folder;
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
};

GUILESS_TEST(LookKeeperTest)
#include "LookKeeperTest.moc"
