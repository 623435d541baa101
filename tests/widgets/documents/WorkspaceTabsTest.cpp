// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/WorkspaceTabs.h"

#include "TestProgram.h"
#include "widgets/NewsSpy.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/panels/RunBar.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/RunPlots.h"

#include <QTabBar>

using namespace obscura;

class WorkspaceTabsTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aSecondTabMovesNothing() {
        Workspace& first = m_window->active();
        const auto place = [&] {
            return QRect(first.view().mapTo(m_window.get(), QPoint()), first.view().size());
        };
        const QRect before = place();
        m_window->files().open(m_second, {});
        tabs().activate(first);
        QCoreApplication::processEvents();
        QCOMPARE(place(), before);
    }

    void whatNobodyAskedForGivesWay() {
        QCOMPARE(tabs().count(), 1);
        m_window->files().open(m_second, {});
        QCOMPARE(tabs().count(), 2);
        MainWindow other;
        other.files().openPlaceholder(m_first);
        other.files().open(m_second, {});
        QCOMPARE(other.tabs().count(), 1);
        QCOMPARE(other.active().document().experiment(), m_second);
    }

    void anEditedPlaceholderStays() {
        MainWindow other;
        other.files().openPlaceholder(m_first);
        setRank(other.active().document(), 20);
        other.active().document().undoStack().undo();
        other.files().open(m_second, {});
        QCOMPARE(other.tabs().count(), 2);
    }

    void everyTabHasItsOwnHistory() {
        setRank(m_window->active().document(), 20);
        m_window->files().open(m_second, {});
        QVERIFY(!m_window->isWindowModified());
        setRank(m_window->active().document(), 30);
        setRank(m_window->active().document(), 40);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rank(m_window->active().document()), Index{30});
        key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs().currentIndex(), 0);
        QCOMPARE(rank(m_window->active().document()), Index{20});
        QVERIFY(m_window->isWindowModified());
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->active().document().experiment(), m_first);
        QVERIFY(!m_window->isWindowModified());
        key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rank(m_window->active().document()), Index{30});
    }

    void tabsTellTitleFileAndChanges() {
        const QString file = m_folder.filePath("a & b.json");
        saveExperiment(m_second, file.toStdString());
        QVERIFY(m_window->files().openFile(file));
        QCOMPARE(tabs().tabText(1), "a && b.json");
        QCOMPARE(tabs().tabToolTip(1), file);
        QVERIFY(m_window->windowTitle().startsWith("a & b.json"));
        setRank(m_window->active().document(), 20);
        QCOMPARE(tabs().tabText(1), "a && b.json *");
        QVERIFY(!tabs().tabText(0).contains('*'));
    }

    void shortTitlesStayWholeAmongManyTabs() {
        m_window->resize(1024, 700);
        m_window->active().document().save(m_folder.filePath("diverging.json"));
        m_window->files().open(m_second, {});
        const int whole = tabs().tabBar()->tabRect(0).width();
        for (int i = 0; i < 5; ++i)
            m_window->files().open(m_second, {});
        QCOMPARE(tabs().tabBar()->tabRect(0).width(), whole);
        const int cut = tabs().tabBar()->tabRect(1).width();
        QVERIFY2(cut >= whole, qPrintable(QString::number(cut)));
    }

    void panelsAndPlotsAreThoseOfTheTabInFront() {
        Workspace& first = m_window->active();
        m_window->files().open(m_second, {});
        Workspace& second = m_window->active();
        for (const auto& [name, panel] : first.panels())
            QVERIFY2(panel->isHidden() && !second.panels().at(name)->isHidden(), qPrintable(name));
        QVERIFY(second.runBar().isVisible() && !first.runBar().isVisible());
        tabs().activate(first);
        QVERIFY(first.runBar().isVisible() && !second.runBar().isVisible());
        QVERIFY(first.plots().isVisible() && !second.plots().isVisible());
        QVERIFY(first.view().hasFocus());
    }

    void theViewOfEachCanvasStays() {
        Workspace& first = m_window->active();
        first.view().zoomIn();
        first.view().zoomIn();
        const QTransform zoomed = first.view().transform();
        m_window->files().open(m_second, {});
        QVERIFY(m_window->active().view().transform() != zoomed);
        tabs().activate(first);
        QCOMPARE(first.view().transform(), zoomed);
    }

    void aRunGoesOnBehindAnotherTab() {
        Workspace& first = m_window->active();
        NewsSpy<RunSummary> endSpy(first.runs());
        key(Qt::Key_F5);
        QVERIFY(first.runs().isActive());
        m_window->files().open(m_second, {});
        QVERIFY(!m_window->active().runs().isActive());
        QVERIFY(m_window->active().runBar().runAction()->isEnabled());
        QVERIFY(!tabs().tabIcon(0).isNull() && tabs().tabIcon(1).isNull());
        QVERIFY(endSpy.count() == 1 || endSpy.wait(kPatience));
        QCOMPARE(first.plots().run().of(lossSpec()).size(), std::size_t{10});
        QCOMPARE(m_window->active().plots().run().of(lossSpec()).size(), std::size_t{0});
        QCOMPARE(first.activity(), Workspace::Activity::Done);
        QVERIFY2(tabs().tabToolTip(0).contains("ended"), qPrintable(tabs().tabToolTip(0)));
        tabs().activate(first);
        QCOMPARE(first.activity(), Workspace::Activity::Idle);
        QVERIFY(tabs().tabIcon(0).isNull());
    }

    void twoRunsAtOnceAreTheSameAsOneAfterTheOther() {
        Workspace& first = m_window->active();
        m_window->files().open(m_first, {});
        Workspace& second = m_window->active();
        m_window->setRunOptions(
            {.maximumSteps = 10, .threads = 1, .out = m_folder.filePath("runs").toStdString()});
        NewsSpy<RunSummary> firstEnd(first.runs());
        NewsSpy<RunSummary> secondEnd(second.runs());
        QVERIFY(first.startRun() && second.startRun());
        QVERIFY(firstEnd.count() == 1 || firstEnd.wait(kPatience));
        QVERIFY(secondEnd.count() == 1 || secondEnd.wait(kPatience));
        QCOMPARE(losses(first), losses(second));
    }

    void theMiddleButtonCloses() {
        m_window->files().open(m_second, {});
        QTest::mouseClick(tabs().tabBar(), Qt::MiddleButton, {},
                          tabs().tabBar()->tabRect(0).center());
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(m_window->active().document().experiment(), m_second);
    }

    void afterTheLastTabComesTheFirstTemplate() {
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs().count(), 1);
        QVERIFY(m_window->active().isPlaceholder());
        QCOMPARE(m_window->active().document().experiment(), templateExperiment("two-modulators"));
        QVERIFY(m_window->active().runBar().isVisible());
    }

private:
    static std::vector<double> losses(Workspace& workspace) {
        std::vector<double> values;
        const TimeSeries& loss = workspace.plots().run().of(lossSpec());
        for (std::size_t i = 0; i < loss.size(); ++i)
            values.push_back(loss.value(0, i));
        return values;
    }
};

WINDOW_TEST(WorkspaceTabsTest)
#include "WorkspaceTabsTest.moc"
