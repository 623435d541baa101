// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/RunQueue.h"

#include "MessageOf.h"
#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Change.h"
#include "core/runs/Resumption.h"
#include "core/runs/RunFiles.h"
#include "widgets/NewsSpy.h"
#include "widgets/OwnSettings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>
#include <set>

using namespace obscura;

using State = QueueEntry::State;

class RunQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        m_endless = m_experiment;
        setTrainingOption(m_endless, "epochs", 10000.0);
    }
    void init() {
        m_queue = std::make_unique<RunQueue>();
        m_queue->setRunOptions({.out = m_folder.filePath("runs").toStdString()});
    }

    void oneRunsAfterTheOther() {
        int running = 0;
        QStringList ended;
        connect(m_queue.get(), &RunQueue::changed, this, [&] {
            running = std::max(running, m_queue->count(State::Runs));
            for (const QueueEntry& each : m_queue->entries()) {
                if (each.state == State::Done && !ended.contains(each.title))
                    ended << each.title;
            }
        });
        for (const char* title : {"one", "two", "three"})
            m_queue->add(m_experiment, title);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(State::Done), 3, kPatience);
        QCOMPARE(running, 1);
        QCOMPARE(ended, (QStringList{"one", "two", "three"}));
        QVERIFY(!m_queue->isBusy());
        std::set<QString> folders;
        for (const QueueEntry& each : m_queue->entries()) {
            QCOMPARE(each.step, std::int64_t{512 / 32});
            QCOMPARE(each.plannedSteps, each.step);
            QVERIFY(QFile::exists(each.folder + '/' + kSummaryFile));
            folders.insert(each.folder);
        }
        QCOMPARE(folders.size(), std::size_t{3});
    }

    void whatCantRunIsRefused() {
        Experiment e = m_experiment;
        assignField(e, "blackbox.surrogate.rank=1000");
        const QString why = messageOf([&] { m_queue->add(e, "impossible"); });
        QVERIFY2(why.contains("rank", Qt::CaseInsensitive), qPrintable(why));
        QVERIFY(m_queue->entries().empty());
    }

    void afterAFailureTheNextHasItsTurn() {
        QSignalSpy failures(m_queue.get(), &RunQueue::failed);
        m_queue->setPaused(true);
        m_queue->add(divergingExperiment(m_folder.path().toStdString()), "diverges");
        // Its files go before its turn comes.
        QTemporaryDir gone;
        writeTinyDataset(gone.path().toStdString());
        m_queue->add(tinyExperiment("fashion-mnist-slm", gone.path().toStdString()), "gone");
        m_queue->add(m_experiment, "works");
        gone.remove();
        m_queue->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(State::Done), 1, kPatience);
        const auto& entries = m_queue->entries();
        QCOMPARE(entries[0].state, State::Failed);
        QVERIFY2(entries[0].why.contains("loss"), qPrintable(entries[0].why));
        QVERIFY(!entries[0].folder.isEmpty());
        QCOMPARE(entries[1].state, State::Failed);
        QVERIFY2(entries[1].why.contains(gone.path()), qPrintable(entries[1].why));
        QCOMPARE(entries[2].state, State::Done);
        QCOMPARE(failures.size(), 2);
        QCOMPARE(failures[0][0].toString(), "diverges");
        QCOMPARE(failures[1][1].toString(), entries[1].why);
    }

    void waitingOnesMoveAndLeave() {
        m_queue->setPaused(true);
        for (const char* title : {"one", "two", "three"})
            m_queue->add(m_experiment, title);
        m_queue->move(2, 0);
        QCOMPARE(m_queue->pending(), (QStringList{"three", "one", "two"}));
        m_queue->move(0, 1);
        QCOMPARE(m_queue->pending(), (QStringList{"one", "three", "two"}));
        m_queue->move(0, 99);
        QCOMPARE(m_queue->pending(), (QStringList{"three", "two", "one"}));
        m_queue->cancel(1);
        QCOMPARE(m_queue->pending(), (QStringList{"three", "one"}));
        QSignalSpy changes(m_queue.get(), &RunQueue::changed);
        m_queue->move(5, 0);
        m_queue->move(0, -1);
        m_queue->cancel(7);
        m_queue->clearEnded();
        QCOMPARE(changes.size(), 0);
    }

    void nobodyMovesBeforeTheOneThatRuns() {
        m_queue->add(m_endless, "runs");
        m_queue->add(m_experiment, "one");
        m_queue->add(m_experiment, "two");
        awaitSteps();
        m_queue->move(2, 0);
        m_queue->move(0, 2);
        QCOMPARE(m_queue->pending(), (QStringList{"runs", "two", "one"}));
        m_queue->leave();
    }

    void theRunThatIsCancelledIsRecordedAndCanGoOn() {
        m_queue->add(m_endless, "endless");
        m_queue->add(m_experiment, "next");
        awaitSteps();
        m_queue->cancel(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(State::Done), 1, kPatience);
        const QueueEntry& cancelled = m_queue->entries()[0];
        QCOMPARE(cancelled.state, State::Cancelled);
        QCOMPARE(readResumption(cancelled.folder.toStdString()).state.step, cancelled.step);
        m_queue->cancel(0);
        m_queue->clearEnded();
        QVERIFY(m_queue->entries().empty());
    }

    void aPausedQueueStartsNothing() {
        m_queue->setPaused(true);
        m_queue->add(m_experiment, "one");
        QCoreApplication::processEvents();
        QCOMPARE(m_queue->count(State::Waits), 1);
        QVERIFY(!m_queue->runs().isActive());
        m_queue->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(State::Done), 1, kPatience);
    }

    void pausingHoldsTheRun() {
        m_queue->add(m_endless, "endless");
        awaitSteps();
        m_queue->setPaused(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->runs().state(), TrainerState::Paused, kPatience);
        QCOMPARE(m_queue->count(State::Runs), 1);
        const std::int64_t step = m_queue->entries()[0].step;
        m_queue->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_queue->entries()[0].step > step, kPatience);
        m_queue->leave();
    }

    void endsAreExpectedByThePaceOfTheRun() {
        m_queue->add(m_endless, "runs");
        m_queue->add(m_experiment, "one");
        m_queue->add(m_experiment, "two");
        QVERIFY(!m_queue->secondsLeft(0));
        awaitSteps();
        const double left = m_queue->secondsLeft(0).value_or(0);
        const double one = m_queue->secondsLeft(1).value_or(0);
        const double two = m_queue->secondsLeft(2).value_or(0);
        const QueueEntry& entry = m_queue->entries()[0];
        const double perStep = left / double(entry.plannedSteps - entry.step);
        QVERIFY(perStep > 0);
        QVERIFY(std::abs((one - left) / (16 * perStep) - 1) < 1e-6);
        QVERIFY(std::abs((two - one) / (16 * perStep) - 1) < 1e-6);
        m_queue->setPaused(true);
        QVERIFY(!m_queue->secondsLeft(1));
        m_queue->leave();
    }

    void leavingForgetsAndRecords() {
        m_queue->add(m_endless, "endless");
        m_queue->add(m_experiment, "never");
        awaitSteps();
        QCOMPARE(m_queue->pending(), (QStringList{"endless", "never"}));
        m_queue->leave();
        QVERIFY(!m_queue->isBusy());
        QCOMPARE(m_queue->entries().size(), std::size_t{1});
        const QueueEntry& left = m_queue->entries()[0];
        QCOMPARE(left.state, State::Cancelled);
        QCOMPARE(readResumption(left.folder.toStdString()).state.step, left.step);
        QVERIFY(QFile::exists(left.folder + '/' + kSummaryFile));
    }

    void knowsWhatItHolds() {
        m_queue->setPaused(true);
        m_queue->add(m_experiment, "one");
        QVERIFY(m_queue->holds(m_experiment));
        QVERIFY(!m_queue->holds(m_endless));
        m_queue->cancel(0);
        QVERIFY(!m_queue->holds(m_experiment));
    }

private:
    void awaitSteps() const { QTRY_VERIFY_WITH_TIMEOUT(m_queue->entries()[0].step > 0, kPatience); }

    QTemporaryDir m_folder;
    Experiment m_experiment;
    Experiment m_endless;
    std::unique_ptr<RunQueue> m_queue;
};

WINDOW_TEST(RunQueueTest)
#include "RunQueueTest.moc"
