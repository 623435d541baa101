// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/gestures/MoveGesture.h"

#include <QSignalSpy>

using namespace obscura;

class CanvasSelectionTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void selectAllTakesEveryBlock() {
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_scene->selectedBlocks().size(), experiment().graph.blocks.size());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_scene->selectedItems().isEmpty());
    }

    void clicksWithShiftExtend() {
        for (const Qt::KeyboardModifier with : {Qt::ShiftModifier, Qt::ControlModifier}) {
            click(at("hidden"));
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, with, at("relu"));
            QCOMPARE(m_scene->selectedBlocks(), (std::vector{id("hidden"), id("relu")}));
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, with, at("hidden"));
            QCOMPARE(m_scene->selectedBlocks(), std::vector{id("relu")});
        }
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          at("hidden") + QPoint(0, 170));
        QCOMPARE(m_scene->selectedBlocks(), std::vector{id("relu")});
    }

    void aRubberBandSelectsWhatItTouches() {
        const QRectF around =
            (block("hidden")->body() | block("relu")->body()).adjusted(-8, -24, 8, 24);
        drag({m_view->mapFromScene(around.topLeft()), m_view->mapFromScene(around.center()),
              m_view->mapFromScene(around.bottomRight())});
        QCOMPARE(m_scene->selectedBlocks(), (std::vector{id("hidden"), id("relu")}));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void severalMoveTogetherAndSnap() {
        m_scene->selectBlocks({id("hidden"), id("relu")});
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
        QVERIFY(!m_scene->moveGesture());
        // Back up, a few pixels short of the row.
        const double units = find("relu").position.y - 3;
        const QPoint way(0, -qRound(units * m_view->zoom()));
        send(QEvent::MouseButtonPress, at("relu"));
        send(QEvent::MouseMove, at("relu") + way);
        QVERIFY(m_scene->moveGesture());
        QVERIFY(!m_scene->moveGesture()->guides().empty());
        const QLineF guide = m_scene->moveGesture()->guides().back();
        QCOMPARE(guide.y1(), 0.0);
        QCOMPARE(guide.y2(), 0.0);
        QCOMPARE(find("relu").position.y, 0.0);
        send(QEvent::MouseButtonRelease, at("relu"));
        QVERIFY(!m_scene->moveGesture());
    }

    void connectionsAreWalkedOnto() {
        m_scene->selectBlock(id("hidden"));
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selectedEdges(), std::vector{edgeFrom("hidden")});
        QCOMPARE(m_scene->selectedBlock(), 0);
        key(Qt::Key_Right);
        QCOMPARE(m_scene->selectedBlock(), id("relu"));
        key(Qt::Key_Left, Qt::ShiftModifier);
        key(Qt::Key_Left);
        QCOMPARE(m_scene->selectedBlock(), id("hidden"));
        // A block may feed several: one after the other.
        m_document->edit("branch", [this](Experiment& e) {
            connectBlocks(e, {id("hidden"), 0, id("readout"), 0});
        });
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selectedEdges().front().to, id("relu"));
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selectedEdges().front().to, id("readout"));
        key(Qt::Key_Delete);
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect readout from hidden"));
    }

    void connectingByKeyboard() {
        m_document->edit("cut", [this](Experiment& e) { disconnectBlocks(e, edgeFrom("hidden")); });
        m_scene->selectBlock(id("hidden"));
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_scene->isConnecting());
        const Port input{.output = false, .index = 0};
        QCOMPARE(block("relu")->look().pointed, std::optional(input));
        key(Qt::Key_Down);
        QVERIFY(!block("relu")->look().pointed);
        QCOMPARE(block("blackbox")->look().pointed, std::optional(input));
        key(Qt::Key_Tab);
        QCOMPARE(block("norm")->look().pointed, std::optional(input));
        key(Qt::Key_Left);
        key(Qt::Key_Left);
        key(Qt::Key_Return);
        QVERIFY(!m_scene->isConnecting());
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(m_document->undoStack().undoText(), QString("Connect hidden to relu"));
        QCOMPARE(m_scene->selectedBlock(), id("hidden"));

        key(Qt::Key_K, Qt::ControlModifier);
        key(Qt::Key_Escape);
        QVERIFY(!m_scene->isConnecting());
        QVERIFY(!block("relu")->look().pointed);
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void aClickEndsConnectingByKeyboard() {
        m_scene->selectBlock(id("hidden"));
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_scene->isConnecting());
        click(at("norm"));
        QVERIFY(!m_scene->isConnecting());
        QCOMPARE(m_scene->selectedBlock(), id("norm"));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void whereNothingCanFollowItSaysSo() {
        m_scene->selectBlock(id("loss"));
        QVERIFY(!m_scene->actions().connectTo()->isEnabled());

        Experiment lone;
        const BlockId block = addBlock(lone, "relu", {});
        ExperimentDocument document;
        document.reset(lone, {});
        CanvasScene scene(document);
        const QSignalSpy refused(&scene, &CanvasScene::editRefused);
        scene.selectBlock(block);
        scene.connectSelection();
        QCOMPARE(refused.count(), 1);
        QVERIFY(!scene.isConnecting());
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

private:
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view.get(), k, modifiers);
    }
};

WINDOW_TEST(CanvasSelectionTest)
#include "CanvasSelectionTest.moc"
