// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Autosave.h"

#include "Patience.h"
#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/ExperimentDocument.h"

#include <unistd.h>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace obscura;

namespace {

constexpr int kNoPause = 0;
constexpr int kForever = 1 << 30;

void giveRank(Experiment& e, Index rank) {
    setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", rank);
}

/// What the program does until it is killed: opens, edits, keeps.
void editAndDie(const QString& root) {
    ExperimentDocument document;
    document.reset(templateExperiment("fashion-mnist-slm"), "/home/somebody/mine — ü.json");
    Autosave autosave(document, root, kForever);
    document.edit("rank", [](Experiment& e) { giveRank(e, 33); });
    autosave.write();
    ::kill(::getpid(), SIGKILL);
}

}  // namespace

class AutosaveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_root = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
    }

    void whatAKilledProgramLeftIsFound() {
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(),
                     {"AutosaveTest", "--die", m_root->path()});
        QVERIFY(victim.waitForFinished(kPatience));
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        const auto left = Autosave::leftovers(m_root->path());
        QCOMPARE(left.size(), std::size_t{1});
        Experiment expected = templateExperiment("fashion-mnist-slm");
        giveRank(expected, 33);
        QVERIFY(left[0].experiment == expected);
        QCOMPARE(left[0].file, QString("/home/somebody/mine — ü.json"));
        Autosave::discard(left[0]);
        QVERIFY(Autosave::leftovers(m_root->path()).empty());
        QVERIFY(QDir(m_root->path()).isEmpty());
    }

    void aProgramThatRunsIsLeftAlone() {
        Autosave autosave(*m_document, m_root->path(), kForever);
        change(20);
        QVERIFY(autosave.write());
        QVERIFY(QDir(autosave.folder()).exists("experiment.json"));
        QVERIFY(Autosave::leftovers(m_root->path()).empty());
    }

    void changesAreWrittenByThemselves() {
        Autosave autosave(*m_document, m_root->path(), kNoPause);
        change(20);
        change(30);
        const QString file = autosave.folder() + "/experiment.json";
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatience);
        QVERIFY(loadExperiment(file.toStdString()) == m_document->experiment());
    }

    void aSavedDocumentLeavesNothing() {
        Autosave autosave(*m_document, m_root->path(), kForever);
        change(20);
        autosave.write();
        m_document->save(m_root->filePath("mine.json"));
        QVERIFY(!QDir(autosave.folder()).exists());
        change(30);
        autosave.write();
        QVERIFY(QDir(autosave.folder()).exists());
        m_document->undoStack().undo();
        QVERIFY(!QDir(autosave.folder()).exists());
    }

    void anUnchangedDocumentWritesNothing() {
        Autosave autosave(*m_document, m_root->path(), kForever);
        QVERIFY(autosave.write());
        QVERIFY(QDir(m_root->path()).isEmpty());
    }

    void theEndOfTheDocumentIsTheEndOfIt() {
        {
            Autosave autosave(*m_document, m_root->path(), kForever);
            change(20);
            autosave.write();
        }
        QVERIFY(QDir(m_root->path()).isEmpty());
    }

    void aRecoveredDocumentIsModifiedAndKept() {
        Experiment e = m_document->experiment();
        giveRank(e, 44);
        Autosave autosave(*m_document, m_root->path(), kForever);
        m_document->recover(e, "/home/somebody/mine.json");
        QVERIFY(m_document->isModified());
        QCOMPARE(m_document->title(), QString("mine.json"));
        QVERIFY(!m_document->undoStack().canUndo());
        QVERIFY(autosave.write());
        QVERIFY(QDir(autosave.folder()).exists());
        m_document->reset(e, {});
        QVERIFY(!m_document->isModified());
        QVERIFY(!QDir(autosave.folder()).exists());
    }

    void whatIsBrokenIsLeftWhereItIs() {
        QDir(m_root->path()).mkpath("session-broken");
        QFile file(m_root->filePath("session-broken/experiment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        QVERIFY(Autosave::leftovers(m_root->path()).empty());
        QVERIFY(file.exists());
    }

    void whereNothingCanBeWrittenIsToldOnce() {
        const QString blocked = m_root->filePath("file");
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Autosave autosave(*m_document, blocked, kForever);
        const QSignalSpy failures(&autosave, &Autosave::failed);
        change(20);
        QVERIFY(!autosave.write());
        change(30);
        QVERIFY(!autosave.write());
        QCOMPARE(failures.count(), 1);
    }

private:
    void change(Index rank) {
        m_document->edit("rank", [=](Experiment& e) { giveRank(e, rank); });
    }

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<ExperimentDocument> m_document;
};

namespace {

int editAndDieOrTest(int argc, char** argv) {
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--die")
        editAndDie(arguments.value(2));
    return tests::run<AutosaveTest>(argc, argv);
}

const tests::Registration registered("AutosaveTest", tests::Needs::Nothing, editAndDieOrTest);

}  // namespace

#include "AutosaveTest.moc"
