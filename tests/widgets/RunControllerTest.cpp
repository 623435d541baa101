// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NewsSpy.h"
#include "widgets/RunController.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/export/EventsRead.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class RunControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }

    void handsOnEveryRecordBeforeTheEnd() {
        RunController runs;
        std::vector<std::int64_t> steps;
        std::size_t evaluations = 0;
        bool ended = false;
        onNews<StepRecord>(runs, this, [&](const StepRecord& record) {
            QVERIFY(!ended);
            QCOMPARE(QThread::currentThread(), thread());
            QCOMPARE(runs.plannedSteps(), std::int64_t{12});
            steps.push_back(record.step);
        });
        onNews<EvaluationRecord>(runs, this, [&](const EvaluationRecord& record) {
            QVERIFY(!ended);
            QCOMPARE(record.step, steps.back());
            ++evaluations;
        });
        onNews<RunSummary>(runs, this, [&](const RunSummary& summary) {
            ended = true;
            QCOMPARE(summary.outcome, RunOutcome::Finished);
            QCOMPARE(summary.steps, 12);
            QVERIFY(!runs.isActive());
        });
        NewsSpy<RunSummary> endSpy(runs);
        runs.start(m_experiment, options(12));
        QVERIFY(runs.isActive());
        QVERIFY(endSpy.wait(kPatience));
        QVERIFY(ended);
        QVERIFY(evaluations > 0);
        QCOMPARE(steps.size(), std::size_t(12));
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i], std::int64_t(i + 1));
        QCOMPARE(runs.state(), TrainerState::Ended);
    }

    void tellsTensorBoardWhereThatIsWanted() {
        for (const bool isWanted : {false, true}) {
            RunController runs;
            runs.setTellsTensorBoard(isWanted);
            NewsSpy<RunSummary> endSpy(runs);
            runs.start(m_experiment, options(3));
            QVERIFY(endSpy.wait(kPatience));
            const auto folder = endSpy[0].folder;
            QCOMPARE(!eventsFileIn(folder).empty(), isWanted);
            if (isWanted)
                QCOMPARE(EventsRead(eventsFileIn(folder)).of("training/loss").size(),
                         std::size_t{3});
        }
    }

    void pausesStepsAndResumes() {
        RunController runs;
        std::int64_t last = 0;
        onNews<StepRecord>(runs, this, [&](const StepRecord& record) { last = record.step; });
        TrainerOptions paused = options(8);
        paused.startPaused = true;
        runs.start(m_experiment, paused);
        QTRY_COMPARE_WITH_TIMEOUT(runs.state(), TrainerState::Paused, kPatience);
        QCOMPARE(last, 0);
        for (int step = 1; step <= 3; ++step) {
            runs.step();
            QTRY_COMPARE_WITH_TIMEOUT(last, step, kPatience);
            QTRY_COMPARE_WITH_TIMEOUT(runs.state(), TrainerState::Paused, kPatience);
        }
        NewsSpy<RunSummary> endSpy(runs);
        runs.resume();
        QVERIFY(endSpy.wait(kPatience));
        QCOMPARE(last, 8);
    }

    void handsOnSnapshots() {
        RunController runs;
        const BlockId box = m_experiment.graph.firstOfKind("blackbox")->id;
        std::vector<std::int64_t> steps;
        bool ended = false;
        onNews<std::shared_ptr<const DeviceSnapshot>>(runs, this, [&](const auto& snapshot) {
            QVERIFY(!ended);
            QCOMPARE(QThread::currentThread(), thread());
            QVERIFY(snapshot->box == box);
            steps.push_back(snapshot->step);
        });
        onNews<RunSummary>(runs, this, [&](const RunSummary&) { ended = true; });
        runs.requestSnapshot(box);  // no run, no answer
        TrainerOptions paused = options(2);
        paused.startPaused = true;
        runs.start(m_experiment, paused);
        runs.requestSnapshot(box);
        QTRY_COMPARE_WITH_TIMEOUT(steps.size(), std::size_t(1), kPatience);
        runs.resume();
        runs.finish();
        QVERIFY(ended);
        QCOMPARE(steps, (std::vector<std::int64_t>{0, 2}));
    }

    void handsOnFindings() {
        Experiment e = m_experiment;
        assignField(e, "training.epochs=4");
        assignField(e, "blackbox.inspection.period=1");
        RunController runs;
        std::vector<BlockFindings> all;
        onNews<BlockFindings>(runs, this,
                              [&](const BlockFindings& found) { all.push_back(found); });
        runs.start(e, options(52));
        runs.finish();
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].block, e.graph.firstOfKind("blackbox")->id);
        QVERIFY(!all[0].findings.empty());
    }

    void optionsChangeInARun() {
        RunController runs;
        const BlockId box = m_experiment.graph.firstOfKind("blackbox")->id;
        QStringList said;
        onNews<ChangeMade>(runs, this, [&](const ChangeMade& made) {
            said << QString::fromStdString(formatOption(made.change.value));
            QCOMPARE(made.step, std::int64_t{0});
        });
        onNews<Refusal>(runs, this, [&](const Refusal& refusal) {
            said << QString::fromStdString(refusal.reason);
        });
        const auto setRank = [&](Index rank) { runs.change({box, "surrogate.rank", rank}); };
        setRank(5);  // no run, no answer
        TrainerOptions paused = options(2);
        paused.startPaused = true;
        runs.start(m_experiment, paused);
        for (const Index rank : {5, 7, 5, 500})
            setRank(rank);
        runs.resume();
        runs.finish();
        QCOMPARE(said.size(), 4);
        QCOMPARE(said.first(3), (QStringList{"5", "7", "5"}));
        QVERIFY2(said[3].contains("500") && said[3].contains("128"), qPrintable(said[3]));
        QVERIFY(runs.startedWith() == m_experiment);
        QCOMPARE(std::get<Index>(
                     blockOption(*runs.experiment().graph.find("blackbox"), "surrogate.rank")),
                 Index{5});
    }

    void stopsEarlyAndFinishWaits() {
        RunController runs;
        NewsSpy<RunSummary> endSpy(runs);
        NewsSpy<StepRecord> stepSpy(runs);
        Experiment endless = m_experiment;
        assignField(endless, "training.epochs=1000");
        runs.start(endless, options(0));
        QVERIFY(stepSpy.wait(kPatience));
        runs.stop();
        runs.finish();
        QCOMPARE(endSpy.count(), 1);
        QCOMPARE(endSpy[0].outcome, RunOutcome::Stopped);
        QVERIFY(!runs.isActive());
        runs.finish();
        runs.stop();
        QCOMPARE(endSpy.count(), 1);
    }

    void leavingTakesNoLastPictures() {
        RunController runs;
        NewsSpy<RunSummary> endSpy(runs);
        NewsSpy<std::shared_ptr<const DeviceSnapshot>> snapshotSpy(runs);
        NewsSpy<std::shared_ptr<const ComparisonSnapshot>> comparisonSpy(runs);
        TrainerOptions paused = options(2);
        paused.startPaused = true;
        runs.leave();  // no run, nothing to leave
        runs.start(m_experiment, paused);
        runs.leave();
        runs.finish();
        QCOMPARE(endSpy.count(), 1);
        QCOMPARE(endSpy[0].outcome, RunOutcome::Stopped);
        QCOMPARE(snapshotSpy.count(), 0);
        QCOMPARE(comparisonSpy.count(), 0);
        runs.start(m_experiment, options(2));  // watched again
        runs.finish();
        QCOMPARE(snapshotSpy.count(), 1);
        QCOMPARE(comparisonSpy.count(), 1);
    }

    void runsOneAfterAnother() {
        RunController runs;
        NewsSpy<RunSummary> endSpy(runs);
        for (int i = 1; i <= 2; ++i) {
            runs.start(m_experiment, options(2));
            QVERIFY(endSpy.wait(kPatience));
            QCOMPARE(endSpy.count(), i);
        }
    }

    void destructionStopsARun() {
        Experiment endless = m_experiment;
        assignField(endless, "training.epochs=1000");
        auto runs = std::make_unique<RunController>();
        NewsSpy<StepRecord> stepSpy(*runs);
        runs->start(endless, options(0));
        QVERIFY(stepSpy.wait(kPatience));
        runs.reset();
    }

    void refusesWhatCantRun() {
        RunController runs;
        Experiment broken = m_experiment;
        assignField(broken, "blackbox.surrogate.rank=1000");
        QVERIFY_THROWS_EXCEPTION(UserError, runs.start(broken, options(1)));
        QVERIFY(!runs.isActive());
    }

private:
    TrainerOptions options(std::int64_t steps) const {
        return {.maximumSteps = steps, .out = m_folder.filePath("runs").toStdString()};
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
};

Q_DECLARE_METATYPE(obscura::RunSummary)

GUILESS_TEST(RunControllerTest)
#include "RunControllerTest.moc"
