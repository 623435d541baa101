// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PlannedSteps.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/FileSurvey.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>

using namespace obscura;

class PlannedStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void areThoseOfTheEngine_data() {
        QTest::addColumn<QString>("assignment");
        QTest::newRow("an epoch") << "training.epochs=1";
        QTest::newRow("a part of one") << "training.epochs=0.3";
        QTest::newRow("several") << "training.epochs=2.5";
        QTest::newRow("a batch that leaves a rest") << "training.batch=100";
        QTest::newRow("batches summed up") << "training.optimizer.accumulate=3";
        QTest::newRow("next to none") << "training.epochs=0.001";
    }

    void areThoseOfTheEngine() {
        QFETCH(const QString, assignment);
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, assignment.toStdString());
        const auto data = loadDataset(datasetSettings(*e.graph.firstOfKind("dataset")));
        const auto engine = makeEngine(e, data, 1);
        FileSurvey survey;
        const auto planned = plannedSteps(e, survey.of(e));
        QVERIFY(planned);
        QCOMPARE(*planned, engine->totalSteps());
    }

    void areUnknownWithoutTheFiles() {
        const Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        QVERIFY(!plannedSteps(e));
    }

    void areKnownOfABuiltInSet() {
        const Experiment e = templateExperiment("fashion-mnist-slm");
        QCOMPARE(plannedSteps(e), std::optional<std::int64_t>(60000 / 128));
    }

private:
    QTemporaryDir m_folder;
};

GUILESS_TEST(PlannedStepsTest)
#include "PlannedStepsTest.moc"
