// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/gestures/CanvasGestures.h"
#include "widgets/canvas/gestures/MoveGesture.h"

#include <QSignalSpy>

using namespace obscura;

namespace {

constexpr Port kOutput{.output = true, .index = 0};
constexpr Port kInput{.output = false, .index = 0};

}  // namespace

class CanvasGesturesTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void draggingMovesInOneStep() {
        const Experiment before = experiment();
        const QPoint from = at("relu");
        const QPoint to = from + QPoint(0, 90);
        drag({from, from + QPoint(3, 30), from + QPoint(-8, 60), to});
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_document->undoStack().undoText(), QString("Move relu"));
        const Position moved = find("relu").position;
        QCOMPARE(moved.y,
                 std::round(90 / m_view->zoom() / BlockGeometry::kGrid) * BlockGeometry::kGrid);
        m_document->undoStack().undo();
        QVERIFY(experiment() == before);
        m_document->undoStack().redo();

        drag({at("relu"), at("relu") + QPoint(0, 40)});
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void draggingOneOfSeveralMovesAll() {
        click(at("relu"));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, at("hidden"));
        QCOMPARE(m_scene->selection().blocks().size(), std::size_t{2});
        drag({at("hidden"), at("hidden") + QPoint(0, 80)});
        QVERIFY(find("hidden").position.y > 0);
        QCOMPARE(find("relu").position.y, find("hidden").position.y);
        QCOMPARE(find("dataset").position.y, 0.0);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void severalMoveTogetherAndSnap() {
        m_scene->selection().selectBlocks({id("hidden"), id("relu")});
        const double distance = find("relu").position.x - find("hidden").position.x;
        drag({at("hidden"), at("hidden") + QPoint(10, 40), at("hidden") + QPoint(37, 83)});
        const Position hidden = find("hidden").position;
        const QPointF corner(hidden.x, hidden.y);
        QCOMPARE(snappedToGrid(corner), corner);
        QVERIFY(hidden.y > 0);
        QCOMPARE(find("relu").position.x - hidden.x, distance);
        QCOMPARE(find("relu").position.y, hidden.y);
        QCOMPARE(m_document->undoStack().undoText(), QString("Move 2 blocks"));
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void guidesShowWhatIsInLine() {
        drag({at("relu"), at("relu") + QPoint(0, 120)});
        QVERIFY(!m_scene->gestures().moveGesture());
        // Back up, a few pixels short of the row.
        const double units = find("relu").position.y - 3;
        const QPoint way(0, -qRound(units * m_view->zoom()));
        send(QEvent::MouseButtonPress, at("relu"));
        send(QEvent::MouseMove, at("relu") + way);
        QVERIFY(m_scene->gestures().moveGesture());
        QVERIFY(!m_scene->gestures().moveGesture()->guides().empty());
        const QLineF guide = m_scene->gestures().moveGesture()->guides().back();
        QCOMPARE(guide.y1(), 0.0);
        QCOMPARE(guide.y2(), 0.0);
        QCOMPARE(find("relu").position.y, 0.0);
        send(QEvent::MouseButtonRelease, at("relu"));
        QVERIFY(!m_scene->gestures().moveGesture());
    }

    void escapeTakesADragBack() {
        const Experiment before = experiment();
        send(QEvent::MouseButtonPress, at("relu"));
        send(QEvent::MouseMove, at("relu") + QPoint(0, 90));
        QVERIFY(experiment() != before);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(experiment() == before);
        send(QEvent::MouseMove, at("relu") + QPoint(0, 60));
        send(QEvent::MouseButtonRelease, at("relu") + QPoint(0, 60));
        QVERIFY(experiment() == before);
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void whereABlockIsOffTheGridEscapeReturnsIt() {
        m_document->edit("off the grid", [this](Experiment& e) {
            e.graph.find(id("relu"))->position = {500.5, 3.25};
        });
        const Experiment before = experiment();
        send(QEvent::MouseButtonPress, at("relu"));
        send(QEvent::MouseMove, at("relu") + QPoint(0, 90));
        QVERIFY(experiment() != before);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(experiment() == before);
        send(QEvent::MouseButtonRelease, at("relu"));
    }

    void draggingFromPortToPortConnects() {
        m_document->edit("cut", [this](Experiment& e) { disconnectBlocks(e, edgeFrom("hidden")); });
        const QPoint from = portAt("hidden", kOutput);
        send(QEvent::MouseButtonPress, from);
        send(QEvent::MouseMove, from + QPoint(10, 30));
        // Only what comes behind may be a target.
        QCOMPARE(block("relu")->look().lit, std::vector{kInput});
        QVERIFY(block("dataset")->look().lit.empty());
        QVERIFY(block("dataset")->look().dimmed);
        send(QEvent::MouseMove, portAt("relu", kInput) + QPoint(2, 2));
        QCOMPARE(block("relu")->look().pointed, std::optional(kInput));
        send(QEvent::MouseButtonRelease, portAt("relu", kInput) + QPoint(2, 2));
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QVERIFY(block("relu")->look().lit.empty());
        QVERIFY(!block("dataset")->look().dimmed);
        verifyMirror();
    }

    void connectingBackwardsIsRefused() {
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        drag({portAt("blackbox", kOutput), at("blackbox") + QPoint(0, 80),
              portAt("hidden", kInput)});
        QCOMPARE(refused.count(), 1);
        QVERIFY2(refused.at(0).at(0).toString().contains("loop"),
                 qPrintable(refused.at(0).at(0).toString()));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void droppingAConnectionNowhereDoesNothing() {
        drag({portAt("hidden", kOutput), at("hidden") + QPoint(0, 150)});
        QCOMPARE(m_document->undoStack().count(), 0);
        verifyMirror();
    }

    void takingAConnectionOffItsInputDisconnects() {
        const Edge edge = edgeFrom("hidden");
        drag({portAt("relu", kInput), at("relu") + QPoint(0, 150)});
        QVERIFY(!m_scene->edgeItem(edge));
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect relu from hidden"));
    }

    void takingAConnectionElsewhereReconnects() {
        drag({portAt("relu", kInput), at("relu") + QPoint(0, 150), portAt("blackbox", kInput)});
        QCOMPARE(edgeFrom("hidden").to, id("blackbox"));
        QVERIFY(!firstEdgeTo(experiment().graph, id("relu")));
        QCOMPARE(m_document->undoStack().count(), 1);
        verifyMirror();
    }

    void aConnectionThatGivesWayIsTold() {
        const QSignalSpy noted(&m_scene->commands(), &CanvasCommands::editNoted);
        const Edge old = *firstEdgeTo(experiment().graph, id("blackbox"));
        drag(
            {portAt("hidden", kOutput), at("hidden") + QPoint(0, 120), portAt("blackbox", kInput)});
        QCOMPARE(firstEdgeTo(experiment().graph, id("blackbox"))->from, id("hidden"));
        QCOMPARE(noted.count(), 1);
        const QString said = noted[0][0].toString();
        const QString name = QString::fromStdString(experiment().graph.find(old.from)->name);
        QVERIFY2(said.startsWith("hidden feeds blackbox in the place of " + name),
                 qPrintable(said));
        // What it broke is named, and marked on the canvas.
        QVERIFY2(said.contains(name + ": the output is not connected"), qPrintable(said));
        QVERIFY(!m_scene->blockItem(old.from)->face().problem.isEmpty());
        // Nothing gives way at a free input.
        m_document->undoStack().undo();
        m_document->edit("cut", [this](Experiment& e) { disconnectBlocks(e, edgeFrom("hidden")); });
        drag({portAt("hidden", kOutput), at("hidden") + QPoint(10, 120), portAt("relu", kInput)});
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(noted.count(), 1);
    }

    void escapeTakesAResizedNoteBack() {
        m_scene->commands().notes().add(QPointF(0, 200));
        NoteItem* const note = m_scene->noteItem(experiment().graph.notes[0].id);
        note->endEditing();
        const Experiment before = experiment();
        const QPoint corner = m_view->mapFromScene(note->pos() + note->grip().center());
        send(QEvent::MouseButtonPress, corner);
        send(QEvent::MouseMove, corner + QPoint(30, 20));
        QVERIFY(experiment() != before);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(experiment() == before);
        send(QEvent::MouseMove, corner + QPoint(60, 40));
        send(QEvent::MouseButtonRelease, corner + QPoint(60, 40));
        QVERIFY(experiment() == before);
        QCOMPARE(m_document->undoStack().count(), 1);
    }
};

WINDOW_TEST(CanvasGesturesTest)
#include "CanvasGesturesTest.moc"
