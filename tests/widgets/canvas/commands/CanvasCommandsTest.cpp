// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"

#include <QSignalSpy>

using namespace obscura;

class CanvasCommandsTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void insertAfterSelection() {
        m_scene->selection().selectBlock(id("hidden"));
        m_scene->commands().insertAfterSelection("gelu");
        QCOMPARE(edgeFrom("hidden").to, id("gelu"));
        m_scene->clearSelection();
        m_scene->commands().insertAfterSelection("dropout");
        QCOMPARE(edgeFrom("dropout").to, id("loss"));
        QVERIFY(m_document->report().canRun());
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
        QCOMPARE(m_scene->selection().block(), 0);
        verifyMirror();
    }

    void theDataSetIsNotRemoved() {
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        click(at("dataset"));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.at(0).at(0).toString().contains("dataset"));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void anEdgeIsSelectedAndRemoved() {
        const Edge edge = edgeFrom("hidden");
        click(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QCOMPARE(m_scene->selection().edges(), std::vector{edge});
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QVERIFY(!m_scene->edgeItem(edge));
        QVERIFY(!block("relu")->face().problem.isEmpty());
    }

    void replacingByABlackBoxAndBack() {
        const Block before = find("hidden");
        const QAction* const replace = m_scene->actions().replace();
        m_scene->selection().selectBlock(id("relu"));
        QVERIFY(!replace->isEnabled());
        m_scene->selection().selectBlock(id("hidden"));
        QVERIFY(replace->isEnabled());
        const Shape shape = m_document->report().shapes.at(id("hidden")).outputs.at(0);
        QTest::keyClick(m_view.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Replace hidden by Black box"));
        QCOMPARE(find("hidden").kind, std::string("blackbox"));
        QCOMPARE(m_scene->selection().block(), id("hidden"));
        QCOMPARE(replace->text(), QString("Replace by Linear"));
        QVERIFY(m_document->report().shapes.at(id("hidden")).outputs.at(0) == shape);
        QTest::keyClick(m_view.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Replace hidden by Linear"));
        QVERIFY(find("hidden") == before);
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(m_document->undoStack().count(), 2);
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
};

WINDOW_TEST(CanvasCommandsTest)
#include "CanvasCommandsTest.moc"
