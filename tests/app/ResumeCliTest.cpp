// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/runs/RunReader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <random>

using namespace obscura;

namespace {

QByteArray contentsOfFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A record without its third column, the seconds.
QStringList recordWithoutTime(const QString& file) {
    QStringList lines;
    for (const QByteArray& line : contentsOfFile(file).split('\n')) {
        QList<QByteArray> fields = line.split(',');
        if (fields.size() > 2)
            fields.removeAt(2);
        lines << QString::fromUtf8(fields.join(','));
    }
    return lines;
}

/// Kills a process when it is destroyed, as a power cut would.
class Victim {
public:
    explicit Victim(const QStringList& arguments) { m_process.start(OBSCURA_CLI, arguments); }
    ~Victim() { kill(); }

    void kill() {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGKILL);
        m_process.waitForFinished(kCliTimeout);
    }
    /// Blocks for so many milliseconds, or until it has ended by itself.
    void leaveFor(int milliseconds) { m_process.waitForFinished(milliseconds); }

private:
    QProcess m_process;
};

}  // namespace

/// A run that is taken up again ends as if it had never stopped.
class ResumeCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QDir(m_folder.path()).mkdir("data");
        writeTinyDataset(data().toStdString());
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(callCli(training("whole")).code, 0);
        m_milliseconds = clock.elapsed();
        m_whole = runIn("whole");
    }

    /// At random moments, the resumed run as well, some of which never come to a step.
    void survivesKills() {
        constexpr int kKills = 10;
        std::mt19937 random(7);
        QStringList arguments = training("killed");
        for (int kill = 0; kill < kKills; ++kill) {
            Victim victim(arguments);
            const auto longest = std::uint32_t(m_milliseconds);
            victim.leaveFor(int(longest / 2 + random() % longest));
            victim.kill();
            const QStringList folders = runs("killed");
            if (!folders.isEmpty() &&
                QFile::exists(folders.last() + "/checkpoint/state.safetensors")) {
                const RunReader reader(folders.last().toStdString());
                reader.steps();
                reader.evaluations();
                arguments = resuming(folders.last());
            } else {
                QDir(m_folder.filePath("killed")).removeRecursively();
            }
        }
        QCOMPARE(callCli(arguments).code, 0);
        compareWithWhole(runIn("killed"));
    }

    void goesOnWhereItWasStopped() {
        QCOMPARE(callCli(training("stopped", {"--steps", "17"})).code, 0);
        const QString run = runIn("stopped");
        const Answer answer = callCli(resuming(run));
        QCOMPARE(answer.code, 0);
        QVERIFY2(answer.err.contains("after step 17"), qPrintable(answer.err));
        QCOMPARE(answer.out["steps"].get<int>(), kSteps);
        compareWithWhole(run, false);
    }

    /// The schedule is that of so many epochs; what was changed is recorded.
    void goesOnForMoreEpochs() {
        QCOMPARE(callCli(training("longer")).code, 0);
        const QString run = runIn("longer");
        const Answer answer = callCli(resuming(run) + QStringList{"--epochs", "4"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out["steps"].get<int>(), 2 * kSteps);
        const RunReader reader(run.toStdString());
        QCOMPARE(reader.steps().rows(), std::size_t{2 * kSteps});
        QCOMPARE(reader.changes().size(), std::size_t{1});
        QCOMPARE(reader.changes().front().step, std::int64_t{kSteps});
        QCOMPARE(reader.changes().front().change.option, std::string("epochs"));
        const RecordTable steps = reader.steps();
        const std::vector<double>& rates = steps.column("learning_rate");
        // Cosine decay has come to its middle there.
        QVERIFY(rates[kSteps - 1] < 1e-5);
        QVERIFY(std::abs(rates[kSteps] - 5e-4) < 1e-5);
        // And once more, with the change that was made.
        QCOMPARE(callCli(resuming(run)).code, 0);
        QCOMPARE(reader.steps().rows(), std::size_t{2 * kSteps});
    }

    void changesLiveOptions() {
        QCOMPARE(callCli(training("changed", {"--steps", "8"})).code, 0);
        const QString run = runIn("changed");
        QCOMPARE(callCli(resuming(run) +
                         QStringList{"--set", "training.learning_rate=0.5", "--steps", "9"})
                     .code,
                 0);
        const RunReader reader(run.toStdString());
        QVERIFY(reader.steps().column("learning_rate").back() > 0.3);
        const Answer refused = callCli(resuming(run) + QStringList{"--set", "training.batch=3"});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("can't be changed"), qPrintable(refused.err));
        QCOMPARE(reader.steps().rows(), std::size_t{9});
    }

    void refusesWhatCannotGoOn() {
        const Answer none = callCli({"resume", m_folder.path()});
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("expected the folder of a run"), qPrintable(none.err));
        QCOMPARE(callCli(training("damaged", {"--steps", "5"})).code, 0);
        const QString run = runIn("damaged");
        const QByteArray steps = contentsOfFile(run + "/steps.csv");
        QFile file(run + "/steps.csv");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(steps.left(steps.size() / 2));
        file.close();
        const Answer damaged = callCli(resuming(run));
        QCOMPARE(damaged.code, 2);
        QVERIFY2(damaged.err.contains("steps.csv") && damaged.err.contains("expected the 5"),
                 qPrintable(damaged.err));
        QVERIFY(QFile::remove(run + "/checkpoint/state.safetensors"));
        const Answer early = callCli(resuming(run));
        QCOMPARE(early.code, 2);
        QVERIFY2(early.err.contains("first checkpoint"), qPrintable(early.err));
    }

    /// Nobody's rows are cut off.
    void refusesARunThatGoesOn() {
        Victim victim(training("busy", {"--set", "training.epochs=100000"}));
        QTRY_VERIFY_WITH_TIMEOUT(
            !runs("busy").isEmpty() &&
                QFile::exists(runs("busy").last() + "/checkpoint/state.safetensors"),
            kCliTimeout);
        const QString run = runs("busy").last();
        const Answer answer = callCli(resuming(run));
        QVERIFY(answer.code != 0);
        QVERIFY2(answer.err.contains("another program records"), qPrintable(answer.err));
    }

private:
    static constexpr int kSteps = 32;

    QString data() const { return m_folder.filePath("data"); }
    /// Of a device with noise and drift, whose state has to be kept as well, and validation.
    QStringList training(const QString& name, const QStringList& more = {}) const {
        return tinyTraining(
            data(), m_folder.filePath(name),
            QStringList{"--set", "training.epochs=2", "--set", "training.evaluate_every=5", "--set",
                        "blackbox.imperfections.read_noise=0.01", "--set",
                        "blackbox.imperfections.drift=0.01", "--checkpoint-minutes", "0"} +
                more);
    }
    static QStringList resuming(const QString& run) {
        return {"resume", run, "--threads", "1", "--checkpoint-minutes", "0"};
    }
    QStringList runs(const QString& name) const {
        QStringList all;
        const QDir folder(m_folder.filePath(name));
        for (const QString& each : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            all << folder.filePath(each);
        return all;
    }
    QString runIn(const QString& name) const { return runs(name).value(0); }

    /// `sameEvaluations`: one that was ended by --steps has one more.
    void compareWithWhole(const QString& run, bool sameEvaluations = true) const {
        QCOMPARE(contentsOfFile(run + "/experiment.json"),
                 contentsOfFile(m_whole + "/experiment.json"));
        if (!sameEvaluations) {
            QCOMPARE(RunReader(run.toStdString()).steps().rows(), std::size_t{kSteps});
            return;
        }
        QCOMPARE(recordWithoutTime(run + "/steps.csv"), recordWithoutTime(m_whole + "/steps.csv"));
        QCOMPARE(recordWithoutTime(run + "/evaluations.csv"),
                 recordWithoutTime(m_whole + "/evaluations.csv"));
        for (const char* const name : {"network.safetensors", "state.safetensors"})
            QVERIFY2(contentsOfFile(run + "/checkpoint/" + name) ==
                         contentsOfFile(m_whole + "/checkpoint/" + name),
                     name);
        const auto summary = [](const QString& folder) {
            return nlohmann::json::parse(contentsOfFile(folder + "/summary.json").toStdString());
        };
        for (const char* const field : {"test_accuracy", "queries", "steps", "outcome"})
            QVERIFY2(summary(run)[field] == summary(m_whole)[field], field);
    }

    QTemporaryDir m_folder;
    QString m_whole;
    qint64 m_milliseconds = 0;  ///< that the whole run took
};

GUILESS_TEST(ResumeCliTest)
#include "ResumeCliTest.moc"
