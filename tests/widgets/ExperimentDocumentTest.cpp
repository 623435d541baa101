// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ExperimentDocument.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "devices/Error.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace obscura;

namespace {

constexpr auto kTemplate = "fashion-mnist-slm";

void setRank(Experiment& e, Index rank) {
    setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", rank);
}

}  // namespace

class ExperimentDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment(kTemplate), {});
    }

    void undoAndRedoReturnTheIdenticalValue() {
        const Experiment before = m_document->experiment();
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        edit("remove", [](Experiment& e) { removeBlock(e, e.graph.find("relu")->id); });
        edit("name", [](Experiment& e) { e.name = "renamed"; });
        edit("epochs", [](Experiment& e) { setTrainingOption(e, "epochs", Index{7}); });
        const Experiment after = m_document->experiment();
        QVERIFY(before != after);
        QCOMPARE(m_document->undoStack().count(), 4);
        while (m_document->undoStack().canUndo())
            m_document->undoStack().undo();
        QVERIFY(m_document->experiment() == before);
        while (m_document->undoStack().canRedo())
            m_document->undoStack().redo();
        QVERIFY(m_document->experiment() == after);
    }

    void anEditThatChangesNothingLeavesNoStep() {
        edit("nothing", [](Experiment&) {});
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(!m_document->isModified());
    }

    void aRefusedEditLeavesTheDocumentAsItWas() {
        const Experiment before = m_document->experiment();
        QVERIFY_EXCEPTION_THROWN(edit("half",
                                      [](Experiment& e) {
                                          e.name = "half done";
                                          removeBlock(e, e.graph.firstOfKind("loss")->id);
                                      }),
                                 UserError);
        QVERIFY(m_document->experiment() == before);
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void changedTellsWhatEachDirectionDid() {
        std::vector<Patch> patches;
        connect(m_document.get(), &ExperimentDocument::changed, this,
                [&](const Patch& patch) { patches.push_back(patch); });
        Experiment mirror = m_document->experiment();
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        edit("remove", [](Experiment& e) { removeBlock(e, e.graph.find("relu")->id); });
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        m_document->undoStack().redo();
        QCOMPARE(patches.size(), std::size_t{5});
        for (const Patch& patch : patches)
            applyForward(patch, mirror);
        QVERIFY(mirror == m_document->experiment());
    }

    void theReportFollowsEveryChange() {
        QVERIFY2(m_document->report().canRun(),
                 m_document->report().message(m_document->experiment().graph).c_str());
        edit("remove", [](Experiment& e) {
            const BlockId relu = e.graph.find("relu")->id;
            disconnectBlocks(e, *std::find_if(e.graph.edges.begin(), e.graph.edges.end(),
                                              [=](const Edge& edge) { return edge.to == relu; }));
        });
        QVERIFY(!m_document->report().canRun());
        m_document->undoStack().undo();
        QVERIFY(m_document->report().canRun());
    }

    void savingSetsFileTitleAndCleanState() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("mine — ü.json");
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        QVERIFY(m_document->isModified());
        const QSignalSpy titles(m_document.get(), &ExperimentDocument::titleChanged);
        m_document->save(file);
        QVERIFY(!m_document->isModified());
        QVERIFY(!titles.isEmpty());
        QCOMPARE(m_document->file(), file);
        QCOMPARE(m_document->title(), QString("mine — ü.json"));
        QVERIFY(loadExperiment(std::filesystem::path(file.toStdU16String())) ==
                m_document->experiment());

        m_document->undoStack().undo();
        QVERIFY(m_document->isModified());
        m_document->undoStack().redo();
        QVERIFY(!m_document->isModified());
    }

    void savingWhereNothingCanBeWrittenChangesNothing() {
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        QVERIFY_EXCEPTION_THROWN(m_document->save("/no/such/folder/a.json"), UserError);
        QVERIFY(m_document->isModified());
        QVERIFY(m_document->file().isEmpty());
    }

    /// A table has to be read to tell its columns: nobody waits for that.
    void aTableIsLookedAtMeanwhile() {
        const QTemporaryDir folder;
        const QString table = folder.filePath("measured.csv");
        QFile file(table);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b,kind\n");
        for (int i = 0; i < 40; ++i)
            file.write(QStringLiteral("%1,%2,%3\n").arg(i).arg(-i).arg(i % 2).toUtf8());
        file.close();
        const QSignalSpy changes(m_document.get(), &ExperimentDocument::changed);
        edit("data", [&](Experiment& e) {
            chooseData(
                e, {.source = "table",
                    .options = {{"file", table.toStdString()}, {"target", std::string("kind")}}});
        });
        QCOMPARE(changes.count(), 1);
        QVERIFY(m_document->files().isDataPending && !m_document->files().data);
        QVERIFY(!m_document->report().canRun());
        QTRY_COMPARE(changes.count(), 2);
        QVERIFY(!m_document->files().isDataPending);
        QCOMPARE(m_document->files().data->sample, Shape{2});
        QCOMPARE(m_document->files().data->target.size, Index{2});
        // It is read once more only where it has changed; what it has told holds meanwhile.
        m_document->lookAgain();
        QVERIFY(m_document->files().data && !m_document->files().isDataPending);
        QVERIFY(QFile::remove(table));
        m_document->lookAgain();
        QVERIFY(m_document->files().data && m_document->files().isDataPending);
        QTRY_VERIFY(QString::fromStdString(m_document->files().dataProblem).contains("measured"));
        m_document->undoStack().undo();
        QVERIFY(!m_document->files().isDataPending);
        QVERIFY(m_document->report().shapes.at(idOfData()).outputs.at(0) == Shape{784});
    }

    void filesAreLookedAtAgainWhenAsked() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        m_document->reset(tinyExperiment(kTemplate, path), {});
        QVERIFY(!m_document->report().canRun());
        QVERIFY(!m_document->files().data);
        writeTinyDataset(path, 40, 10);
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        QVERIFY(!m_document->report().canRun());
        const QSignalSpy changes(m_document.get(), &ExperimentDocument::changed);
        m_document->lookAgain();
        QCOMPARE(changes.count(), 1);
        QVERIFY(m_document->report().canRun());
        QCOMPARE(m_document->files().data->sizes.train, Index{40});
        m_document->lookAgain();
        QCOMPARE(changes.count(), 1);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void anEditThatNamesOtherFilesLooksAtThem() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        writeTinyDataset(path, 40, 10);
        m_document->reset(tinyExperiment(kTemplate, path / "nowhere"), {});
        QVERIFY(!m_document->report().canRun());
        edit("folder", [&](Experiment& e) { assignField(e, "dataset.folder=" + path.string()); });
        QVERIFY(m_document->report().canRun());
        m_document->undoStack().undo();
        QVERIFY(!m_document->report().canRun());
    }

    void resetClearsTheHistory() {
        edit("rank", [](Experiment& e) { setRank(e, 20); });
        const QSignalSpy resets(m_document.get(), &ExperimentDocument::resetDone);
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        QCOMPARE(resets.count(), 1);
        QVERIFY(!m_document->undoStack().canUndo());
        QVERIFY(!m_document->isModified());
        QCOMPARE(m_document->title(),
                 QString::fromStdString(templateExperiment("fashion-mnist-digital").name));
    }

private:
    BlockId idOfData() const { return m_document->experiment().graph.find("dataset")->id; }
    void edit(const QString& text, const std::function<void(Experiment&)>& change) {
        m_document->edit(text, change);
    }

    std::unique_ptr<ExperimentDocument> m_document;
};

GUILESS_TEST(ExperimentDocumentTest)
#include "ExperimentDocumentTest.moc"
