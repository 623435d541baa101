// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OwnSettings.h"
#include "widgets/canvas/view/OverviewMap.h"

#include "TestProgram.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/commands/CanvasCommands.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>

using namespace obscura;

namespace {
constexpr qreal kTolerance = 4;  ///< canvas units, what a pixel of the map comes to
}

class OverviewMapTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
    }
    void init() { open(); }
    void cleanup() { close(); }

    void comesWhereNotEverythingIsSeen() {
        QVERIFY(!map().isVisible());
        m_view->resetZoom();
        m_view->resize(600, 400);
        QVERIFY(map().isVisible());
        QVERIFY(m_view->rect().contains(map().geometry()));
        // A view that has no room for it goes without.
        m_view->resize(300, 200);
        QVERIFY(!map().isVisible());
        m_view->resize(600, 400);
        m_view->zoomToFit();
        QVERIFY(!map().isVisible());
    }

    void clickAndDragMoveTheView() {
        m_view->resetZoom();
        m_view->resize(600, 400);
        for (const char* name : {"loss", "dataset"}) {
            const QPointF goal = block(name)->body().center();
            QTest::mouseClick(&map(), Qt::LeftButton, {}, map().toMap().map(goal).toPoint());
            const QPointF middle =
                m_view->mapToScene(m_view->viewport()->rect()).boundingRect().center();
            QVERIFY(QLineF(middle, goal).length() < kTolerance / map().toMap().m11());
            QVERIFY(m_view->viewport()->rect().contains(at(name)));
        }
        const QPoint from = map().toMap().map(block("dataset")->body().center()).toPoint();
        const QPoint to = map().toMap().map(block("loss")->body().center()).toPoint();
        QTest::mousePress(&map(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, map().mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&map(), &move);
        QVERIFY(m_view->viewport()->rect().contains(at("loss")));
        QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
    }

    void whatTheUserWantsIsRemembered() {
        m_view->resetZoom();
        m_view->resize(600, 400);
        map().toggleAction()->trigger();
        QVERIFY(!map().isVisible());
        const CanvasView other(*m_scene);
        QVERIFY(!other.overview().toggleAction()->isChecked());
        map().toggleAction()->trigger();
        QVERIFY(map().isVisible());
    }

    void followsTheNetwork() {
        QVERIFY(!map().isVisible());
        m_scene->commands().addAt({20000, 20000}, "relu");
        m_view->resetZoom();
        QVERIFY(map().isVisible());
        const QRectF room = map().rect();
        const BlockId added = experiment().graph.blocks.back().id;
        QVERIFY(room.contains(map().toMap().mapRect(m_scene->blockItem(added)->body())));
        QVERIFY(room.contains(map().toMap().mapRect(block("dataset")->body())));
    }

private:
    OverviewMap& map() const { return m_view->overview(); }

    QTemporaryDir m_folder;
};

WINDOW_TEST(OverviewMapTest)
#include "OverviewMapTest.moc"
