// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/WindowFixture.h"
#include "widgets/documents/Workspace.h"
#include "widgets/history/RunHistory.h"
#include "widgets/history/RunTable.h"
#include "widgets/history/RunWatcher.h"
#include "widgets/queue/RunQueue.h"

#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QMenu>
#include <QToolButton>

using namespace obscura;

/// What one session leaves for the next, and takes from what others have left.
class SessionTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void whatWaitsInTheQueueWaitsInTheNextSession() {
        const QString kept = m_folder.filePath("kept");
        m_window->keepQueueIn(kept);
        m_window->queue().setPaused(true);
        key(Qt::Key_F5, Qt::ControlModifier);
        QCOMPARE(m_window->queue().pending().size(), 1);
        const Answer answer("Stop and leave");
        QVERIFY(m_window->close());
        QVERIFY2(answer.asked.contains("next session"), qPrintable(answer.asked));
        open();
        m_window->keepQueueIn(kept);
        QCOMPARE(m_window->queue().count(QueueEntry::State::Waits), 1);
        const MessageBar& messages = m_window->active().messages();
        QVERIFY2(messages.messages().value(0).contains("waits in the queue"),
                 qPrintable(messages.messages().value(0)));
        QToolButton* const goOn = button(messages, "Go on");
        QVERIFY(goOn && goOn->isVisible());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->queue().count(QueueEntry::State::Done), 1, kPatience);
    }

    void aRecordedRunBecomesAReport() {
        m_window->active().startRun();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->active().isAtRest(), kPatience);
        m_window->raiseDock("history");
        RunHistory& history = m_window->runHistory();
        history.watcher().look();
        history.watcher().finish();
        RunTable& table = history.table();
        const auto row = [&table] { return table.visualRect(table.model()->index(0, 0)); };
        QTRY_VERIFY(table.viewport()->rect().contains(row().center()) && !row().isEmpty());
        const QPoint inRow = row().center() + QPoint(row().width() / 4, 0);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, inRow);
        const QString file = m_folder.filePath("report.pdf");
        QTimer::singleShot(0, this, [this, file] { chooseReport(file); });
        const QPoint place = table.viewport()->mapTo(&history, inRow);
        QContextMenuEvent menu(QContextMenuEvent::Mouse, place, history.mapToGlobal(place));
        QApplication::sendEvent(&history, &menu);
        QVERIFY(m_suggested.endsWith(".pdf"));
        QFile report(file);
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.read(5) == "%PDF-");
    }

private:
    static QToolButton* button(const QWidget& in, const QString& text) {
        for (QToolButton* const each : in.findChildren<QToolButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    /// In the menu that has come up, and then in the dialog.
    void chooseReport(const QString& file) {
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction* const report = m_window->runHistory().reportAction();
        QVERIFY(menu->actions().contains(report) && report->isEnabled());
        auto* const patience = new QTimer(this);
        connect(patience, &QTimer::timeout, this, [this, file, patience] {
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            patience->stop();
            auto* const name = dialog->findChild<QLineEdit*>("fileNameEdit");
            m_suggested = name->text();
            // The whole path: the dialog need not have listed the folder by then.
            name->setText(file);
            QTest::mouseClick(
                dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save),
                Qt::LeftButton);
        });
        patience->start(10);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(report).center());
    }

    QString m_suggested;
};

WINDOW_TEST(SessionTest)
#include "SessionTest.moc"
