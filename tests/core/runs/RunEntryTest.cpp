// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunEntry.h"

#include <QTemporaryDir>
#include <fstream>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/runs/RunWriter.h"
#include "core/runs/SampleRecord.h"

namespace obscura {

class RunEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatARunIs() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "training.seed=7");
        RunWriter writer(parent(), e);
        const RunEntry run = readRunEntry(writer.path());
        QCOMPARE(run.folder, writer.path());
        QCOMPARE(run.name, e.name);
        QCOMPARE(run.experiment, e.name);
        QCOMPARE(run.device, std::string("Spatial light modulator"));
        QCOMPARE(run.method, std::string("Gaussian probes"));
        QCOMPARE(run.dataset, std::string("Fashion-MNIST"));
        QCOMPARE(run.seed, std::int64_t{7});
        QVERIFY(run.problem.empty() && !run.last && !run.best && !run.hasWeights && !run.canGoOn);
        QCOMPARE(run.steps, std::int64_t{0});
        QCOMPARE(run.plannedSteps, std::int64_t{0});
        const auto now = std::chrono::system_clock::now();
        QVERIFY(run.started <= now && now - run.started < std::chrono::hours(1));
        QVERIFY(QString::fromStdString(writer.path().filename())
                    .startsWith(QString::fromStdString(startText(run)).left(10)));
        QVERIFY(run.setting("blackbox.surrogate.rank"));
        QCOMPARE(*run.setting("blackbox.surrogate.rank"), std::string("10"));
        QCOMPARE(*run.setting("training.seed"), std::string("7"));
        QCOMPARE(*run.setting("blackbox.kind"), std::string("blackbox"));
        QVERIFY(!run.setting("blackbox.surrogate.rnak"));
    }

    /// Of each status, and whatever it ended by.
    void knowsHowARunGoes() {
        std::filesystem::path folder;
        {
            RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
            folder = writer.path();
            QCOMPARE(readRunEntry(folder).status, RunStatus::Running);
        }
        QCOMPARE(readRunEntry(folder).status, RunStatus::Interrupted);
        const auto endedBy = [&](RunOutcome outcome, const std::string& reason) {
            RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
            RunSummary summary;
            summary.outcome = outcome;
            summary.error = reason;
            writer.write(summary);
            // Ended, though its writer still keeps it.
            return readRunEntry(writer.path());
        };
        QCOMPARE(endedBy(RunOutcome::Finished, "").status, RunStatus::Finished);
        QCOMPARE(endedBy(RunOutcome::BudgetSpent, "").status, RunStatus::BudgetSpent);
        QCOMPARE(endedBy(RunOutcome::Stopped, "by me").status, RunStatus::Stopped);
        QCOMPARE(endedBy(RunOutcome::Failed, "no number").status, RunStatus::Failed);
        QCOMPARE(endedBy(RunOutcome::Failed, "no number").problem, std::string("no number"));
        for (const char* const name : {"running", "finished", "budget spent", "stopped", "failed",
                                       "interrupted", "unreadable"})
            QCOMPARE(statusName(runStatus(name)), std::string_view(name));
        COMPARE_ERROR(runStatus("gone"), "'gone'|running, finished, budget spent");
    }

    /// From the summary where there is one, else from the ends of the records.
    void countsWhatWasUsed() {
        RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        for (int step = 1; step <= 300; ++step)
            writer.receive(sampleStep(step));
        writer.flush();
        const RunEntry running = readRunEntry(writer.path());
        QCOMPARE(running.steps, std::int64_t{300});
        QCOMPARE(running.epochs, 100.0);
        QCOMPARE(running.lastLoss, 1.0 / 3.0);
        QCOMPARE(running.ledger.total().queries, std::int64_t{128 * 300 + 5});
        QCOMPARE(running.ledger.training().queries, std::int64_t{128 * 300 + 5});
        QCOMPARE(running.ledger.total().programmings, std::int64_t{11 * 300});
        QCOMPARE(running.ledger.total().joules, 0.25);
        // Three steps an epoch, and as many epochs as the experiment has.
        const auto epochs = std::stod(*running.setting("training.epochs"));
        QCOMPARE(running.plannedSteps, std::int64_t(3 * epochs));

        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.steps = 300;
        summary.epochs = 100;
        summary.surrogateError = 0.5;
        summary.ledger[Purpose::Evaluation] = {
            .queries = 7, .programmings = 3, .seconds = 2, .joules = 1};
        writer.write(summary);
        const RunEntry ended = readRunEntry(writer.path());
        QVERIFY(ended.ledger == summary.ledger);
        QCOMPARE(ended.ledger.training().queries, std::int64_t{0});
        QCOMPARE(ended.surrogateError, 0.5);
        QCOMPARE(ended.plannedSteps, std::int64_t{300});
        QCOMPARE(ended.lastLoss, 1.0 / 3.0);
    }

    void theBestIsByWhatThereIs_data() {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<int>("best");
        const QString head = "step,test_loss,test_accuracy,test_error,validation_loss\n";
        const auto row = [&](const char* name, const char* rows, int best) {
            QTest::newRow(name) << head + rows << best;
        };
        row("validation", "1,1,0.9,,3\n2,2,0.8,,1\n3,3,0.7,,2\n", 2);
        row("accuracy", "1,1,0.7,,\n2,2,0.9,,\n3,3,0.9,,\n", 2);
        row("error", "1,1,,0.5,\n2,2,,0.6,\n3,3,,0.4,\n", 3);
        row("not measured at first", "1,1,,,\n2,2,0.9,,\n3,3,0.95,,\n", 3);
    }

    void theBestIsByWhatThereIs() {
        QFETCH(QString, rows);
        QFETCH(int, best);
        const RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        writeFileAtomically(writer.path() / "evaluations.csv", rows.toStdString());
        const RunEntry run = readRunEntry(writer.path());
        QVERIFY2(run.best && run.last, run.problem.c_str());
        QCOMPARE(run.best->step, std::int64_t{best});
        QCOMPARE(run.last->step, std::int64_t{3});
    }

    void runsThatDifferInTheSeedAreAGroup() {
        const auto groupOf = [&](const char* assignment, const std::string& changes = {}) {
            Experiment e = templateExperiment("fashion-mnist-slm");
            assignField(e, assignment);
            const RunWriter writer(parent(), e);
            if (!changes.empty())
                writeFileAtomically(writer.path() / "changes.csv",
                                    "after_step,block,option,value\n" + changes);
            return readRunEntry(writer.path()).group;
        };
        const std::string group = groupOf("training.seed=1");
        QVERIFY(!group.empty());
        QCOMPARE(groupOf("training.seed=2"), group);
        QCOMPARE(groupOf("name=another"), group);
        QVERIFY(groupOf("blackbox.surrogate.rank=11") != group);
        const std::string changed = groupOf("training.seed=1", "3,blackbox,surrogate.rank,5\n");
        QVERIFY(changed != group);
        QCOMPARE(groupOf("training.seed=2", "3,blackbox,surrogate.rank,5\n"), changed);
        QVERIFY(groupOf("training.seed=2", "4,blackbox,surrogate.rank,5\n") != changed);
    }

    /// Those that were ended early on demand are another group than those that weren't.
    void stepsMakeAGroup() {
        const auto groupAfter = [&](std::int64_t steps, double epochs) {
            RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
            RunSummary summary;
            summary.outcome = RunOutcome::Finished;
            summary.steps = steps;
            summary.epochs = epochs;
            writer.write(summary);
            return readRunEntry(writer.path()).group;
        };
        Experiment e = templateExperiment("fashion-mnist-slm");
        const RunWriter running(parent(), e);
        const std::string whole = readRunEntry(running.path()).group;
        const double epochs = std::stod(*readRunEntry(running.path()).setting("training.epochs"));
        QCOMPARE(groupAfter(std::int64_t(100 * epochs), epochs), whole);
        QVERIFY(groupAfter(20, 0.2) != whole);
        QVERIFY(groupAfter(20, 0.2) != groupAfter(10, 0.1));
        QCOMPARE(groupAfter(20, 0.2), groupAfter(20, 0.2));
    }

    void notesNameARun() {
        const RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        writeNotes(writer.path(), {.name = "mine", .tags = {"good"}, .text = {}});
        const RunEntry run = readRunEntry(writer.path());
        QCOMPARE(run.name, std::string("mine"));
        QVERIFY(run.experiment != run.name);
        QVERIFY(run.notes.tags == std::vector<std::string>{"good"});
    }

    void damageIsTold_data() {
        QTest::addColumn<QString>("file");
        for (const char* const file : {"experiment.json", "steps.csv", "evaluations.csv",
                                       "summary.json", "changes.csv", "notes.json"})
            QTest::newRow(file) << QString(file);
    }

    void damageIsTold() {
        QFETCH(QString, file);
        const RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        std::ofstream(writer.path() / file.toStdString()) << "{\"a\n1,2,3,4,5,6,7,8\n";
        const RunEntry run = readRunEntry(writer.path());
        QCOMPARE(run.status, RunStatus::Unreadable);
        QVERIFY2(QString::fromStdString(run.problem).contains(file), run.problem.c_str());
        QVERIFY(!run.name.empty());
        QVERIFY(run.started.time_since_epoch().count() > 0);
    }

    /// Its files are there before their heads are.
    void aRunThatIsBeginningIsNotDamaged() {
        const RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        for (const char* const file : {"steps.csv", "evaluations.csv"})
            std::filesystem::resize_file(writer.path() / file, 0);
        QCOMPARE(readRunEntry(writer.path()).status, RunStatus::Running);
    }

    void aRenamedFolderBeganWhenItsFileSays() {
        const RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
        std::filesystem::create_directory(parent() / "mine");
        std::filesystem::copy(writer.path(), parent() / "mine");
        const auto age = std::chrono::system_clock::now() - readRunEntry(parent() / "mine").started;
        QVERIFY(age >= std::chrono::seconds(0) && age < std::chrono::hours(1));
    }

private:
    std::filesystem::path parent() const { return m_folder.path().toStdString(); }

    const QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::RunEntryTest)
#include "RunEntryTest.moc"
