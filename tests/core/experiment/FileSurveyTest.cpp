// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/FileSurvey.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/experiment/ExperimentInspection.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class FileSurveyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        writeTinyDataset(path("").toStdString(), 40, 10);
        m_e = tinyExperiment("fashion-mnist-slm", path("").toStdString());
        writeCheckpoint(path("start.safetensors").toStdString(),
                        {{"weights.weight", {2, 3}, {1, 2, 3, 4, 5, 6}}});
    }

    void countsSamples() {
        const KnownFiles known = FileSurvey().of(m_e);
        QVERIFY(known.data && known.data->sizes == (DatasetSizes{.train = 40, .test = 10}));
        QVERIFY(known.dataProblem.empty());
        QVERIFY(!known.start && known.startProblem.empty());
        QVERIFY(inspectExperiment(m_e, known).canRun());
    }

    void saysWhatIsWrongWithTheData() {
        assignField(m_e, "dataset.folder=");
        verifyProblem("dataset", "folder", "mnist|folder");
        assignField(m_e, "dataset.folder=" + path("nowhere").toStdString());
        verifyProblem("dataset", "folder", "missing|train-images-idx3-ubyte");
        assignField(m_e, "dataset.folder=" + path("").toStdString());
        QVERIFY(QFile::resize(path("t10k-labels-idx1-ubyte"), 12));
        verifyProblem("dataset", "folder", "t10k-labels-idx1-ubyte|truncated|4 bytes|expected 10");
        QVERIFY(inspectExperiment(m_e, FileSurvey().of(m_e)).isNetworkSound());
    }

    void saysWhatIsWrongWithTheStart() {
        assignField(m_e, "training.start_from=" + path("nowhere").toStdString());
        verifyProblem("", "start_from", "training.start_from|nowhere|no such file");
        assignField(m_e, "training.start_from=" + path("start.safetensors").toStdString());
        QVERIFY(inspectExperiment(m_e, FileSurvey().of(m_e)).canRun());
        assignField(m_e, "blackbox.start_layer=weights");
        verifyProblem("blackbox", "start_layer", "2 × 3|expected 128 × 256");
    }

    void looksAgainOnlyWhenAsked() {
        assignField(m_e, "training.start_from=" + path("start.safetensors").toStdString());
        FileSurvey survey;
        survey.of(m_e);
        for (const QString& name : QDir(path("")).entryList(QDir::Files))
            QVERIFY(QFile::remove(path(name)));
        assignField(m_e, "blackbox.surrogate.rank=20");
        QVERIFY(survey.of(m_e).data && survey.of(m_e).start);
        QVERIFY(!survey.again(m_e).dataProblem.empty());
        QVERIFY(!survey.known().startProblem.empty());
        QVERIFY(!survey.known().data && !survey.known().start);
    }

    void looksWhereAnEditPoints_data() {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<bool>("isOfData");
        QTest::newRow("folder") << "dataset.folder=/nowhere" << true;
        QTest::newRow("source") << "dataset.source=fashion-mnist" << true;
        QTest::newRow("start") << "training.start_from=/nowhere" << false;
    }

    void looksWhereAnEditPoints() {
        QFETCH(QString, assignment);
        QFETCH(bool, isOfData);
        FileSurvey survey;
        survey.of(m_e);
        QVERIFY(QFile::remove(path("train-images-idx3-ubyte")));
        assignField(m_e, assignment.toStdString());
        QCOMPARE(survey.of(m_e).dataProblem.empty(), !isOfData);
        QCOMPARE(survey.of(m_e).startProblem.empty(), isOfData);
    }

    void forgetsWhatIsNoLongerNamed() {
        assignField(m_e, "dataset.folder=/nowhere");
        assignField(m_e, "training.start_from=/nowhere");
        FileSurvey survey;
        QVERIFY(!survey.of(m_e).dataProblem.empty());
        QVERIFY(!survey.of(m_e).startProblem.empty());
        m_e = {};
        QVERIFY(survey.of(m_e).dataProblem.empty());
        QVERIFY(survey.of(m_e).startProblem.empty());
    }

    void optionsThatDontFitNameNoFile() {
        m_e.graph.find("dataset")->options["source"] = std::string("bees");
        m_e.training["batch"] = Index{-1};
        const KnownFiles known = FileSurvey().of(m_e);
        QVERIFY(known.dataProblem.empty() && known.startProblem.empty());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    void verifyProblem(const char* block, const char* option, const char* words) const {
        const InspectionReport report = inspectExperiment(m_e, FileSurvey().of(m_e));
        QCOMPARE(report.problems.size(), std::size_t{1});
        const Problem& problem = report.problems.front();
        QCOMPARE(problem.block, idOf(m_e, block));
        QCOMPARE(problem.option, std::string(option));
        QVERIFY2(holdsAll(QString::fromStdString(problem.message), words), problem.message.c_str());
        QVERIFY(!report.canRun());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Experiment m_e;
};

GUILESS_TEST(FileSurveyTest)
#include "FileSurveyTest.moc"
