// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/FindBar.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/view/CanvasPane.h"
#include "widgets/canvas/view/CanvasView.h"

#include <QLineEdit>
#include <QTest>

using namespace obscura;

class FindBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_scene = std::make_unique<CanvasScene>(*m_document);
        m_pane = std::make_unique<CanvasPane>(*m_scene);
        m_pane->resize(800, 500);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        m_pane->view().setFocus();
    }

    void cleanup() {
        m_pane.reset();
        m_scene.reset();
    }

    void wordsMatchNameKindTitleAndId_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("matches");
        QTest::newRow("name") << "opti" << true;
        QTest::newRow("kind") << "blackbox" << true;
        QTest::newRow("device") << "LIGHT modulator" << true;
        QTest::newRow("kind's title") << "black box" << true;
        QTest::newRow("id") << "#7" << true;
        QTest::newRow("another id") << "#77" << false;
        QTest::newRow("all words") << "optics spatial" << true;
        QTest::newRow("one word too many") << "optics linear" << false;
        QTest::newRow("across fields") << "opticsblackbox" << false;
    }

    void wordsMatchNameKindTitleAndId() {
        QFETCH(QString, words);
        const Block block{
            .id = 7, .name = "optics", .kind = "blackbox", .options = {}, .position = {}};
        QTEST(matchesWords(block, words), "matches");
    }

    void findsWhileTypingAndGoesOn() {
        find("relu");
        QCOMPARE(bar().result(), QString("1 of 2"));
        QCOMPARE(selected(), std::string("relu"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(selected(), std::string("relu 2"));
        QCOMPARE(bar().result(), QString("2 of 2"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(selected(), std::string("relu"));
        QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(selected(), std::string("relu 2"));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void whatIsFoundIsInSight() {
        m_pane->view().resetZoom();
        for (int i = 0; i < 6; ++i)
            m_pane->view().zoomIn();
        find("loss");
        const QRectF shown =
            m_pane->view().mapToScene(m_pane->view().viewport()->rect()).boundingRect();
        QVERIFY(shown.intersects(m_scene->seenRect()));
        QCOMPARE(selected(), std::string("loss"));
    }

    void saysWhenThereIsNone() {
        m_scene->selection().selectBlock(2);
        find("");
        field()->setText("transformer");
        QCOMPARE(bar().result(), QString("nothing found"));
        QCOMPARE(m_scene->selection().block(), 2);
        field()->clear();
        QVERIFY(bar().result().isEmpty());
    }

    void followsEditsWhileOpen() {
        find("relu");
        m_document->edit("remove", [](Experiment& e) { removeBlock(e, e.graph.find("relu")->id); });
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("1 of 1"));
        QCOMPARE(selected(), std::string("relu 2"));
    }

    void goesThroughAFoldedGroup() {
        m_document->edit("group", [](Experiment& e) {
            const GroupId group =
                groupBlocks(e, {e.graph.find("relu")->id, e.graph.find("relu 2")->id});
            foldGroup(e, group, true);
        });
        find("relu");
        QCOMPARE(bar().result(), QString("1 of 2: relu in group"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("2 of 2: relu 2 in group"));
        QVERIFY(m_scene->selection().group() != 0);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("1 of 2: relu in group"));
        QTest::keyClicks(field(), " 2");
        QCOMPARE(bar().result(), QString("1 of 1: relu 2 in group"));
    }

    void groupsAndNotesAreFoundByTheirWords_data() {
        QTest::addColumn<bool>("folded");
        QTest::newRow("unfolded") << false;
        QTest::newRow("folded") << true;
    }

    void groupsAndNotesAreFoundByTheirWords() {
        QFETCH(bool, folded);
        m_document->edit("stage", [&](Experiment& e) {
            const GroupId group =
                groupBlocks(e, {e.graph.find("relu")->id, e.graph.find("blackbox")->id});
            renameGroup(e, group, "black stage");
            foldGroup(e, group, folded);
            setNoteText(e, addNote(e, {0, 300}), "which black box learns?");
            setNoteText(e, addNote(e, {300, 300}), "another");
        });
        find("black");
        const GroupId group = m_document->experiment().graph.groups.front().id;
        QCOMPARE(bar().result(), QString("1 of 3"));
        QCOMPARE(m_scene->selection().group(), group);
        QTest::keyClick(field(), Qt::Key_Return);
        if (folded)
            QCOMPARE(bar().result(), QString("2 of 3: blackbox in black stage"));
        else
            QCOMPARE(selected(), std::string("blackbox"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("3 of 3"));
        QCOMPARE(m_scene->selection().notes(), std::vector<NoteId>{1});
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("1 of 3"));
        QCOMPARE(m_scene->selection().group(), group);
        QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().notes(), std::vector<NoteId>{1});
        QVERIFY(m_scene->selection().blocks().empty());
    }

    void aGroupOfOneBlockAndTheBlockAreTwoMatches() {
        m_document->edit("relu", [](Experiment& e) {
            renameGroup(e, groupBlocks(e, {e.graph.find("relu")->id}), "relu stage");
        });
        find("relu");
        QCOMPARE(bar().result(), QString("1 of 3"));
        QVERIFY(m_scene->selection().group() != 0);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(bar().result(), QString("2 of 3"));
        QCOMPARE(m_scene->selection().group(), 0);
        QCOMPARE(selected(), std::string("relu"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(selected(), std::string("relu 2"));
    }

    void escapeReturnsToTheCanvas() {
        find("relu");
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!bar().isVisible());
        QVERIFY(m_pane->view().hasFocus());
        QCOMPARE(selected(), std::string("relu"));
        // The old words are there, to be overwritten.
        QTest::keyClick(&m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(field()->selectedText(), QString("relu"));
    }

private:
    FindBar& bar() const { return m_pane->findBar(); }
    QLineEdit* field() const { return bar().findChild<QLineEdit*>(); }
    std::string selected() const {
        const Block* const block =
            m_document->experiment().graph.find(m_scene->selection().block());
        return block ? block->name : std::string();
    }
    void find(const QString& words) {
        QTest::keyClick(&m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar().isVisible());
        QVERIFY(field()->hasFocus());
        QTest::keyClicks(field(), words);
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::unique_ptr<CanvasPane> m_pane;
};

WINDOW_TEST(FindBarTest)
#include "FindBarTest.moc"
