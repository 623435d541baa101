// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include "MessageOf.h"
#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/runs/RunReader.h"
#include "core/runs/SummaryFile.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <zlib.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace obscura {

namespace {

int lineCount(const std::filesystem::path& file) {
    std::ifstream stream(file);
    int count = 0;
    for (std::string line; std::getline(stream, line);) {
        ++count;
    }
    return count;
}

/// The lines of steps.csv without their third field, the seconds.
std::vector<std::string> stepsWithoutTime(const std::filesystem::path& folder) {
    std::ifstream stream(folder / "steps.csv");
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        const std::size_t begin = line.find(',', line.find(',') + 1);
        lines.push_back(line.erase(begin, line.find(',', begin + 1) - begin));
    }
    return lines;
}

}  // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsToTheEndAndLeavesAReadableFolder();
    void endsEarlyAfterTheStepsAskedFor();
    void endsWhenTheBudgetIsSpent();
    void aChangeThatCostsMoreKeepsToTheBudget();
    void pausesStepsAndResumes();
    void stopKeepsWhatWasRecorded();
    void destroyingARunningTrainerEndsIt();
    void refusesAnExperimentThatCannotRun();
    void aMissingDataSetIsNamed();
    void aDataSetThatEndsTooEarlyLeavesNoFolder();
    void anUnwritableOutputFolderIsNamed();
    void aLossThatIsNoNumberKeepsTheRecord();
    void aLossThatIsNoNumberKeepsTheLastGoodWeights();
    void tellsFindingsWhenTheyChange();
    void doesNotDependOnThreads_data();
    void doesNotDependOnThreads();
    void saysThatTheTrainingDiverges();
    void changesOptionsBetweenSteps();
    void comparesOnRequestAndAtTheEnd();
    void recordsBeforeItShowsLastStates();
    void takesNoLastStatesUnasked();

private:
    Experiment tiny() { return tinyExperiment("fashion-mnist-slm", m_data.path().toStdString()); }
    TrainerOptions options() {
        TrainerOptions o;
        o.out = m_out.path().toStdString();
        o.threads = 2;
        return o;
    }
    RunSummary runThrough(const Experiment& e, const TrainerOptions& o, RunListener& listener) {
        Trainer trainer(e, o, listener);
        trainer.start();
        trainer.wait();
        return listener.summary();
    }

    QTemporaryDir m_data;
    QTemporaryDir m_out;
};

void TrainerTest::initTestCase() {
    writeTinyDataset(m_data.path().toStdString());
}

void TrainerTest::runsToTheEndAndLeavesAReadableFolder() {
    RunListener listener;
    const RunSummary summary = runThrough(tiny(), options(), listener);
    QCOMPARE(summary.error, std::string());
    QCOMPARE(summary.outcome, RunOutcome::Finished);
    QCOMPARE(summary.steps, 16);
    QCOMPARE(listener.steps(), std::size_t{16});
    QCOMPARE(listener.started().plannedSteps, std::int64_t{16});
    QCOMPARE(listener.started().folder, summary.folder);
    QCOMPARE(listener.evaluations().size(), std::size_t{1});
    QCOMPARE(lineCount(summary.folder / "steps.csv"), 1 + 16);
    QCOMPARE(lineCount(summary.folder / "evaluations.csv"), 1 + 1);
    QCOMPARE(loadExperiment(summary.folder / "experiment.json"), tiny());
    const auto weights = readCheckpoint(summary.folder / "checkpoint" / "network.safetensors");
    QCOMPARE(summary.checkpointStep, std::optional<std::int64_t>(16));
    QCOMPARE(weights.front().name, std::string("hidden.weight"));
    QFile file(QString::fromStdString((summary.folder / "summary.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(json["steps"].toInt(), 16);
    QCOMPARE(json["test_accuracy"].toDouble(), *summary.testAccuracy);
}

void TrainerTest::endsEarlyAfterTheStepsAskedFor() {
    RunListener listener;
    TrainerOptions o = options();
    o.maximumSteps = 3;
    const RunSummary summary = runThrough(tiny(), o, listener);
    QCOMPARE(summary.outcome, RunOutcome::Finished);
    QCOMPARE(listener.started().plannedSteps, std::int64_t{3});
    QCOMPARE(summary.steps, 3);
    QVERIFY(summary.testAccuracy.has_value());
}

void TrainerTest::endsWhenTheBudgetIsSpent() {
    RunListener listener;
    Experiment e = tiny();
    assignField(e, "training.budget.seconds=50");
    assignField(e, "blackbox.costs.seconds_per_programming=0");
    assignField(e, "blackbox.costs.seconds_per_query=0.01");
    const RunSummary summary = runThrough(e, options(), listener);
    // The first surrogate takes 256 queries; a step 32 forward, 10·32 for the gradient and 2·20 for
    // the surrogate.
    const std::int64_t perStep = 32 + 10 * 32 + 2 * 20;
    const std::int64_t steps = (50 * 100 - 256) / perStep;
    QCOMPARE(summary.outcome, RunOutcome::BudgetSpent);
    QVERIFY(summary.error.empty());
    QVERIFY2(summary.note.find("budget of 50 s") != std::string::npos, summary.note.c_str());
    QVERIFY(summary.testAccuracy.has_value());
    QCOMPARE(summary.steps, steps);
    QCOMPARE(summary.ledger.training().queries, 256 + steps * perStep);
    QVERIFY(summary.ledger.training().seconds <= 50);
}

void TrainerTest::aChangeThatCostsMoreKeepsToTheBudget() {
    const std::int64_t perStep = 32 + 10 * 32 + 2 * 20;
    Experiment e = tiny();
    assignField(e, "training.budget.queries=" + std::to_string(256 + 5 * perStep));
    const BlockId box = e.graph.find("blackbox")->id;
    RunListener listener;
    TrainerOptions o = options();
    o.startPaused = true;
    Trainer trainer(e, o, listener);
    trainer.start();
    trainer.step();
    listener.waitForSteps(1);
    trainer.change({box, "estimator.probes", Index{5}});
    trainer.step();
    listener.waitForSteps(2);
    // Three of the old steps are left, and a little.
    trainer.change({box, "estimator.probes", Index{50}});
    trainer.resume();
    trainer.wait();
    const RunSummary& summary = listener.summary();
    QCOMPARE(summary.outcome, RunOutcome::BudgetSpent);
    QCOMPARE(summary.steps, std::int64_t{2});
    QCOMPARE(summary.ledger.training().queries, 256 + 2 * perStep - 5 * 32);
    QVERIFY2(summary.note.find(std::to_string(perStep + 40 * 32)) != std::string::npos,
             summary.note.c_str());
    QVERIFY(summary.testAccuracy.has_value());
    QCOMPARE(listener.evaluations().size(), std::size_t{1});
}

void TrainerTest::pausesStepsAndResumes() {
    RunListener listener;
    TrainerOptions o = options();
    o.startPaused = true;
    Trainer trainer(tiny(), o, listener);
    trainer.start();
    listener.waitForState(TrainerState::Paused);
    QCOMPARE(listener.steps(), std::size_t{0});
    trainer.step();
    listener.waitForSteps(1);
    listener.waitForState(TrainerState::Paused);
    QCOMPARE(listener.steps(), std::size_t{1});
    trainer.step();
    trainer.step();
    listener.waitForSteps(3);
    listener.waitForState(TrainerState::Paused);
    QCOMPARE(listener.steps(), std::size_t{3});
    trainer.resume();
    trainer.wait();
    QCOMPARE(listener.steps(), std::size_t{16});
    QCOMPARE(listener.summary().outcome, RunOutcome::Finished);
}

void TrainerTest::stopKeepsWhatWasRecorded() {
    RunListener listener;
    Experiment e = tiny();
    assignField(e, "training.epochs=10000");
    Trainer trainer(e, options(), listener);
    trainer.start();
    listener.waitForSteps(5);
    trainer.stop("the test has seen enough");
    trainer.wait();
    const RunSummary& summary = listener.summary();
    QCOMPARE(summary.outcome, RunOutcome::Stopped);
    QCOMPARE(summary.error, std::string("the test has seen enough"));
    QCOMPARE(static_cast<std::int64_t>(listener.steps()), summary.steps);
    QCOMPARE(lineCount(summary.folder / "steps.csv"), 1 + static_cast<int>(summary.steps));
    QVERIFY(std::filesystem::exists(summary.folder / "summary.json"));
}

void TrainerTest::destroyingARunningTrainerEndsIt() {
    RunListener listener;
    Experiment e = tiny();
    assignField(e, "training.epochs=10000");
    {
        Trainer trainer(e, options(), listener);
        trainer.start();
        listener.waitForSteps(1);
    }
    QCOMPARE(listener.summary().outcome, RunOutcome::Stopped);
}

void TrainerTest::refusesAnExperimentThatCannotRun() {
    Experiment e = tiny();
    assignField(e, "blackbox.surrogate.rank=129");
    RunListener listener;
    try {
        const Trainer trainer(e, options(), listener);
        QFAIL("accepted");
    } catch (const UserError& error) {
        const QString message = error.what();
        QVERIFY2(message.contains("blackbox") && message.contains("129") && message.contains("128"),
                 qPrintable(message));
    }
}

void TrainerTest::aMissingDataSetIsNamed() {
    Experiment e = tiny();
    assignField(e, "dataset.folder=/nowhere/at/all");
    const QTemporaryDir out;
    TrainerOptions o = options();
    o.out = out.path().toStdString();
    RunListener listener;
    const QString message = messageOf([&] { Trainer(e, o, listener); });
    QVERIFY2(message.contains("/nowhere/at/all"), qPrintable(message));
    QVERIFY(out.isValid() && QDir(out.path()).isEmpty());
}

void TrainerTest::aDataSetThatEndsTooEarlyLeavesNoFolder() {
    // Its header is whole: only who unpacks it all finds out.
    const QTemporaryDir data;
    writeTinyDataset(data.path().toStdString());
    const QString plain = data.filePath("train-images-idx3-ubyte");
    QFile file(plain);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QByteArray packed = (plain + ".gz").toUtf8();
    gzFile stream = gzopen(packed.constData(), "wb");
    gzwrite(stream, bytes.constData(), static_cast<unsigned>(bytes.size()));
    gzclose(stream);
    QVERIFY(QFile::remove(plain));
    QVERIFY(QFile::resize(plain + ".gz", QFileInfo(plain + ".gz").size() / 2));
    const Experiment e = tinyExperiment("fashion-mnist-slm", data.path().toStdString());
    const QTemporaryDir out;
    TrainerOptions o = options();
    o.out = out.path().toStdString();
    RunListener listener;
    const RunSummary summary = runThrough(e, o, listener);
    QCOMPARE(summary.outcome, RunOutcome::Failed);
    QVERIFY2(summary.error.find("truncated") != std::string::npos, summary.error.c_str());
    QVERIFY(summary.folder.empty());
    QVERIFY(QDir(out.path()).isEmpty());
}

void TrainerTest::anUnwritableOutputFolderIsNamed() {
    const QString file = m_out.filePath("a file, not a folder");
    QFile blocker(file);
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    TrainerOptions o = options();
    o.out = file.toStdString();
    RunListener listener;
    try {
        const Trainer trainer(tiny(), o, listener);
        QFAIL("accepted");
    } catch (const UserError& error) {
        QVERIFY2(QString(error.what()).contains(file), error.what());
    }
}

void TrainerTest::aLossThatIsNoNumberKeepsTheRecord() {
    const Experiment e = divergingExperiment(m_data.path().toStdString());
    RunListener listener;
    const RunSummary summary = runThrough(e, options(), listener);
    QCOMPARE(summary.outcome, RunOutcome::Failed);
    QVERIFY(QString::fromStdString(summary.error).contains("no longer a number"));
    QVERIFY(summary.steps >= 1);
    QCOMPARE(lineCount(summary.folder / "steps.csv"), 1 + static_cast<int>(summary.steps));
}

void TrainerTest::aLossThatIsNoNumberKeepsTheLastGoodWeights() {
    Experiment e = divergingExperiment(m_data.path().toStdString());
    RunListener listener;
    const RunSummary none = runThrough(e, options(), listener);
    QVERIFY(!none.checkpointStep);
    QVERIFY(!std::filesystem::exists(none.folder / "checkpoint"));
    QVERIFY2(none.note.find("no checkpoint") != std::string::npos, none.note.c_str());

    assignField(e, "training.evaluate_every=1");
    assignField(e, "dataset.deviation=1e-2");
    assignField(e, "training.learning_rate=1");
    assignField(e, "training.device_learning_rate=1");
    RunListener evaluated;
    const RunSummary summary = runThrough(e, options(), evaluated);
    QCOMPARE(summary.outcome, RunOutcome::Failed);
    std::int64_t good = 0;
    for (const EvaluationRecord& record : evaluated.evaluations()) {
        good = std::isfinite(record.loss) ? record.step : good;
    }
    QVERIFY(good > 0);
    QCOMPARE(summary.checkpointStep, std::optional(good));
    QVERIFY2(summary.note.find("step " + std::to_string(good)) != std::string::npos,
             summary.note.c_str());
    for (const NamedTensor& tensor :
         readCheckpoint(summary.folder / "checkpoint" / "network.safetensors")) {
        QVERIFY(std::ranges::all_of(tensor.values, [](float x) { return std::isfinite(x); }));
    }
}

void TrainerTest::tellsFindingsWhenTheyChange() {
    Experiment e = tiny();
    assignField(e, "training.epochs=6");
    assignField(e, "blackbox.inspection.period=1");
    RunListener listener;
    const RunSummary summary = runThrough(e, options(), listener);
    QCOMPARE(summary.steps, 96);
    // Diagnosed at the steps 51, 61, … 91, of which the first has news, and hardly another.
    QVERIFY(!listener.findings().empty());
    QVERIFY(listener.findings().size() < 5);
    QCOMPARE(listener.findings()[0].name, std::string("blackbox"));
    for (std::size_t i = 1; i < listener.findings().size(); ++i) {
        QVERIFY(!sameKinds(listener.findings()[i - 1].findings, listener.findings()[i].findings));
    }
    QCOMPARE(summary.findings.size(), std::size_t{1});
    QVERIFY(sameKinds(summary.findings[0].findings, listener.findings().back().findings));
    QFile file(QString::fromStdString((summary.folder / "summary.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(json["warnings"].toArray().size(),
             static_cast<qsizetype>(summary.findings[0].findings.size()));
}

void TrainerTest::doesNotDependOnThreads_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"fashion-mnist-slm", "fashion-mnist-mrr-local", "fashion-mnist-cnn"}) {
        QTest::newRow(name) << QString(name);
    }
}

// Of batches whose products are divided among the threads.
void TrainerTest::doesNotDependOnThreads() {
    QFETCH(QString, name);
    Experiment e = tinyExperiment(name.toStdString(), m_data.path().toStdString());
    assignField(e, "training.batch=128");
    assignField(e, "training.epochs=10");
    std::vector<std::string> alone;
    for (const int threads : {1, 2, 3}) {
        TrainerOptions o = options();
        o.threads = threads;
        o.maximumSteps = 12;
        RunListener listener;
        const RunSummary summary = runThrough(e, o, listener);
        QCOMPARE(summary.environment.threads, threads);
        QVERIFY(!summary.environment.version.empty() && !summary.environment.simd.empty() &&
                !summary.environment.blas.empty());
        const std::vector<std::string> steps = stepsWithoutTime(summary.folder);
        QCOMPARE(steps.size(), std::size_t{13});
        if (threads == 1) {
            alone = steps;
        }
        QVERIFY(steps == alone);
    }
}

void TrainerTest::saysThatTheTrainingDiverges() {
    Experiment e = tiny();
    assignField(e, "training.epochs=4");
    assignField(e, "training.learning_rate=100");
    assignField(e, "training.device_learning_rate=10");
    assignField(e, "training.schedule=constant");
    RunListener listener;
    const RunSummary summary = runThrough(e, options(), listener);
    QCOMPARE(summary.outcome, RunOutcome::Finished);
    QVERIFY(!listener.findings().empty());
    const BlockFindings& first = listener.findings()[0];
    QCOMPARE(first.block, 0);
    QCOMPARE(first.name, std::string("training"));
    QCOMPARE(first.findings[0].option, std::string("learning_rate"));
    const std::string json = formatSummary(summary);
    QVERIFY2(json.find(R"("block": "training")") != std::string::npos, json.c_str());
}

void TrainerTest::changesOptionsBetweenSteps() {
    const Experiment e = tiny();
    const BlockId box = e.graph.find("blackbox")->id;
    RunListener listener;
    TrainerOptions o = options();
    o.startPaused = true;
    Trainer trainer(e, o, listener);
    trainer.start();
    trainer.step();
    listener.waitForSteps(1);
    listener.waitForState(TrainerState::Paused);
    trainer.change({box, "surrogate.rank", Index{129}});
    listener.waitForRefusal();
    trainer.change({box, "surrogate.rank", Index{20}});
    trainer.change({box, "surrogate.rank", Index{20}});  // no news
    trainer.change({box, "estimator.step", 0.5});
    trainer.change({box, "estimator.step", Auto{}});
    trainer.change({0, "learning_rate", Index{1}});
    trainer.step();
    listener.waitForSteps(2);
    trainer.requestComparison(box);
    listener.waitForComparison();
    trainer.stop();
    trainer.wait();
    QCOMPARE(listener.refusals().size(), std::size_t{1});
    const QString refusal = QString::fromStdString(listener.refusals()[0]);
    QVERIFY2(refusal.contains("129") && refusal.contains("1 to 128"), qPrintable(refusal));
    QCOMPARE(listener.changes().size(), std::size_t{4});
    QVERIFY((listener.changes()[0].change == Change{box, "surrogate.rank", Index{20}}));
    QCOMPARE(listener.changes()[0].owner, std::string("blackbox"));
    QCOMPARE(listener.changes()[3].owner, std::string("training"));
    for (const ChangeMade& made : listener.changes()) {
        QCOMPARE(made.step, std::int64_t{1});
    }
    QCOMPARE(listener.comparisons()[0].rank, Index{20});
    QCOMPARE(listener.comparisons()[0].step, 2);
    QFile file(QString::fromStdString((listener.summary().folder / "changes.csv").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("after_step,block,option,value\n"
                                        "1,blackbox,surrogate.rank,20\n"
                                        "1,blackbox,estimator.step,0.5\n"
                                        "1,blackbox,estimator.step,auto\n"
                                        "1,training,learning_rate,1\n"));
    const std::vector<RecordedChange> read = RunReader(listener.summary().folder).changes();
    QCOMPARE(read.size(), listener.changes().size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].step, listener.changes()[i].step);
        QVERIFY(read[i].change == listener.changes()[i].change);
    }
    // How the run began stays as it was.
    QCOMPARE(loadExperiment(listener.summary().folder / "experiment.json"), e);
}

void TrainerTest::comparesOnRequestAndAtTheEnd() {
    Experiment e = tiny();
    assignField(e, "blackbox.inspection.period=1");
    RunListener listener;
    TrainerOptions o = options();
    o.maximumSteps = 2;
    o.startPaused = true;
    Trainer trainer(e, o, listener);
    trainer.start();
    trainer.step();
    listener.waitForSteps(1);
    trainer.requestComparison(e.graph.find("blackbox")->id, 4);
    listener.waitForComparison();
    trainer.resume();
    trainer.wait();
    QCOMPARE(listener.comparisons().size(), std::size_t{2});
    QVERIFY(listener.comparisons()[0].spread.has_value());
    QVERIFY(!listener.comparisons()[1].spread);
    QCOMPARE(listener.comparisons()[1].step, 2);
    QCOMPARE(listener.comparisons()[1].surrogate->error, listener.summary().surrogateError);
    QVERIFY(!std::filesystem::exists(listener.summary().folder / "changes.csv"));
}

void TrainerTest::recordsBeforeItShowsLastStates() {
    struct Watcher : RunListener {
        void receive(const RunEvent& event) override {
            if (std::holds_alternative<std::shared_ptr<const DeviceSnapshot>>(event) ||
                std::holds_alternative<std::shared_ptr<const ComparisonSnapshot>>(event))
                note();
            RunListener::receive(event);
        }
        void note() {
            for (const auto& run : std::filesystem::directory_iterator(runs)) {
                found.push_back(
                    std::filesystem::exists(run.path() / "summary.json") &&
                    std::filesystem::exists(run.path() / "checkpoint" / "network.safetensors"));
            }
        }
        std::filesystem::path runs;
        std::vector<bool> found;
    } watcher;
    TrainerOptions o = options();
    o.maximumSteps = 1;
    o.out = watcher.runs = m_out.filePath("watched").toStdString();
    const RunSummary summary = runThrough(tiny(), o, watcher);
    QCOMPARE(summary.outcome, RunOutcome::Finished);
    QCOMPARE(watcher.found, (std::vector<bool>{true, true}));
}

void TrainerTest::takesNoLastStatesUnasked() {
    struct Reader : RunListener {
        bool wantsLastStates() const override { return false; }
    } reader;
    TrainerOptions o = options();
    o.maximumSteps = 1;
    const RunSummary summary = runThrough(tiny(), o, reader);
    QCOMPARE(summary.outcome, RunOutcome::Finished);
    QVERIFY(reader.snapshots().empty() && reader.comparisons().empty());
    // What is recorded doesn't depend on who watches.
    QVERIFY(std::isfinite(summary.surrogateError));
    QVERIFY(std::filesystem::exists(summary.folder / "checkpoint" / "network.safetensors"));
}

}  // namespace obscura

GUILESS_TEST(obscura::TrainerTest)
#include "TrainerTest.moc"
