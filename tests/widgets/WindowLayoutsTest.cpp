// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WindowLayouts.h"

#include "TestProgram.h"
#include "widgets/Presentation.h"
#include "widgets/WindowFixture.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>

using namespace obscura;

/// Layouts of the window, by its menu.
class WindowLayoutsTest : public QObject, WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        QSettings().clear();
        open();
        m_window->resize(1360, 860);
        QCoreApplication::processEvents();
    }
    void cleanup() { close(); }

    void aLayoutIsSavedAndComesBack() {
        QCOMPARE(entries(), (QStringList{"Standard", "Save this layout…", "Delete…"}));
        dock("palette")->hide();
        m_window->raiseDock("device");
        choose("Save this layout…", "lecture");
        QCOMPARE(entries(), (QStringList{"Standard", "lecture", "Save this layout…", "Delete…"}));
        dock("palette")->show();
        dock("training")->hide();
        m_window->raiseDock("data");
        choose("lecture");
        QVERIFY(dock("palette")->isHidden());
        QVERIFY(dock("training")->isVisible());
        QVERIFY(isInFront("device"));
        // Another window has it, too.
        close();
        open();
        QVERIFY(dock("palette")->isVisible());
        choose("lecture");
        QVERIFY(dock("palette")->isHidden());
    }

    void standardIsAlwaysThere() {
        // The window is larger by now than it began.
        choose("Standard");
        QCoreApplication::processEvents();
        const QRect properties = dock("properties")->geometry();
        const QRect plots = dock("plots")->geometry();
        dock("properties")->hide();
        dock("training")->setFloating(true);
        m_window->addDockWidget(Qt::LeftDockWidgetArea, dock("plots"));
        QCoreApplication::processEvents();
        choose("Standard");
        QCoreApplication::processEvents();
        QVERIFY(!dock("training")->isFloating());
        QVERIFY(isInFront("plots"));
        QCOMPARE(m_window->dockWidgetArea(dock("plots")), Qt::BottomDockWidgetArea);
        QCOMPARE(dock("properties")->geometry(), properties);
        QCOMPARE(dock("plots")->geometry(), plots);
    }

    void namesAreOrderedAndReplaced() {
        WindowLayouts& layouts = m_window->layouts();
        layouts.save("lab");
        layouts.save("Bench");
        dock("palette")->hide();
        layouts.save("lab");
        QCOMPARE(layouts.names(), (QStringList{"Bench", "lab"}));
        layouts.apply("Bench");
        QVERIFY(dock("palette")->isVisible());
        layouts.apply("lab");
        QVERIFY(dock("palette")->isHidden());
        layouts.apply("nowhere");
        QVERIFY(dock("palette")->isHidden());
    }

    void oneIsDeleted() {
        m_window->layouts().save("bench");
        m_window->layouts().save("lecture");
        choose("Delete…", QString());
        QCOMPARE(m_window->layouts().names(), QStringList{"lecture"});
    }

    void withoutANameNothingIsKept() {
        choose("Save this layout…", "  ");
        QVERIFY(m_window->layouts().names().isEmpty());
    }

    void thoseOfOtherDocksAreLeftAlone() {
        QSettings().setValue("window/layouts/1", QVariantMap{{"old", QByteArray("docks")}});
        QVERIFY(m_window->layouts().names().isEmpty());
    }

    void aPresentationIsNoLayout() {
        QVERIFY(m_window->layouts().menuAction()->isEnabled());
        key(Qt::Key_F11);
        QVERIFY(!m_window->layouts().menuAction()->isEnabled());
        key(Qt::Key_F11);
        QVERIFY(m_window->layouts().menuAction()->isEnabled());
    }

private:
    QDockWidget* dock(const QString& name) const { return m_window->findChild<QDockWidget*>(name); }
    bool isInFront(const QString& name) const { return !dock(name)->visibleRegion().isEmpty(); }
    /// As they are read, when the menu opens.
    QStringList entries() const {
        Q_EMIT m_window->layouts().aboutToShow();
        QStringList texts;
        for (const QAction* const each : m_window->layouts().actions()) {
            if (!each->isSeparator())
                texts << each->text().remove('&');
        }
        return texts;
    }
    /// Chooses an entry, and answers what it asks with `name`, or with what is there.
    void choose(const QString& entry, const std::optional<QString>& name = std::nullopt) const {
        Q_EMIT m_window->layouts().aboutToShow();
        for (QAction* const each : m_window->layouts().actions()) {
            if (each->text().remove('&') != entry)
                continue;
            if (name) {
                QTimer::singleShot(0, m_window.get(), [name] {
                    auto* const dialog =
                        qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
                    QVERIFY(dialog);
                    if (!name->isEmpty())
                        QTest::keyClicks(dialog->findChild<QLineEdit*>(), *name);
                    QTest::keyClick(dialog, Qt::Key_Return);
                });
            }
            return each->trigger();
        }
        QFAIL(qPrintable("no entry " + entry));
    }
};

WINDOW_TEST(WindowLayoutsTest)
#include "WindowLayoutsTest.moc"
