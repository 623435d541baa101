// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/experiment/Notes.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/painting/DiagramExport.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace obscura;

class NoteCommandsTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aNoteIsAddedAndWritten() {
        key(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(item()->isEditing());
        QTest::keyClicks(m_view.get(), "why ten");
        QCOMPARE(words(), QString("why ten"));
        // Typing is one step, apart from adding.
        QCOMPARE(m_document->undoStack().count(), 2);
        QCOMPARE(m_document->undoStack().undoText(), QString("Write note"));
        key(Qt::Key_Return);
        QTest::keyClicks(m_view.get(), "probes");
        QCOMPARE(words(), QString("why ten\nprobes"));
        key(Qt::Key_Escape);
        QVERIFY(!item()->isEditing());
        QCOMPARE(m_document->undoStack().count(), 2);
        verifyMirror();
    }

    void keysOfTheCanvasAreWordsWhileWriting() {
        key(Qt::Key_M, Qt::ControlModifier);
        QTest::keyClicks(m_view.get(), "a b");
        key(Qt::Key_Left);
        key(Qt::Key_Delete);
        QCOMPARE(words(), QString("a "));
        QCOMPARE(experiment().graph.blocks.size(), m_scene->nodes().size());
    }

    void undoReachesTheEditor() {
        key(Qt::Key_M, Qt::ControlModifier);
        QTest::keyClicks(m_view.get(), "abc");
        m_document->undoStack().undo();
        QCOMPARE(words(), QString());
        QVERIFY(item()->isEditing());
        m_document->undoStack().redo();
        QCOMPARE(words(), QString("abc"));
        QTest::keyClicks(m_view.get(), "d");
        QCOMPARE(words(), QString("abcd"));
    }

    void itGrowsWithItsWords() {
        add({0, 200});
        const double height = note().size.height;
        m_scene->commands().notes().write(note().id, QString("a line of words\n").repeated(12));
        QVERIFY(note().size.height > height);
    }

    void wordsBeyondTheLimitAreRefusedAtOnce() {
        add({0, 200});
        const QString full = QString("µ").repeated(kLongestNote - 1);
        m_scene->commands().notes().write(note().id, full);
        QCOMPARE(words(), full);
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        m_scene->selection().selectNote(note().id);
        key(Qt::Key_Return);
        key(Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(m_view.get(), "ab");
        QCOMPARE(refused.count(), 1);
        // The cursor stays where it was, behind the letter that still fitted.
        key(Qt::Key_Backspace);
        QTest::keyClicks(m_view.get(), "c");
        key(Qt::Key_Escape);
        QCOMPARE(words(), "c" + full);
    }

    void doubleClickAndEnterEdit() {
        add({0, 200});
        doubleClick(centre());
        QVERIFY(item()->isEditing());
        click(at("relu"));
        QVERIFY(!item()->isEditing());
        m_scene->selection().selectNote(note().id);
        key(Qt::Key_Return);
        QVERIFY(item()->isEditing());
    }

    void itMovesWithBlocksAndSnaps() {
        add({0, 200});
        m_scene->selection().selectBlock(id("dataset"));
        item()->setSelected(true);
        const Position before = note().position;
        drag({centre(), centre() + QPoint(3, 40), centre() + QPoint(5, 77)});
        QVERIFY(note().position.y > before.y + 40);
        QCOMPARE(note().position.y - before.y, find("dataset").position.y);
        QCOMPARE(m_document->undoStack().undoText(), QString("Move 2 parts"));
        QCOMPARE(m_document->undoStack().count(), 2);
        verifyMirror();
    }

    void arrowsNudgeItWithBlocks() {
        add({0, 200});
        m_scene->selection().selectBlock(id("relu"));
        item()->setSelected(true);
        const Position block = find("relu").position, before = note().position;
        key(Qt::Key_Right, Qt::ControlModifier);
        const double step = BlockGeometry::kGrid;
        QVERIFY(note().position == (Position{before.x + step, before.y}));
        QVERIFY(find("relu").position == (Position{block.x + step, block.y}));
    }

    void itsCornerResizesIt() {
        add({0, 200});
        const QPoint corner = m_view->mapFromScene(item()->pos() + item()->grip().center());
        drag({corner, corner + QPoint(30, 10), corner + QPoint(60, 20)});
        QVERIFY(note().size.width > kFirstNoteSize.width + 40);
        QCOMPARE(m_document->undoStack().undoText(), QString("Resize note"));
        QCOMPARE(m_document->undoStack().count(), 2);
        const QPoint now = m_view->mapFromScene(item()->pos() + item()->grip().center());
        drag({now, centre(), m_view->mapFromScene(item()->pos())});
        QVERIFY(note().size == kLeastNoteSize);
    }

    void itIsRemovedAndCopied() {
        add({0, 200});
        m_scene->commands().notes().write(note().id, "kept");
        m_scene->selection().selectNote(note().id);
        key(Qt::Key_C, Qt::ControlModifier);
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(experiment().graph.notes.size(), std::size_t{2});
        QCOMPARE(experiment().graph.notes[1].text, std::string("kept"));
        QCOMPARE(m_scene->selection().notes(), std::vector{experiment().graph.notes[1].id});
        key(Qt::Key_Delete);
        QCOMPARE(m_document->undoStack().undoText(), QString("Remove note"));
        QCOMPARE(experiment().graph.notes.size(), std::size_t{1});
    }

    void tabReachesIt() {
        add({0, 200});
        m_scene->selection().selectBlock(id("loss"));
        key(Qt::Key_Tab);
        key(Qt::Key_Tab);
        QCOMPARE(m_scene->selection().notes(), std::vector{note().id});
        QVERIFY(m_view->accessibleDescription().startsWith("Note"));
    }

    void tabEndsWritingAndGoesOn_data() {
        QTest::addColumn<Qt::Key>("tab");
        QTest::addColumn<bool>("isForward");
        QTest::newRow("Tab") << Qt::Key_Tab << true;
        QTest::newRow("Shift+Tab") << Qt::Key_Backtab << false;
    }

    void tabEndsWritingAndGoesOn() {
        QFETCH(Qt::Key, tab);
        QFETCH(bool, isForward);
        add({0, 200});
        m_document->edit("another", [](Experiment& e) { addNote(e, {300, 200}); });
        m_scene->selection().selectNote(note().id);
        key(Qt::Key_Return);
        QTest::keyClicks(m_view.get(), "kept");
        key(tab, isForward ? Qt::NoModifier : Qt::ShiftModifier);
        QVERIFY(!m_scene->editedNote());
        QTest::keyClicks(m_view.get(), "lost");
        QCOMPARE(words(), QString("kept"));
        if (isForward)
            QCOMPARE(m_scene->selection().notes(), std::vector{experiment().graph.notes[1].id});
        else
            QCOMPARE(m_scene->selection().block(), id("loss"));
    }

    void tabFromTheLastNoteLeavesTheCanvas() {
        add({0, 200});
        m_scene->selection().selectNote(note().id);
        key(Qt::Key_Return);
        key(Qt::Key_Tab);
        QVERIFY(!m_scene->editedNote());
        QCOMPARE(m_scene->selection().notes(), std::vector{note().id});
    }

    void itIsInTheDiagram() {
        add({0, 200});
        m_scene->commands().notes().write(note().id, "annotated");
        const QTemporaryDir folder;
        const QString name = folder.filePath("network.svg");
        exportDiagram(experiment(), name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("annotated"));
    }

private:
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view.get(), k, modifiers);
    }
    void add(QPointF corner) {
        m_scene->commands().notes().add(corner);
        item()->endEditing();
        m_scene->clearSelection();
    }
    const Note& note() const { return experiment().graph.notes.at(0); }
    NoteItem* item() const { return m_scene->noteItem(note().id); }
    QString words() const { return QString::fromStdString(note().text); }
    QPoint centre() const { return m_view->mapFromScene(item()->body().center()); }
};

WINDOW_TEST(NoteCommandsTest)
#include "NoteCommandsTest.moc"
