// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Lockstep.h"

#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <atomic>

namespace obscura {

namespace {

constexpr std::int64_t kLockedSteps = 12;

using Positions = std::vector<std::atomic<std::int64_t>>;

/// Keeps the losses and the queries, and notes how far it ever was ahead of `positions`.
class StepListener final : public RunListener {
public:
    StepListener() : StepListener(nullptr, 0) {}
    StepListener(Positions* positions, std::size_t own) : m_positions(positions), m_own(own) {}

    void receive(const RunEvent& event) override {
        visitNews(event, [this](const StepRecord& record) { note(record); });
        RunListener::receive(event);
    }
    std::int64_t lead() const { return m_lead; }
    // Once the run has ended, as of all steps:
    const std::vector<double>& losses() const { return m_losses; }
    const std::vector<std::int64_t>& queries() const { return m_queries; }

private:
    void note(const StepRecord& record) {
        m_losses.push_back(record.loss);
        m_queries.push_back(record.ledger.training().queries);
        if (!m_positions)
            return;
        (*m_positions)[m_own] = record.step;
        for (const auto& other : *m_positions)
            m_lead = std::max(m_lead, record.step - other);
    }

    Positions* m_positions;
    std::size_t m_own;
    std::int64_t m_lead = 0;
    std::vector<double> m_losses;
    std::vector<std::int64_t> m_queries;
};

}  // namespace

/// Runs that keep pace are the runs that each would be alone.
class LockstepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_folder.path().toStdString()); }

    void nobodyIsFurtherAheadThanTheLead_data() {
        QTest::addColumn<qlonglong>("lead");
        QTest::newRow("1 step") << qlonglong(1);
        QTest::newRow("3 steps") << qlonglong(3);
    }
    void nobodyIsFurtherAheadThanTheLead() {
        QFETCH(qlonglong, lead);
        Positions positions(2);
        StepListener slow(&positions, 0);
        StepListener quick(&positions, 1);
        Lockstep both({slowOne(), quickOne()}, options(), Pace::Steps, lead, {&slow, &quick});
        both.start();
        both.wait();
        QCOMPARE(slow.steps(), std::size_t(kLockedSteps));
        QCOMPARE(quick.steps(), std::size_t(kLockedSteps));
        QVERIFY2(slow.lead() <= lead && quick.lead() <= lead,
                 qPrintable(QString("%1, %2").arg(slow.lead()).arg(quick.lead())));
    }

    void recordsAreThoseOfEachAlone() {
        StepListener alone;
        Trainer trainer(quickOne(), options(), alone);
        trainer.start();
        trainer.wait();
        StepListener slow;
        StepListener quick;
        Lockstep both({slowOne(), quickOne()}, options(), Pace::Queries, 1000, {&slow, &quick});
        both.start();
        both.wait();
        QCOMPARE(quick.losses(), alone.losses());
    }

    /// By queries, who asks for few makes more steps meanwhile.
    void queriesSetThePace() {
        StepListener slow;
        StepListener quick;
        Lockstep both({slowOne(), quickOne()}, options(), Pace::Queries, 1, {&slow, &quick});
        both.start();
        slow.waitForSteps(1);
        quick.waitForSteps(kLockedSteps / 2);
        both.stop();
        both.wait();
        // Each began its last step no further than where the other was.
        QVERIFY(quick.queries().at(quick.steps() - 2) <= slow.queries().back());
        QVERIFY(slow.steps() < 2 || slow.queries().at(slow.steps() - 2) <= quick.queries().back());
        QVERIFY(quick.steps() > slow.steps());
    }

    void aFailedOneHoldsNobody() {
        RunListener failing;
        StepListener quick;
        Lockstep both({divergingExperiment(m_folder.path().toStdString()), quickOne()}, options(),
                      Pace::Steps, 1, {&failing, &quick});
        both.start();
        both.wait();
        QCOMPARE(failing.summary().outcome, RunOutcome::Failed);
        QCOMPARE(quick.steps(), std::size_t(kLockedSteps));
    }

    void pausesAndStopsAll() {
        StepListener slow;
        StepListener quick;
        TrainerOptions endless = options();
        endless.maximumSteps = 0;
        Lockstep both({slowOne(), quickOne()}, endless, Pace::Steps, 1, {&slow, &quick});
        both.start();
        quick.waitForSteps(2);
        both.pause();
        slow.waitForState(TrainerState::Paused);
        const std::size_t then = slow.steps();
        both.resume();
        slow.waitForSteps(then + 2);
        both.stop();
        both.wait();
        QCOMPARE(slow.summary().outcome, RunOutcome::Stopped);
        QCOMPARE(quick.summary().outcome, RunOutcome::Stopped);
    }

private:
    Experiment slowOne() const {
        return tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }
    Experiment quickOne() const {
        return tinyExperiment("fashion-mnist-slm-local", m_folder.path().toStdString());
    }
    TrainerOptions options() const {
        TrainerOptions options;
        options.maximumSteps = kLockedSteps;
        options.threads = 1;
        options.out = m_folder.filePath("runs").toStdString();
        return options;
    }
    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::LockstepTest)
#include "LockstepTest.moc"
