// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueuePanel.h"

#include "TestProgram.h"
#include "core/experiment/Change.h"
#include "core/runs/RunFiles.h"
#include "widgets/WindowFixture.h"
#include "widgets/documents/Workspace.h"
#include "widgets/history/RunHistory.h"
#include "widgets/history/RunTable.h"
#include "widgets/queue/QueueCommands.h"
#include "widgets/queue/QueueModel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/RunQueue.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QSpinBox>
#include <QToolButton>

using namespace obscura;

using State = QueueEntry::State;

/// The queue as a person uses it, by the window's menu, keys and buttons.
class QueuePanelTest : public QObject, WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        // Each test has a record of its own.
        m_runs = std::make_unique<QTemporaryDir>();
        open();
        limit(4);
        m_window->raiseDock("queue");
        m_panel = m_window->findChild<QueuePanel*>();
        QVERIFY(m_panel);
    }
    void cleanup() { close(); }

    void theKeyAddsWhatIsInFront() {
        queue().setPaused(true);
        setRank(document(), 7);
        key(Qt::Key_F5, Qt::ControlModifier);
        setRank(document(), 9);
        QCOMPARE(queue().entries().size(), std::size_t{1});
        const Experiment& added = queue().entries()[0].experiment;
        QCOMPARE(blackBoxSettings(*added.graph.find("blackbox")).surrogate.rank, Index{7});
        QCOMPARE(queue().entries()[0].title, document().title());
        QCOMPARE(dock()->windowTitle(), "Queue (1)");
        QCOMPARE(m_panel->summary(), "paused · one waits");
        QVERIFY(!m_window->active().runs().isActive());
    }

    void runsAreRecordedLikeOthers() {
        key(Qt::Key_F5, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(queue().count(State::Done), 1, kPatience);
        QCOMPARE(tabs().count(), 1);
        m_window->raiseDock("history");
        QTRY_COMPARE_WITH_TIMEOUT(m_window->runHistory().count(), "1 run", kPatience);
        QCOMPARE(dock()->windowTitle(), "Queue");
        QCOMPARE(m_panel->summary(), "all have ended");
        // A double click opens it.
        m_window->raiseDock("queue");
        QCoreApplication::processEvents();
        const QRect place = m_panel->table().visualRect(m_panel->model().index(0, 0));
        QTest::mouseClick(m_panel->table().viewport(), Qt::LeftButton, {}, place.center());
        QTest::mouseDClick(m_panel->table().viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(tabs().count(), 2);
        QVERIFY(m_window->active().messages().messages().value(0).contains("copy"));
    }

    void whatCantRunIsToldAndNotAdded() {
        setRank(document(), 1000);
        key(Qt::Key_F5, Qt::ControlModifier);
        QVERIFY(queue().entries().empty());
        const QString said = m_window->active().messages().messages().value(0);
        QVERIFY2(said.startsWith("Can't run: ") && said.contains("rank", Qt::CaseInsensitive),
                 qPrintable(said));
        // The next that can takes it back.
        setRank(document(), 10);
        queue().setPaused(true);
        key(Qt::Key_F5, Qt::ControlModifier);
        QVERIFY(m_window->active().messages().messages().isEmpty());
    }

    void failuresAreToldInTheBar() {
        m_window->files().open(divergingExperiment(m_folder.path().toStdString()), {});
        limit(0);
        key(Qt::Key_F5, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(queue().count(State::Failed), 1, kPatience);
        const QString said = m_window->active().messages().messages().value(0);
        QVERIFY2(said.startsWith("In the queue, ") && said.contains("loss"), qPrintable(said));
    }

    void severalSeedsSkipWhatIsRecorded() {
        // Seed 2 is recorded.
        Experiment second = m_first;
        setTrainingOption(second, "seed", Index{2});
        queue().add(second, "second");
        QTRY_COMPARE_WITH_TIMEOUT(queue().count(State::Done), 1, kPatience);
        queue().clearEnded();
        queue().setPaused(true);
        answerHowMany("3");
        m_window->queueCommands().seedsAction()->trigger();
        QCOMPARE(seeds(), (std::vector<Index>{1, 3, 4}));
        QVERIFY(queue().entries()[1].title.endsWith(" · seed 3"));
        // Those that wait are taken, too.
        m_window->queueCommands().addSeeds(2);
        QCOMPARE(seeds(), (std::vector<Index>{1, 3, 4, 5, 6}));
        // The tab keeps its own.
        QCOMPARE(document().experiment(), m_first);
    }

    void aRecordedRunIsAddedWithAnotherSeed() {
        queue().add(m_first, "first");
        QTRY_COMPARE_WITH_TIMEOUT(queue().count(State::Done), 1, kPatience);
        queue().clearEnded();
        queue().setPaused(true);
        m_window->raiseDock("history");
        RunHistory& history = m_window->runHistory();
        QTRY_COMPARE_WITH_TIMEOUT(history.count(), "1 run", kPatience);
        history.table().selectRow(0);
        history.queueAction()->trigger();
        QCOMPARE(seeds(), std::vector<Index>{2});
    }

    void keysMoveAndCancel() {
        fill({"one", "two", "three"});
        m_panel->table().setFocus();
        select(0);
        QTest::keyClick(&m_panel->table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(queue().pending(), (QStringList{"two", "one", "three"}));
        QCOMPARE(m_panel->table().selected(), std::vector<int>{1});
        QTest::keyClick(&m_panel->table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(queue().pending(), (QStringList{"one", "two", "three"}));
        // At the top there is no further up; several keep their order.
        m_panel->table().selectionModel()->select(
            m_panel->model().index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(&m_panel->table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(queue().pending(), (QStringList{"one", "two", "three"}));
        QTest::keyClick(&m_panel->table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(queue().pending(), (QStringList{"three", "one", "two"}));
        QTest::keyClick(&m_panel->table(), Qt::Key_Delete);
        QCOMPARE(queue().pending(), QStringList{"three"});
    }

    void buttonsDoTheSame() {
        fill({"one", "two"});
        QVERIFY(!button(m_panel->upAction())->isEnabled());
        select(1);
        QTest::mouseClick(button(m_panel->upAction()), Qt::LeftButton);
        QCOMPARE(queue().pending(), (QStringList{"two", "one"}));
        QTest::mouseClick(button(m_panel->cancelAction()), Qt::LeftButton);
        QCOMPARE(queue().pending(), QStringList{"one"});
        QTest::mouseClick(button(m_panel->pauseAction()), Qt::LeftButton);
        QVERIFY(!queue().isPaused());
        QTRY_COMPARE_WITH_TIMEOUT(queue().count(State::Done), 1, kPatience);
        QTest::mouseClick(button(m_panel->clearAction()), Qt::LeftButton);
        QVERIFY(queue().entries().empty());
        QVERIFY(!button(m_panel->clearAction())->isEnabled());
    }

    void closingAsksAboutTheQueue() {
        limit(0);
        Experiment endless = m_first;
        setTrainingOption(endless, "epochs", 10000.0);
        queue().add(endless, "endless");
        queue().add(m_first, "never");
        QTRY_VERIFY_WITH_TIMEOUT(queue().entries()[0].step > 0, kPatience);
        {
            Answer answer("Stay");
            QVERIFY(!m_window->close());
            QVERIFY2(answer.asked.contains("2 experiments"), qPrintable(answer.asked));
            QVERIFY(m_window->isVisible());
            QCOMPARE(queue().count(State::Runs), 1);
        }
        {
            Answer answer("Stop and leave");
            QVERIFY(m_window->close());
        }
        QVERIFY(!queue().isBusy());
        const QueueEntry& ended = queue().entries()[0];
        QCOMPARE(ended.state, State::Cancelled);
        QVERIFY(QFile::exists(ended.folder + '/' + kSummaryFile));
    }

    void whoStaysWithUnsavedChangesKeepsTheQueue() {
        fill({"one"});
        setRank(document(), 7);
        Answer first("Stop and leave");
        // The second question comes when the first is answered.
        QTimer::singleShot(0, this, [this] { m_second = std::make_unique<Answer>("Cancel"); });
        QVERIFY(!m_window->close());
        QCOMPARE(queue().pending(), QStringList{"one"});
        document().undoStack().undo();
    }

    void closingWithNothingLeftAsksNothing() { QVERIFY(m_window->close()); }

private:
    RunQueue& queue() const { return m_window->queue(); }
    ExperimentDocument& document() const { return m_window->active().document(); }
    QDockWidget* dock() const { return m_window->findChild<QDockWidget*>("queue"); }
    void limit(Index steps) const {
        m_window->setRunOptions({.maximumSteps = steps, .out = m_runs->path().toStdString()});
    }
    void select(int row) const { m_panel->table().selectRow(row); }
    void fill(const QStringList& titles) const {
        queue().setPaused(true);
        for (const QString& title : titles)
            queue().add(m_first, title);
    }
    std::vector<Index> seeds() const {
        std::vector<Index> all;
        for (const QueueEntry& each : queue().entries())
            all.push_back(std::get<Index>(valueOf(each.experiment, 0, "seed")));
        return all;
    }
    QToolButton* button(QAction* action) const {
        for (QToolButton* const each : m_panel->findChildren<QToolButton*>()) {
            if (each->defaultAction() == action)
                return each;
        }
        return nullptr;
    }
    void answerHowMany(const QString& count) {
        QTimer::singleShot(0, this, [count] {
            auto* const dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto* const field = dialog->findChild<QSpinBox*>();
            field->selectAll();
            QTest::keyClicks(field, count);
            QTest::keyClick(field, Qt::Key_Return);
        });
    }

    std::unique_ptr<QTemporaryDir> m_runs;
    std::unique_ptr<Answer> m_second;
    QueuePanel* m_panel = nullptr;
};

WINDOW_TEST(QueuePanelTest)
#include "QueuePanelTest.moc"
