// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunReplay.h"

#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/runs/RunReader.h"

#include <QTemporaryDir>
#include <map>

using namespace obscura;

namespace {

/// Makes changes after some of the steps, as somebody at the window does.
class Changer : public RunListener {
public:
    explicit Changer(std::multimap<std::int64_t, Change> changes) : m_changes(std::move(changes)) {}

    void watch(Trainer& trainer) { m_trainer = &trainer; }

    void receive(const RunEvent& event) override {
        RunListener::receive(event);
        visitNews(
            event, [&](const RunStarted&) { changeAfter(0); },
            [&](const StepRecord& record) { changeAfter(record.step); });
    }

private:
    void changeAfter(std::int64_t step) {
        const auto [begin, end] = m_changes.equal_range(step);
        for (auto each = begin; each != end; ++each)
            m_trainer->change(each->second);
    }

    std::multimap<std::int64_t, Change> m_changes;
    Trainer* m_trainer = nullptr;
};

/// A record without its third column, the seconds.
std::vector<std::vector<double>> withoutTime(const RecordTable& table,
                                             const std::vector<std::string>& columns) {
    std::vector<std::vector<double>> all;
    for (const std::string& column : columns)
        all.push_back(table.column(column));
    return all;
}

const std::vector<std::string> kPlanned = {"step",
                                         "epoch",
                                         "loss",
                                         "learning_rate",
                                         "queries_forward",
                                         "queries_gradient",
                                         "queries_surrogate",
                                         "queries_evaluation",
                                         "programmings",
                                         "device_time",
                                         "device_energy"};
const std::vector<std::string> kEvaluations = {"step", "epoch", "test_loss", "test_accuracy",
                                               "queries_evaluation"};

}  // namespace

/// A run that is repeated with all that was changed in its middle.
class RunReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        // What was asked of the devices shows in their noise.
        for (const char* const assignment :
             {"training.epochs=1", "training.evaluate_every=5",
              "blackbox.imperfections.read_noise=0.01", "blackbox.imperfections.drift=0.01",
              "training.schedule=cosine"})
            assignField(m_experiment, assignment);
    }

    void changesComeAtTheirSteps() {
        const BlockId box = idOf(m_experiment, "blackbox");
        Changer changer({{0, {box, "surrogate.sketch", Index{7}}},
                         {3, {box, "surrogate.rank", Index{20}}},
                         {3, {0, "learning_rate", 0.01}},
                         {6, {box, "estimator.probes", Index{3}}},
                         {9, {box, "surrogate.update", std::string("streaming")}},
                         {11, {0, "epochs", 1.5}},
                         {15, {box, "surrogate.rank", Index{5}}}});
        const std::filesystem::path first = train(m_experiment, {}, changer);
        QCOMPARE(changer.summary().outcome, RunOutcome::Finished);
        QCOMPARE(changer.changes().size(), std::size_t{7});
        QCOMPARE(changer.summary().steps, std::int64_t{24});

        const RunSummary again = repeat(first);
        QCOMPARE(again.outcome, RunOutcome::Finished);
        compare(again.folder, first);
    }

    /// A stopped run was evaluated where it was told to end, and goes on with a change.
    void repeatsWhatWasTakenUp() {
        Changer first({});
        const std::filesystem::path folder = train(m_experiment, options(7), first);
        Changer second({{13, {0, "epochs", 2.0}}});
        TrainerOptions more = options(0);
        more.changes = {{idOf(m_experiment, "blackbox"), "surrogate.rank", Index{4}}};
        Trainer trainer(readResumption(folder), more, second);
        second.watch(trainer);
        trainer.start();
        trainer.wait();
        QCOMPARE(second.summary().steps, std::int64_t{32});
        Changer third({});
        TrainerOptions further = options(0);
        // Where it had come to its end.
        further.changes = {{0, "epochs", 2.5}};
        Trainer last(readResumption(folder), further, third);
        third.watch(last);
        last.start();
        last.wait();
        QCOMPARE(third.summary().steps, std::int64_t{40});
        QCOMPARE(RunReader(folder).changes().size(), std::size_t{3});
        compare(repeat(folder).folder, folder);
    }

    void anotherSeedHasTheSameChanges() {
        Changer changer({{3, {0, "learning_rate", 0.02}}});
        const std::filesystem::path first = train(m_experiment, {}, changer);
        Changer other({});
        const RecordedRun run = readRecordedRun(first);
        Experiment e = run.experiment;
        assignField(e, "training.seed=5");
        TrainerOptions again = options(run.steps);
        again.replay = run.replay;
        const std::filesystem::path second = train(e, again, other);
        QVERIFY(RunReader(second).changes() == RunReader(first).changes());
        QVERIFY(RunReader(second).steps().column("loss") !=
                RunReader(first).steps().column("loss"));
    }

    /// Before any folder is made.
    void refusesChangesThatDoNotFit() {
        TrainerOptions wrong = options(5);
        wrong.replay.changes = {{2, {0, "batch", Index{16}}}};
        RunListener listener;
        COMPARE_ERROR(Trainer(m_experiment, wrong, listener), "training.batch|can't be changed");
    }

    /// One that only the engine refuses ends the run, instead of another run being recorded.
    void failsWhereAChangeIsRefused() {
        TrainerOptions wrong = options(5);
        wrong.replay.changes = {
            {2, {idOf(m_experiment, "blackbox"), "surrogate.rank", Index{5000}}}};
        Changer listener({});
        train(m_experiment, wrong, listener);
        QCOMPARE(listener.summary().outcome, RunOutcome::Failed);
        QVERIFY2(QString::fromStdString(listener.summary().error).contains("rank"),
                 listener.summary().error.c_str());
        QCOMPARE(listener.summary().steps, std::int64_t{2});
    }

private:
    TrainerOptions options(std::int64_t steps) const {
        TrainerOptions o;
        o.maximumSteps = steps;
        o.threads = 1;
        o.out = m_folder.filePath("runs").toStdString();
        return o;
    }

    std::filesystem::path train(const Experiment& e, TrainerOptions o, Changer& changer) const {
        o.threads = 1;
        o.out = m_folder.filePath("runs").toStdString();
        Trainer trainer(e, o, changer);
        changer.watch(trainer);
        trainer.start();
        trainer.wait();
        return changer.summary().folder;
    }

    RunSummary repeat(const std::filesystem::path& folder) const {
        const RecordedRun run = readRecordedRun(folder);
        TrainerOptions o = options(run.steps);
        o.threads = run.threads;
        o.replay = run.replay;
        Changer changer({});
        train(run.experiment, o, changer);
        return changer.summary();
    }

    static void compare(const std::filesystem::path& found, const std::filesystem::path& expected) {
        const RunReader a(found), b(expected);
        QVERIFY(a.experiment() == b.experiment());
        QVERIFY(a.changes() == b.changes());
        QVERIFY(withoutTime(a.steps(), kPlanned) == withoutTime(b.steps(), kPlanned));
        QVERIFY(withoutTime(a.evaluations(), kEvaluations) ==
                withoutTime(b.evaluations(), kEvaluations));
    }

    const QTemporaryDir m_folder;
    Experiment m_experiment;
};

GUILESS_TEST(RunReplayTest)
#include "RunReplayTest.moc"
