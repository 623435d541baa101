// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/gestures/CanvasGestures.h"

#include <QWheelEvent>

using namespace obscura;

namespace {

constexpr int kPixelTolerance = 2;

}  // namespace

class CanvasViewTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void showsEverythingAtFirst() {
        const QRectF shown = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
        QVERIFY(shown.contains(m_scene->seenRect()));
    }

    void selectBlockShowsABlockOutOfSight() {
        m_view->resetZoom();
        m_view->centerOn(m_scene->blockItem(id("dataset")));
        m_view->resize(400, 300);
        m_scene->selection().selectBlock(id("loss"));
        QCOMPARE(m_scene->selection().block(), id("loss"));
        QVERIFY(m_view->viewport()->rect().contains(at("loss")));
    }

    void tabVisitsEveryBlockInOrder() {
        std::vector<BlockId> visited;
        while (visited.size() < experiment().graph.blocks.size()) {
            QTest::keyClick(m_view.get(), Qt::Key_Tab);
            if (!m_scene->selection().focusedPort())
                visited.push_back(m_scene->selection().block());
        }
        QCOMPARE(visited, m_document->report().order);
        QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().block(), visited[visited.size() - 2]);
    }

    void tabCyclesThePortsOfABlock() {
        m_scene->selection().selectBlock(id("relu"));
        QVERIFY(!m_scene->selection().focusedPort());
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(m_scene->selection().focusedPort(),
                 std::optional(Port{.output = false, .index = 0}));
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(m_scene->selection().focusedPort(),
                 std::optional(Port{.output = true, .index = 0}));
        QCOMPARE(block("relu")->look().focused, m_scene->selection().focusedPort());
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(m_scene->selection().block(), id("blackbox"));
        QVERIFY(!m_scene->selection().focusedPort() && !block("relu")->look().focused);
        QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().block(), id("relu"));
        QCOMPARE(m_scene->selection().focusedPort(),
                 std::optional(Port{.output = true, .index = 0}));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_scene->selection().focusedPort());
        QCOMPARE(m_scene->selection().block(), id("relu"));
    }

    void enterAtAPortConnects() {
        // From an output to the first input that may follow it.
        m_scene->selection().selectBlock(id("relu"));
        QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().block(), id("hidden"));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(m_scene->gestures().isConnecting());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(edgeFrom("hidden").to, id("relu"));
        QCOMPARE(m_document->undoStack().undoText(), QString("Connect hidden to blackbox"));
        // What ends at an input is taken off and put elsewhere.
        m_scene->selection().selectBlock(id("blackbox"));
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(m_scene->gestures().isConnecting());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_scene->gestures().isConnecting());
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void theWheelZoomsAboutThePointer() {
        const QPoint pointer = at("loss");
        const QPointF before = m_view->mapToScene(pointer);
        const qreal zoom = m_view->zoom();
        QWheelEvent wheel(pointer, m_view->viewport()->mapToGlobal(pointer), {}, QPoint(0, 240),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &wheel);
        QVERIFY(m_view->zoom() > zoom * 1.3);
        const QPoint after = m_view->mapFromScene(before) - pointer;
        QVERIFY(after.manhattanLength() <= kPixelTolerance);

        QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
        showsEverythingAtFirst();
    }

    void middleButtonAndSpacePan_data() {
        QTest::addColumn<bool>("space");
        QTest::newRow("middle button") << false;
        QTest::newRow("space") << true;
    }

    void middleButtonAndSpacePan() {
        QFETCH(bool, space);
        const QPoint from = at("relu");
        const QPointF point = m_view->mapToScene(from);
        const Qt::MouseButton button = space ? Qt::LeftButton : Qt::MiddleButton;
        if (space)
            QTest::keyPress(m_view.get(), Qt::Key_Space);
        send(QEvent::MouseButtonPress, from, button);
        send(QEvent::MouseMove, from + QPoint(40, 30), button);
        send(QEvent::MouseButtonRelease, from + QPoint(40, 30), button);
        if (space)
            QTest::keyRelease(m_view.get(), Qt::Key_Space);
        QCOMPARE(m_view->mapFromScene(point), from + QPoint(40, 30));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void theThemeFollowsThePalette() {
        m_view->setPalette(Theme::darkTheme().palette());
        QVERIFY(m_scene->theme().dark);
        const QColor corner = m_view->grab().toImage().pixelColor(3, 3);
        QVERIFY(corner.lightness() < 64);
        m_view->setPalette(Theme::light().palette());
        QVERIFY(!m_scene->theme().dark);
    }

    void screenReadersHearTheSelectedBlock() {
        QVERIFY(!m_view->accessibleName().isEmpty());
        m_scene->selection().selectBlock(id("blackbox"));
        QVERIFY2(m_view->accessibleDescription().contains("Spatial light modulator"),
                 qPrintable(m_view->accessibleDescription()));
    }
};

WINDOW_TEST(CanvasViewTest)
#include "CanvasViewTest.moc"
