// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/TeachMenu.h"
#include "widgets/WindowFixture.h"
#include "widgets/demos/Demo.h"
#include "widgets/demos/DemoCard.h"
#include "widgets/demos/DemoStage.h"
#include "widgets/history/RunHistory.h"

#include <QDockWidget>
#include <QMenu>
#include <QSignalSpy>

using namespace obscura;

/// Demos in the window.
class DemoStageTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    /// From the menu: a tab for each variant, both runs over each other, and a card of the point.
    void trainsItsVariantsBesideEachOther() {
        DemoStage& stage = m_window->teach().demos();
        QAction* const spiral = stage.menu()->findChild<QAction*>("spiral");
        QVERIFY(spiral);
        const int tabsBefore = tabs().count();
        QSignalSpy ended(&stage, &DemoStage::ended);
        spiral->trigger();
        const Demo demo = builtInDemo("spiral");
        QCOMPARE(tabs().count(), tabsBefore + int(demo.variants.size()));
        QCOMPARE(&tabs().active(), stage.workspaces().front().data());
        QVERIFY(stage.card().isVisible());
        QVERIFY(stage.card().text().contains(demo.point));
        QVERIFY(m_window->findChild<QDockWidget*>("plane")->isVisible());
        QVERIFY(ended.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->runHistory().overlay().runs().size(),
                                  demo.variants.size(), kPatience);
    }

    /// Another demo draws its own runs only.
    void anotherOneTakesItsPlace() {
        DemoStage& stage = m_window->teach().demos();
        QSignalSpy ended(&stage, &DemoStage::ended);
        stage.start("spiral");
        QVERIFY(ended.wait(kPatience));
        stage.start("spiral");
        QVERIFY(ended.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->runHistory().overlay().runs().size(), std::size_t{2},
                                  kPatience);
    }

    void closingATabIsNoHarm() {
        DemoStage& stage = m_window->teach().demos();
        limitRuns(0);
        QSignalSpy ended(&stage, &DemoStage::ended);
        stage.start("spiral");
        stage.workspaces().front()->stopRun();
        tabs().remove(*stage.workspaces().front());
        QVERIFY(!stage.workspaces().front());
        QVERIFY(stage.workspaces().back());
        stage.workspaces().back()->stopRun();
        QCOMPARE(ended.count(), 1);
    }
};

WINDOW_TEST(DemoStageTest)
#include "DemoStageTest.moc"
