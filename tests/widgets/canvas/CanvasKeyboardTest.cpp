// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasKeyboard.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/gestures/CanvasGestures.h"

#include <QSignalSpy>

using namespace obscura;

class CanvasKeyboardTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void doubleClickAndEnterActivate() {
        QSignalSpy activated(&m_scene->selection(), &CanvasSelection::blockActivated);
        click(at("relu"));
        send(QEvent::MouseButtonDblClick, at("relu"));
        send(QEvent::MouseButtonRelease, at("relu"));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.takeLast().at(0).toInt(), id("relu"));
        click(at("hidden"));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.takeLast().at(0).toInt(), id("hidden"));
    }

    void arrowsWalkAlongTheGraph() {
        m_scene->selection().selectBlock(id("hidden"));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_scene->selection().block(), id("relu"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_scene->selection().block(), id("dataset"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_scene->selection().block(), id("dataset"));
    }

    void connectionsAreWalkedOnto() {
        m_scene->selection().selectBlock(id("hidden"));
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges(), std::vector{edgeFrom("hidden")});
        QCOMPARE(m_scene->selection().block(), 0);
        key(Qt::Key_Right);
        QCOMPARE(m_scene->selection().block(), id("relu"));
        key(Qt::Key_Left, Qt::ShiftModifier);
        key(Qt::Key_Left);
        QCOMPARE(m_scene->selection().block(), id("hidden"));
        // A block may feed several: one after the other.
        m_document->edit("branch", [this](Experiment& e) {
            connectBlocks(e, {id("hidden"), 0, id("readout"), 0});
        });
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges().front().to, id("relu"));
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges().front().to, id("readout"));
        key(Qt::Key_Delete);
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect readout from hidden"));
    }

    void controlAndArrowsNudge() {
        m_scene->selection().selectBlock(id("hidden"));
        const double before = find("hidden").position.y;
        QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyRelease(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(find("hidden").position.y, before + 2 * BlockGeometry::kGrid);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void connectingByKeyboard() {
        m_document->edit("cut", [this](Experiment& e) { disconnectBlocks(e, edgeFrom("hidden")); });
        m_scene->selection().selectBlock(id("hidden"));
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_scene->gestures().isConnecting());
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
        QVERIFY(!m_scene->gestures().isConnecting());
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(m_document->undoStack().undoText(), QString("Connect hidden to relu"));
        QCOMPARE(m_scene->selection().block(), id("hidden"));

        key(Qt::Key_K, Qt::ControlModifier);
        key(Qt::Key_Escape);
        QVERIFY(!m_scene->gestures().isConnecting());
        QVERIFY(!block("relu")->look().pointed);
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void aClickEndsConnectingByKeyboard() {
        m_scene->selection().selectBlock(id("hidden"));
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_scene->gestures().isConnecting());
        click(at("norm"));
        QVERIFY(!m_scene->gestures().isConnecting());
        QCOMPARE(m_scene->selection().block(), id("norm"));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void whereNothingCanFollowItSaysSo() {
        m_scene->selection().selectBlock(id("loss"));
        QVERIFY(!m_scene->actions().connectTo()->isEnabled());

        Experiment lone;
        const BlockId block = addBlock(lone, "relu", {});
        ExperimentDocument document;
        document.reset(lone, {});
        CanvasScene scene(document);
        const QSignalSpy refused(&scene.commands(), &CanvasCommands::editRefused);
        scene.selection().selectBlock(block);
        scene.keyboard().connectSelection();
        QCOMPARE(refused.count(), 1);
        QVERIFY(!scene.gestures().isConnecting());
    }

private:
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view.get(), k, modifiers);
    }
};

WINDOW_TEST(CanvasKeyboardTest)
#include "CanvasKeyboardTest.moc"
