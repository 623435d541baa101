// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/Units.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/items/BlockStatuses.h"

using namespace obscura;

namespace {

constexpr Port kInput{.output = false, .index = 0};

}  // namespace

class CanvasSceneTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void showsEveryBlockAndEdge() {
        verifyMirror();
        QCOMPARE(block("hidden")->face().count, formatCount(784 * 256 + 256) + " parameters");
        QCOMPARE(m_scene->edgeItem(edgeFrom("dataset"))->label(), QString("784"));
        QCOMPARE(m_scene->edgeItem(edgeFrom("hidden"))->label(), QString("256"));
    }

    void draggingMovesEdgesAlong() {
        const Edge edge = edgeFrom("hidden");
        drag({at("relu"), at("relu") + QPoint(0, 90)});
        QCOMPARE(m_scene->edgeItem(edge)->geometry().path().currentPosition(),
                 block("relu")->portPosition(kInput));
    }

    void aProblemIsShownOnItsBlock() {
        m_document->edit("rank", [this](Experiment& e) {
            setBlockOption(e, id("blackbox"), "surrogate.rank", Index{200});
        });
        QVERIFY(block("blackbox")->face().problem.contains("200"));
        QVERIFY(block("blackbox")->toolTip().contains("200"));
        QVERIFY(block("hidden")->face().problem.isEmpty());
        m_document->undoStack().undo();
        QVERIFY(block("blackbox")->face().problem.isEmpty());
    }

    void runStatusIsApartFromValidity() {
        m_scene->statuses().set(BlockRunStatus::Running);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Running);
        QCOMPARE(block("relu")->look().status, BlockRunStatus::Idle);
        m_scene->statuses().set(id("blackbox"), BlockRunStatus::Failed);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Failed);
        QVERIFY(block("blackbox")->face().problem.isEmpty());
        m_scene->statuses().set(BlockRunStatus::Idle);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Idle);
    }

    void resetShowsTheNewExperiment() {
        m_scene->selection().selectBlock(id("blackbox"));
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        verifyMirror();
        QCOMPARE(m_scene->selection().block(), 0);
    }
};

WINDOW_TEST(CanvasSceneTest)
#include "CanvasSceneTest.moc"
