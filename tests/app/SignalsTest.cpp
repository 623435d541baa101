// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <csignal>

#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/runs/RunReader.h"
#include "core/weights/Checkpoint.h"

using namespace obscura;
using nlohmann::json;

class SignalsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath("data"); }

    QStringList endless(const QString& out, const QStringList& more = {}) const {
        return tinyTraining(data(), out, QStringList{"--set", "training.epochs=100000"} + more);
    }

    static QStringList runsIn(const QString& out) {
        return QDir(out).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }

    static void waitForSteps(QProcess& process) {
        process.setReadChannel(QProcess::StandardError);
        QByteArray progress;
        while (!progress.contains("step ") && process.waitForReadyRead(kCliTimeout))
            progress += process.readAllStandardError();
        QVERIFY2(progress.contains("step "), progress.constData());
    }

    static RecordTable record(const QString& out) {
        return RunReader((out + '/' + runsIn(out)[0]).toStdString()).steps();
    }

    /// Waits until the steps of the only run in `out` take more than `size` bytes; how many then.
    static qint64 waitForGrowth(const QProcess& process, const QString& out, qint64 size) {
        qint64 now = size;
        while (now <= size && process.state() == QProcess::Running) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            if (const QStringList runs = runsIn(out); !runs.isEmpty())
                now = QFileInfo(out + '/' + runs[0] + "/steps.csv").size();
        }
        return now;
    }

    static QStringList temporariesIn(const QString& folder) {
        QStringList found;
        QDirIterator each(folder, {".*"}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            found << each.next();
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(data()));
        writeTinyDataset(data().toStdString());
    }

    void signalsEndARun_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void signalsEndARun() {
        QFETCH(int, signal);
        QProcess process;
        process.start(OBSCURA_CLI, endless(m_folder.filePath("runs")));
        waitForSteps(process);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        const Answer answer = finished(process);
        QCOMPARE(answer.code, 3);
        const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
        QVERIFY2(error.contains(QTest::currentDataTag()), qPrintable(error));
        QCOMPARE(answer.out["outcome"].get<std::string>(), std::string("stopped"));
        const auto steps = answer.out["steps"].get<int>();
        QVERIFY(steps > 0);
        const std::filesystem::path folder = answer.out["run"].get<std::string>();
        QVERIFY(json::parse(readFile(folder / "summary.json")) == answer.out);
        QCOMPARE(QString::fromStdString(readFile(folder / "steps.csv")).count('\n'), steps + 1);
        QCOMPARE(answer.out["checkpoint_step"].get<int>(), steps);
        QVERIFY(!readCheckpoint(folder / kCheckpointFolder / kCheckpointFile).empty());
    }

    // Ctrl+C again, as nothing seems to happen, must not lose what is being saved.
    void aSecondSignalLosesNothing() {
        QProcess process;
        process.start(OBSCURA_CLI, endless(m_folder.filePath("runs")));
        waitForSteps(process);
        const auto id = static_cast<pid_t>(process.processId());
        QCOMPARE(::kill(id, SIGINT), 0);
        QCOMPARE(::kill(id, SIGTERM), 0);
        const Answer answer = finished(process);
        QCOMPARE(answer.code, 3);
        QCOMPARE(answer.out["outcome"].get<std::string>(), std::string("stopped"));
        QCOMPARE(answer.out["checkpoint_step"], answer.out["steps"]);
    }

    void aThirdSignalEndsTheProgram() {
        // Paused by the system, it gets all three before it can do anything about the first.
        QProcess process;
        process.start(OBSCURA_CLI, endless(m_folder.filePath("runs")));
        waitForSteps(process);
        const auto id = static_cast<pid_t>(process.processId());
        for (const int signal : {SIGSTOP, SIGINT, SIGTERM, SIGHUP, SIGCONT})
            QCOMPARE(::kill(id, signal), 0);
        QVERIFY(process.waitForFinished(kCliTimeout));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    }

    // A step of years is left.
    void aSignalEndsARunAmidstAStep() {
        const QString out = m_folder.filePath("long");
        QProcess process;
        process.start(OBSCURA_CLI, endless(out, {"--set", "blackbox.estimator.probes=1000000"}));
        QVERIFY(process.waitForStarted());
        while (runsIn(out).isEmpty() && process.state() == QProcess::Running)
            QCoreApplication::processEvents();
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        const Answer answer = finished(process);
        QCOMPARE(answer.code, 3);
        QCOMPARE(answer.out["outcome"].get<std::string>(), std::string("stopped"));
        QCOMPARE(answer.out["steps"].get<int>(), 0);
    }

    // Rows reach the system once a second: a run that is killed loses less than two.
    void aKilledRunIsReadBack() {
        const QString out = m_folder.filePath("lost");
        QProcess process;
        process.start(OBSCURA_CLI, endless(out));
        QVERIFY(process.waitForStarted());
        qint64 size = waitForGrowth(process, out, 0);  // the head alone
        QElapsedTimer sinceFirst;
        size = waitForGrowth(process, out, size);
        sinceFirst.start();
        const std::size_t first = record(out).rows();
        waitForGrowth(process, out, size);
        const double between = double(sinceFirst.elapsed()) / 1000;
        process.kill();
        QVERIFY(process.waitForFinished(kCliTimeout));
        const RecordTable steps = record(out);
        QVERIFY(steps.rows() > first);
        const std::vector<double>& seconds = steps.column("seconds");
        QVERIFY(seconds.back() - seconds[first - 1] < between + 1);
        for (std::size_t row = 0; row < steps.rows(); ++row)
            QCOMPARE(steps.column("step")[row], double(row + 1));
        QVERIFY(!QFile::exists(out + '/' + runsIn(out)[0] + "/summary.json"));
    }

    // As nohup has it.
    void anIgnoredHangupStaysIgnored() {
        QProcess process;
        process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
        process.start(OBSCURA_CLI, endless(m_folder.filePath("runs")));
        waitForSteps(process);
        const auto id = static_cast<pid_t>(process.processId());
        QCOMPARE(::kill(id, SIGHUP), 0);
        QCOMPARE(::kill(id, SIGTERM), 0);
        const Answer answer = finished(process);
        const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
        QVERIFY2(error.contains("SIGTERM"), qPrintable(error));
    }

    // The reader of stderr goes away with the first line.
    void aBrokenPipeOfMessagesEndsNoRun() {
        const QString out = m_folder.filePath("piped");
        QStringList words{OBSCURA_CLI};
        words += tinyTraining(data(), out, {"--steps", "12", "--set", "training.evaluate_every=1"});
        QProcess process;
        const QString pipeline = "\"$@\" 2>&1 >/dev/null | head -1";
        process.start("sh", QStringList{"-c", pipeline, "sh"} + words);
        QVERIFY(process.waitForFinished(kCliTimeout));
        QCOMPARE(runsIn(out).size(), 1);
        const std::filesystem::path run = (out + "/" + runsIn(out)[0]).toStdString();
        const json summary = json::parse(readFile(run / "summary.json"));
        QCOMPARE(summary["outcome"].get<std::string>(), std::string("finished"));
        QCOMPARE(summary["checkpoint_step"].get<int>(), 12);
    }

    void aBrokenPipeOfTheResultIsAnError() {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        ::close(ends[0]);
        const Answer answer = callCli({"devices"}, {}, [&] { ::dup2(ends[1], STDOUT_FILENO); });
        ::close(ends[1]);
        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.contains("standard output: Broken pipe"), qPrintable(answer.err));
    }

    void theLimitOfFileSizesEndsARunAsAFailure() {
        constexpr rlim_t kLimit = 90000;  // above a checkpoint, below a long steps.csv
        const Answer answer =
            callCli(endless(m_folder.filePath("limited"),
                            {"--set", "hidden.outputs=16", "--set", "blackbox.inspection.period=1",
                             "--set", "training.evaluate_every=1000"}),
                    {}, [] {
                        const rlimit limit{kLimit, kLimit};
                        ::setrlimit(RLIMIT_FSIZE, &limit);
                    });
        QCOMPARE(answer.code, 3);
        const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
        QVERIFY2(error.contains("steps.csv: can't write: File too large"), qPrintable(error));
        const std::filesystem::path run = answer.out["run"].get<std::string>();
        QVERIFY(json::parse(readFile(run / "summary.json"))["steps"].get<int>() > 0);
        QVERIFY(!readCheckpoint(run / kCheckpointFolder / kCheckpointFile).empty());
    }

    // Killed at any moment, among them that of the checkpoint, a run leaves whole files.
    void aKilledRunLeavesWholeFiles() {
        constexpr int kKills = 5;
        const QString out = m_folder.filePath("killed");
        for (int i = 0; i < kKills; ++i) {
            QProcess process;
            process.start(OBSCURA_CLI, endless(out, {"--set", "training.evaluate_every=1"}));
            waitForSteps(process);
            while (temporariesIn(out).isEmpty() && process.state() == QProcess::Running)
                QCoreApplication::processEvents();
            process.kill();
            QVERIFY(process.waitForFinished(kCliTimeout));
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            QVERIFY(temporariesIn(out).size() <= 1);
        }
        const QStringList runs = runsIn(out);
        QCOMPARE(runs.size(), kKills);
        for (const QString& name : runs) {
            const std::filesystem::path run = (out + "/" + name).toStdString();
            QVERIFY(!loadExperiment(run / "experiment.json").graph.blocks.empty());
            QVERIFY(!std::filesystem::exists(run / "summary.json"));
            const auto file = run / kCheckpointFolder / kCheckpointFile;
            // The very first one may be the one that was not finished.
            if (std::filesystem::exists(file))
                QVERIFY(!readCheckpoint(file).empty());
            const QStringList rows =
                QString::fromStdString(readFile(run / "steps.csv")).split('\n');
            QVERIFY(rows.size() > 1);
            for (qsizetype row = 0; row + 1 < rows.size(); ++row)
                QCOMPARE(rows[row].count(','), rows[0].count(','));
        }
        QCOMPARE(callCli(tinyTraining(data(), out, {"--steps", "1"})).code, 0);
        QCOMPARE(temporariesIn(out), QStringList());
    }
};

GUILESS_TEST(SignalsTest)
#include "SignalsTest.moc"
