// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/Units.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/gestures/LayerMime.h"

#include <QSignalSpy>

using namespace obscura;

namespace {

constexpr Port kOutput{.output = true, .index = 0};
constexpr Port kInput{.output = false, .index = 0};

QAction* actionNamed(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions()) {
        if (action->text().remove('&') == text)
            return action;
    }
    return nullptr;
}

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

    void aClickSelectsABlock() {
        QSignalSpy selected(m_scene.get(), &CanvasScene::blockSelected);
        click(at("relu"));
        QCOMPARE(selected.takeLast().at(0).toInt(), id("relu"));
        click(m_view->viewport()->rect().bottomLeft() + QPoint(5, -5));
        QCOMPARE(selected.takeLast().at(0).toInt(), 0);
        QCOMPARE(m_scene->selectedBlock(), 0);
    }

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

    void draggingMovesEdgesAlong() {
        const Edge edge = edgeFrom("hidden");
        drag({at("relu"), at("relu") + QPoint(0, 90)});
        QCOMPARE(m_scene->edgeItem(edge)->geometry().path().currentPosition(),
                 block("relu")->portPosition(kInput));
    }

    void draggingOneOfSeveralMovesAll() {
        click(at("relu"));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, at("hidden"));
        QCOMPARE(m_scene->selectedBlocks().size(), std::size_t{2});
        drag({at("hidden"), at("hidden") + QPoint(0, 80)});
        QVERIFY(find("hidden").position.y > 0);
        QCOMPARE(find("relu").position.y, find("hidden").position.y);
        QCOMPARE(find("dataset").position.y, 0.0);
        QCOMPARE(m_document->undoStack().count(), 1);
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

    void aLayerDroppedOnAnEdgeIsInserted() {
        const Edge edge = edgeFrom("hidden");
        const double before = find("relu").position.x;
        const QPoint middle = m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle());
        QMimeData data;
        data.setData(kLayerMimeType, "tanh");
        QVERIFY(hover(data, middle));
        QVERIFY(m_scene->edgeItem(edge)->isHighlighted());
        QVERIFY(hover(data, middle + QPoint(0, 150)));
        QVERIFY(!m_scene->edgeItem(edge)->isHighlighted());
        QVERIFY(drop(data, middle));

        QCOMPARE(edgeFrom("hidden").to, id("tanh"));
        QCOMPARE(edgeFrom("tanh").to, id("relu"));
        QVERIFY(find("relu").position.x > before);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_scene->selectedBlock(), id("tanh"));
        QCOMPARE(m_scene->edgeItem(edgeFrom("tanh"))->label(), QString("256"));
        verifyMirror();
    }

    void aLayerDroppedOnTheCanvasIsAdded() {
        QMimeData data;
        data.setData(kLayerMimeType, "linear");
        const QPoint place = at("hidden") + QPoint(0, 160);
        QVERIFY(drop(data, place));
        const Block& added = find("linear");
        QVERIFY(bodyOf(added).contains(m_view->mapToScene(place)));
        QVERIFY(!firstEdgeTo(experiment().graph, added.id));
        QVERIFY(!block("linear")->face().problem.isEmpty());
    }

    void otherThingsCannotBeDropped_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << "text/plain" << QByteArray("linear");
        QTest::newRow("unknown layer") << kLayerMimeType << QByteArray("flux capacitor");
    }

    void otherThingsCannotBeDropped() {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        QMimeData data;
        data.setData(type, bytes);
        QVERIFY(!hover(data, at("hidden") + QPoint(0, 160)));
    }

    void deleteRemovesAndHeals_data() {
        QTest::addColumn<int>("key");
        QTest::newRow("Delete") << int(Qt::Key_Delete);
        QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    }

    void deleteRemovesAndHeals() {
        QFETCH(int, key);
        const BlockId relu = id("relu");
        click(at("relu"));
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key));
        QVERIFY(!m_scene->blockItem(relu));
        QCOMPARE(edgeFrom("hidden").to, id("blackbox"));
        QCOMPARE(m_scene->selectedBlock(), 0);
        verifyMirror();
    }

    void theDataSetIsNotRemoved() {
        const QSignalSpy refused(m_scene.get(), &CanvasScene::editRefused);
        click(at("dataset"));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.at(0).at(0).toString().contains("dataset"));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void anEdgeIsSelectedAndRemoved() {
        const Edge edge = edgeFrom("hidden");
        click(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QCOMPARE(m_scene->selectedEdges(), std::vector{edge});
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QVERIFY(!m_scene->edgeItem(edge));
        QVERIFY(!block("relu")->face().problem.isEmpty());
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
        const QSignalSpy refused(m_scene.get(), &CanvasScene::editRefused);
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
        const QSignalSpy noted(m_scene.get(), &CanvasScene::editNoted);
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

    void doubleClickAndEnterActivate() {
        QSignalSpy activated(m_scene.get(), &CanvasScene::blockActivated);
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
        m_scene->selectBlock(id("hidden"));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_scene->selectedBlock(), id("relu"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_scene->selectedBlock(), id("dataset"));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_scene->selectedBlock(), id("dataset"));
    }

    void controlAndArrowsNudge() {
        m_scene->selectBlock(id("hidden"));
        const double before = find("hidden").position.y;
        QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyPress(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyRelease(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(find("hidden").position.y, before + 2 * BlockGeometry::kGrid);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void insertAfterSelection() {
        m_scene->selectBlock(id("hidden"));
        m_scene->insertAfterSelection("gelu");
        QCOMPARE(edgeFrom("hidden").to, id("gelu"));
        m_scene->clearSelection();
        m_scene->insertAfterSelection("dropout");
        QCOMPARE(edgeFrom("dropout").to, id("loss"));
        QVERIFY(m_document->report().canRun());
    }

    void contextMenuReplacesByABlackBox() {
        auto menu = menuAt(at("hidden"));
        QVERIFY(menu);
        QCOMPARE(m_scene->selectedBlock(), id("hidden"));
        QVERIFY(actionNamed(*menu, "Remove"));
        QVERIFY(actionNamed(*menu, "Insert after"));
        actionNamed(*menu, "Replace by Black box")->trigger();
        menu->close();
        QCOMPARE(QString::fromStdString(find("hidden").kind), QString("blackbox"));
        QCOMPARE(block("hidden")->geometry().form(), BlockForm::Physical);
        QCOMPARE(block("hidden")->face().count, formatCount(784 * 256) + " in hardware");
        QVERIFY(m_document->report().canRun());
        verifyMirror();
    }

    void replacingByABlackBoxAndBack() {
        const Block before = find("hidden");
        const QAction* const replace = m_scene->actions().replace();
        m_scene->selectBlock(id("relu"));
        QVERIFY(!replace->isEnabled());
        m_scene->selectBlock(id("hidden"));
        QVERIFY(replace->isEnabled());
        const Shape shape = m_document->report().shapes.at(id("hidden")).outputs.at(0);
        QTest::keyClick(m_view.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Replace hidden by Black box"));
        QCOMPARE(find("hidden").kind, std::string("blackbox"));
        QCOMPARE(m_scene->selectedBlock(), id("hidden"));
        QCOMPARE(replace->text(), QString("Replace by Linear"));
        QVERIFY(m_document->report().shapes.at(id("hidden")).outputs.at(0) == shape);
        QTest::keyClick(m_view.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Replace hidden by Linear"));
        QVERIFY(find("hidden") == before);
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void anEdgesMenuRemovesThatEdgeAlone() {
        m_scene->selectBlocks({id("relu"), id("blackbox")});
        const Edge edge = edgeFrom("relu");
        m_scene->edgeItem(edge)->setSelected(true);
        auto menu = menuAt(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QVERIFY(menu);
        actionNamed(*menu, "Remove connection")->trigger();
        menu->close();
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect blackbox from relu"));
        QVERIFY(experiment().graph.find("relu") && experiment().graph.find("blackbox"));
    }

    void contextMenuInsertsOnAnEdge() {
        const Edge edge = edgeFrom("hidden");
        auto menu = menuAt(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QVERIFY(menu);
        QMenu* layers = actionNamed(*menu, "Insert here")->menu();
        QVERIFY(!actionNamed(*layers, "Loss"));
        actionNamed(*layers, "Tanh")->trigger();
        menu->close();
        QCOMPARE(edgeFrom("hidden").to, id("tanh"));
    }

    void arrangingIsOneStepAndShowsAll() {
        const Experiment before = experiment();
        m_view->resetZoom();
        QTest::keyClick(m_view.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_document->undoStack().undoText(), QString("Arrange the network"));
        QVERIFY(experiment() == templateExperiment("fashion-mnist-slm"));
        const QRectF shown = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
        QVERIFY(shown.contains(m_scene->seenRect()));
        verifyMirror();
        m_document->undoStack().undo();
        QVERIFY(experiment() == before);
        m_document->undoStack().redo();
        QTest::keyClick(m_view.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void contextMenuOfTheBackground() {
        auto menu = menuAt(at("hidden") + QPoint(0, 160));
        QVERIFY(menu);
        for (const char* text : {"Add", "Paste here", "Select all", "Find…", "Arrange"})
            QVERIFY2(actionNamed(*menu, text), text);
        menu->close();
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
        m_scene->setRunStatus(BlockRunStatus::Running);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Running);
        QCOMPARE(block("relu")->look().status, BlockRunStatus::Idle);
        m_scene->setRunStatus(id("blackbox"), BlockRunStatus::Failed);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Failed);
        QVERIFY(block("blackbox")->face().problem.isEmpty());
        m_scene->setRunStatus(BlockRunStatus::Idle);
        QCOMPARE(block("blackbox")->look().status, BlockRunStatus::Idle);
    }

    void resetShowsTheNewExperiment() {
        m_scene->selectBlock(id("blackbox"));
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        verifyMirror();
        QCOMPARE(m_scene->selectedBlock(), 0);
    }
};

WINDOW_TEST(CanvasSceneTest)
#include "CanvasSceneTest.moc"
