// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"

#include <QSignalSpy>

using namespace obscura;

class CanvasSelectionTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aClickSelectsABlock() {
        QSignalSpy selected(&m_scene->selection(), &CanvasSelection::blockSelected);
        click(at("relu"));
        QCOMPARE(selected.takeLast().at(0).toInt(), id("relu"));
        click(m_view->viewport()->rect().bottomLeft() + QPoint(5, -5));
        QCOMPARE(selected.takeLast().at(0).toInt(), 0);
        QCOMPARE(m_scene->selection().block(), 0);
    }

    void selectAllTakesEveryBlock() {
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_scene->selection().blocks().size(), experiment().graph.blocks.size());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_scene->selectedItems().isEmpty());
    }

    void clicksWithShiftExtend() {
        for (const Qt::KeyboardModifier with : {Qt::ShiftModifier, Qt::ControlModifier}) {
            click(at("hidden"));
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, with, at("relu"));
            QCOMPARE(m_scene->selection().blocks(), (std::vector{id("hidden"), id("relu")}));
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, with, at("hidden"));
            QCOMPARE(m_scene->selection().blocks(), std::vector{id("relu")});
        }
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                          at("hidden") + QPoint(0, 170));
        QCOMPARE(m_scene->selection().blocks(), std::vector{id("relu")});
    }

    void aRubberBandSelectsWhatItTouches() {
        const QRectF around =
            (block("hidden")->body() | block("relu")->body()).adjusted(-8, -24, 8, 24);
        drag({m_view->mapFromScene(around.topLeft()), m_view->mapFromScene(around.center()),
              m_view->mapFromScene(around.bottomRight())});
        QCOMPARE(m_scene->selection().blocks(), (std::vector{id("hidden"), id("relu")}));
        QCOMPARE(m_document->undoStack().count(), 0);
    }
};

WINDOW_TEST(CanvasSelectionTest)
#include "CanvasSelectionTest.moc"
