// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Presentation.h"

#include "TestProgram.h"
#include "widgets/LineScale.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/Workspace.h"
#include "widgets/panels/RunBar.h"
#include "widgets/plots/RunPlots.h"
#include "widgets/plots/ThemedPlot.h"

#include <QDockWidget>
#include <QStatusBar>

using namespace obscura;

namespace {

constexpr QSize kWindowSize(1360, 860);

}  // namespace

/// Presenting, in the whole window.
class PresentationTest : public QObject, WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        m_window->resize(kWindowSize);
        m_window->raiseDock("plots");
        QCoreApplication::processEvents();
    }
    void cleanup() { close(); }

    void theKeyMakesAllLarge() {
        const double points = QApplication::font().pointSizeF();
        const double width = lineWidth();
        key(Qt::Key_F11);
        QVERIFY(m_window->presentation().isOn());
        QVERIFY(m_window->isFullScreen());
        // As large as the screen allows, which is a small one.
        QVERIFY(QApplication::font().pointSizeF() >= 1.2 * points);
        QCOMPARE(plot().font().pointSizeF(), QApplication::font().pointSizeF());
        QVERIFY(lineWidth() > 1.5 * width);
        QVERIFY(lineScale() > 1.5);
    }

    void whatOneEditsInIsHidden() {
        key(Qt::Key_F11);
        for (const char* name : {"palette", "properties", "training"})
            QVERIFY2(dock(name)->isHidden(), name);
        QVERIFY(m_window->active().runBar().isHidden());
        QVERIFY(m_window->statusBar()->isHidden());
        QVERIFY(dock("plots")->isVisible());
        QVERIFY(m_window->active().view().isVisible());
        // Also in a tab that comes to the front.
        m_window->files().open(m_second, {});
        QVERIFY(m_window->active().runBar().isHidden());
        key(Qt::Key_Escape);
        QVERIFY(m_window->active().runBar().isVisible());
    }

    void keysLeaveItAsItWas_data() {
        QTest::addColumn<int>("leaveBy");
        QTest::newRow("Esc") << int(Qt::Key_Escape);
        QTest::newRow("F11") << int(Qt::Key_F11);
    }
    void keysLeaveItAsItWas() {
        QFETCH(const int, leaveBy);
        dock("palette")->hide();
        m_window->raiseDock("fidelity");
        QCoreApplication::processEvents();
        const auto before = places();
        const QFont font = QApplication::font();
        const double width = lineWidth();
        key(Qt::Key_F11);
        QCoreApplication::processEvents();
        QVERIFY(places() != before);
        key(Qt::Key(leaveBy));
        QCoreApplication::processEvents();
        QVERIFY(!m_window->presentation().isOn());
        QVERIFY(!m_window->isFullScreen());
        QCOMPARE(QApplication::font(), font);
        QCOMPARE(lineWidth(), width);
        // Docks come back one layout after the other.
        QTRY_COMPARE(places(), before);
        QVERIFY(m_window->statusBar()->isVisible());
        QVERIFY(m_window->active().runBar().isVisible());
    }

    void runsAreStartedByTheKey() {
        key(Qt::Key_F11);
        key(Qt::Key_F5);
        QVERIFY(m_window->active().runs().isActive());
        m_window->active().stopRun();
    }

    void escapeIsOthersOtherwise() {
        key(Qt::Key_Escape);
        QVERIFY(!m_window->presentation().isOn());
    }

    void aWindowThatIsClosedRemembersTheUsualDocks() {
        key(Qt::Key_F11);
        QVERIFY(m_window->close());
        close();
        QCOMPARE(lineScale(), 1.0);
        m_window = std::make_unique<MainWindow>();
        m_window->restoreWindow();
        m_window->show();
        QVERIFY(dock("palette")->isVisible());
        QVERIFY(!m_window->isFullScreen());
    }

    void aWindowThatGoesTakesItAlong() {
        const QFont font = QApplication::font();
        key(Qt::Key_F11);
        close();
        QCOMPARE(QApplication::font(), font);
        QCOMPARE(lineScale(), 1.0);
    }

    void aPictureTakesTheWindowAsItIs() {
        const QSize size = m_window->size();
        const double points = QApplication::font().pointSizeF();
        m_window->presentation().enter(Presentation::Room::Window);
        QCOMPARE(QApplication::font().pointSizeF(), 1.5 * points);
        QVERIFY(!m_window->isFullScreen());
        QCOMPARE(m_window->size(), size);
    }

private:
    QDockWidget* dock(const QString& name) const { return m_window->findChild<QDockWidget*>(name); }
    ThemedPlot& plot() const { return *m_window->active().plots().findChild<ThemedPlot*>(); }
    double lineWidth() const { return plot().xAxis->basePen().widthF(); }
    /// Where docks and canvas are; nowhere those that are hidden.
    QMap<QString, QRect> places() const {
        QMap<QString, QRect> all;
        for (const QDockWidget* const each : m_window->findChildren<QDockWidget*>()) {
            if (!each->visibleRegion().isEmpty())
                all[each->objectName()] = each->geometry();
        }
        all["canvas"] = m_window->centralWidget()->geometry();
        all["window"] = QRect(QPoint(), m_window->size());
        return all;
    }
};

WINDOW_TEST(PresentationTest)
#include "PresentationTest.moc"
