// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/runs/RunReader.h"
#include "core/runs/RunWriter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <set>

using namespace obscura;
using nlohmann::json;

namespace {

/// Three steps and one evaluation, finished.
std::filesystem::path recordRun(const std::filesystem::path& parent,
                                const std::vector<std::string>& assignments, double accuracy) {
    Experiment e = templateExperiment("fashion-mnist-slm");
    for (const std::string& assignment : assignments)
        assignField(e, assignment);
    RunWriter writer(parent, e);
    for (int number = 1; number <= 3; ++number) {
        StepRecord step;
        step.step = number;
        step.epoch = number / 3.0;
        step.seconds = number;
        step.ledger[Purpose::Forward].queries = 100 * number;
        writer.receive(step);
    }
    EvaluationRecord evaluation;
    evaluation.step = 3;
    evaluation.accuracy = accuracy;
    writer.receive(evaluation);
    RunSummary summary;
    summary.outcome = RunOutcome::Finished;
    summary.steps = 3;
    summary.ledger[Purpose::Forward].queries = 300;
    writer.write(summary);
    return writer.path();
}

}  // namespace

/// obscura-cli runs and what belongs to it, and train --replay.
class RunsCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->filePath("data").toUtf8());
        const std::filesystem::path parent = m_folder->filePath("runs").toStdString();
        recordRun(parent, {"name=first", "training.seed=1"}, 0.5);
        recordRun(parent, {"name=second", "training.seed=2"}, 0.75);
        recordRun(parent, {"name=third", "blackbox.surrogate.rank=20"}, 0.25);
    }

    void listsRuns() {
        QElapsedTimer clock;
        clock.start();
        const Answer answer = runs({});
        const qint64 milliseconds = clock.elapsed();
        QCOMPARE(answer.code, 0);
        QCOMPARE(namesIn(answer), (std::set<std::string>{"first", "second", "third"}));
        const json first = runCalled(answer, "first");
        QCOMPARE(first["status"].get<std::string>(), std::string("finished"));
        QCOMPARE(first["steps"].get<int>(), 3);
        QCOMPARE(first["seed"].get<int>(), 1);
        QCOMPARE(first["device"].get<std::string>(), std::string("Spatial light modulator"));
        QCOMPARE(first["last"]["test_accuracy"].get<double>(), 0.5);
        QCOMPARE(first["best"]["step"].get<int>(), 3);
        QCOMPARE(first["queries"].get<int>(), 300);
        QVERIFY(!first.contains("settings"));
        QCOMPARE(first["group"], runCalled(answer, "second")["group"]);
        QVERIFY(first["group"] != runCalled(answer, "third")["group"]);
        const QStringList lines = answer.err.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[0].contains("test accuracy") && !lines[0].contains("error"),
                 qPrintable(answer.err));
        // LibTorch alone takes longer.
        QVERIFY2(milliseconds < 1000, qPrintable(QString::number(milliseconds)));
        const Answer settings = runs({"--settings"});
        QCOMPARE(
            runCalled(settings, "third")["settings"]["blackbox.surrogate.rank"].get<std::string>(),
            std::string("20"));
    }

    void choosesAndSorts() {
        QCOMPARE(namesIn(runs({"--filter", "rank=20"})), std::set<std::string>{"third"});
        QCOMPARE(namesIn(runs({"--status", "finished"})).size(), std::size_t{3});
        QVERIFY(namesIn(runs({"--status", "running"})).empty());
        const Answer sorted =
            runs({"--sort", "test_accuracy", "--columns", "name,seed,blackbox.surrogate.rank"});
        QCOMPARE(sorted.out["runs"][0]["name"].get<std::string>(), std::string("third"));
        QCOMPARE(sorted.out["runs"][0]["settings"].size(), std::size_t{1});
        QVERIFY2(sorted.err.startsWith("name    seed  blackbox.surrogate.rank\nthird"),
                 qPrintable(sorted.err));
        const Answer reversed = runs({"--sort", "test_accuracy", "--reverse"});
        QCOMPARE(reversed.out["runs"][0]["name"].get<std::string>(), std::string("second"));
        compareRefusal(runs({"--sort", "test_acuracy"}), "test_acuracy|near|test_accuracy");
        compareRefusal(runs({"--columns", "run,nothing"}), "no column 'nothing'");
        compareRefusal(runs({"--status", "gone"}), "'gone'|finished");
    }

    void anEmptyFolderHasNoRuns() {
        const Answer answer = callCli({"runs", "--out", m_folder->filePath("none")});
        QCOMPARE(answer.code, 0);
        QVERIFY(answer.out["runs"].is_array() && answer.out["runs"].empty());
        QVERIFY2(answer.err.contains("no such run in"), qPrintable(answer.err));
    }

    void comparesWhatDiffers() {
        const Answer answer = runs({"compare", "second", "third"});
        QCOMPARE(answer.code, 0);
        const json expected = json::parse(R"([
            {"path": "blackbox.surrogate.rank", "values": ["10", "20"]},
            {"path": "training.seed", "values": ["2", "1"]}])");
        QVERIFY2(answer.out["settings"] == expected, answer.out.dump().c_str());
        QCOMPARE(answer.out["runs"][1]["last"]["test_accuracy"].get<double>(), 0.25);
        QVERIFY2(answer.err.contains("blackbox.surrogate.rank") &&
                     answer.err.contains("test accuracy") && !answer.err.contains("epochs"),
                 qPrintable(answer.err));
        QCOMPARE(runs({"compare", "second"}).code, 2);
    }

    void keepsNotes() {
        const Answer tagged = runs({"tag", "first", "good", "for the paper"});
        QCOMPARE(tagged.code, 0);
        QCOMPARE(tagged.out["tags"], json::parse(R"(["good", "for the paper"])"));
        QCOMPARE(runs({"untag", "first", "good"}).out["tags"], json::parse(R"(["for the paper"])"));
        QCOMPARE(runs({"rename", "first", "mine"}).out["name"].get<std::string>(),
                 std::string("mine"));
        QCOMPARE(runs({"note", "first", "a line\nand another"}).code, 0);
        const Answer answer = runs({"--tag", "for the paper"});
        QCOMPARE(namesIn(answer), std::set<std::string>{"mine"});
        QCOMPARE(runCalled(answer, "mine")["note"].get<std::string>(),
                 std::string("a line\nand another"));
        QVERIFY2(answer.err.contains("mine"), qPrintable(answer.err));
        // The folder keeps its name.
        QCOMPARE(runs({"rename", "first", ""}).out["name"].get<std::string>(),
                 std::string("first"));
        compareRefusal(runs({"tag", "first", "a,b"}), "tags|'a,b'");
        compareRefusal(runs({"untag", "first", "none"}), "no tag 'none'|for the paper");
    }

    void namesAreClearOrRefused() {
        compareRefusal(runs({"tag", "fist", "a"}), "no run 'fist'|near|first");
        compareRefusal(runs({"delete", "first", "ir"}), "2 runs 'ir'|first|third");
        // Of several nothing is done where one is unclear.
        QCOMPARE(namesIn(runs({})).size(), std::size_t{3});
    }

    void movesRunsToTheTrash() {
        const Answer answer = runs({"delete", "first", "third"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(namesIn(runs({})), std::set<std::string>{"second"});
        for (const json& each : answer.out["deleted"]) {
            const QString trash = QString::fromStdString(each["trash"].get<std::string>());
            QVERIFY2(trash.startsWith(m_folder->filePath("data/Trash/files/")), qPrintable(trash));
            QVERIFY(QFile::exists(trash + "/experiment.json"));
        }
    }

    /// A run of another process: it is told from one that was killed, and nobody throws it away.
    void seesWhoRecords() {
        const QString data = m_folder->filePath("tiny");
        QVERIFY(QDir().mkpath(data));
        writeTinyDataset(data.toStdString());
        const QString parent = m_folder->filePath("busy");
        QProcess training;
        training.start(OBSCURA_CLI,
                       tinyTraining(data, parent, {"--set", "training.epochs=100000"}));
        const auto list = [&] { return callCli({"runs", "--out", parent}); };
        const auto statusIn = [](const Answer& answer) {
            return answer.out["runs"].empty() ? std::string()
                                              : answer.out["runs"][0]["status"].get<std::string>();
        };
        const auto hasSteps = [](const Answer& answer) {
            return !answer.out["runs"].empty() && answer.out["runs"][0]["steps"].get<int>() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasSteps(list()), kCliTimeout);
        const Answer running = list();
        QCOMPARE(statusIn(running), std::string("running"));
        QVERIFY(running.out["runs"][0]["planned_steps"].get<int>() == 1600000);
        compareRefusal(callCli({"runs", "delete", "light", "--out", parent}), "records into it");
        QVERIFY(training.state() == QProcess::Running);
        ::kill(pid_t(training.processId()), SIGKILL);
        QVERIFY(training.waitForFinished(kCliTimeout));
        QCOMPARE(statusIn(list()), std::string("interrupted"));
        QCOMPARE(callCli({"runs", "delete", "light", "--out", parent}).code, 0);
    }

    void repeatsARunWithItsChanges() {
        const QString data = m_folder->filePath("tiny");
        QVERIFY(QDir().mkpath(data));
        writeTinyDataset(data.toStdString());
        const QString parent = m_folder->filePath("replay");
        const QStringList noise = {"--set",   "blackbox.imperfections.read_noise=0.01",
                                   "--set",   "training.evaluate_every=5",
                                   "--set",   "training.epochs=2",
                                   "--steps", "8"};
        const Answer first = callCli(tinyTraining(data, parent, noise));
        QCOMPARE(first.code, 0);
        const QString run = QString::fromStdString(first.out["run"].get<std::string>());
        QCOMPARE(callCli({"resume", run, "--threads", "1", "--steps", "14", "--set",
                          "blackbox.surrogate.rank=20", "--set", "training.learning_rate=0.01"})
                     .code,
                 0);
        const Answer again =
            callCli({"train", "--replay", QFileInfo(run).fileName(), "--out", parent});
        QCOMPARE(again.code, 0);
        QVERIFY2(again.err.contains("after step 8: blackbox.surrogate.rank is 20"),
                 qPrintable(again.err));
        const QString copy = QString::fromStdString(again.out["run"].get<std::string>());
        QVERIFY(copy != run);
        QCOMPARE(contentsOf(copy + "/changes.csv"), contentsOf(run + "/changes.csv"));
        QCOMPARE(withoutSeconds(copy + "/steps.csv"), withoutSeconds(run + "/steps.csv"));
        QCOMPARE(withoutSeconds(copy + "/evaluations.csv"),
                 withoutSeconds(run + "/evaluations.csv"));

        const Answer other = callCli({"train", "--replay", run, "--out", parent, "--seed", "9"});
        QCOMPARE(other.code, 0);
        const RunReader reader(other.out["run"].get<std::string>());
        QCOMPARE(reader.changes().size(), std::size_t{2});
        QVERIFY(withoutSeconds(QString::fromStdString(reader.path()) + "/steps.csv") !=
                withoutSeconds(run + "/steps.csv"));
        compareRefusal(callCli({"train", "fashion-mnist-slm", "--replay", run}), "beside --replay");
        compareRefusal(callCli({"train"}), "expected an experiment|--replay");
        compareRefusal(callCli({"train", "--replay", "nothing", "--out", parent}),
                       "no run 'nothing'");
    }

private:
    Answer runs(const QStringList& arguments) const {
        return callCli(QStringList{"runs"} + arguments +
                       QStringList{"--out", m_folder->filePath("runs")});
    }
    static std::set<std::string> namesIn(const Answer& answer) {
        std::set<std::string> names;
        for (const json& run : answer.out["runs"])
            names.insert(run["name"].get<std::string>());
        return names;
    }
    static json runCalled(const Answer& answer, const std::string& name) {
        for (const json& run : answer.out["runs"]) {
            if (run["name"] == name)
                return run;
        }
        return {};
    }
    /// The program says why, on stderr and stdout, and does nothing.
    static void compareRefusal(const Answer& answer, const QString& words) {
        QCOMPARE(answer.code, 2);
        for (const QString& word : words.split('|')) {
            QVERIFY2(answer.err.contains(word), qPrintable(answer.err));
            QVERIFY(QString::fromStdString(answer.out["error"].get<std::string>()).contains(word));
        }
    }
    static QByteArray contentsOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList withoutSeconds(const QString& path) {
        QStringList lines;
        for (const QByteArray& line : contentsOf(path).split('\n')) {
            QList<QByteArray> fields = line.split(',');
            if (fields.size() > 2)
                fields.removeAt(2);
            lines << QString::fromUtf8(fields.join(','));
        }
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

GUILESS_TEST(RunsCliTest)
#include "RunsCliTest.moc"
