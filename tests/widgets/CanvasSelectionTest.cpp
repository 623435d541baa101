// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CanvasFixture.h"
#include "widgets/canvas/MoveGesture.h"

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
};

QTEST_MAIN(CanvasSelectionTest)
#include "CanvasSelectionTest.moc"
