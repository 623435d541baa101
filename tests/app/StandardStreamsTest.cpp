// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>

#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"

using namespace obscura;

class StandardStreamsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath("data"); }
    QString runs() const { return m_folder.filePath("runs"); }

    static Answer callIntoFullDisk(const QStringList& arguments) {
        return callCli(arguments, {}, [] { ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO); });
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(data()));
        writeTinyDataset(data().toStdString());
    }

    void aResultThatCantBeWrittenIsAnError_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("templates") << QStringList{"templates"};
        QTest::newRow("devices") << QStringList{"devices"};
        QTest::newRow("help") << QStringList{"--help"};
        QTest::newRow("diff") << QStringList{"diff", "fashion-mnist-slm", "fashion-mnist-digital"};
        QTest::newRow("export") << QStringList{"export", "fashion-mnist-slm",
                                               m_folder.filePath("network.py")};
        QTest::newRow("train") << tinyTraining(data(), runs(), {"--steps", "1"});
        QTest::newRow("refusal") << QStringList{"trian"};
        const QString file = m_folder.filePath("device.json");
        writeFileAtomically(file.toStdString(), R"({"device": "matvec", "inputs": 1, "outputs": 1,
                                                    "parameters": [1], "x": [[1]]})");
        QTest::newRow("device") << QStringList{"device", file};
    }
    void aResultThatCantBeWrittenIsAnError() {
        QFETCH(QStringList, arguments);
        const Answer answer = callIntoFullDisk(arguments);
        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.contains("standard output: No space left on device"),
                 qPrintable(answer.err));
    }

    void aClosedStdoutIsAnError() {
        const Answer answer = callCli({"devices"}, {}, [] { ::close(STDOUT_FILENO); });
        QCOMPARE(answer.code, 3);
        QVERIFY2(answer.err.contains("standard output: Bad file descriptor"),
                 qPrintable(answer.err));
    }

    // The files that a program opens first get the numbers of the streams that it lacks.
    void recordsStayCleanWhereAllStreamsAreClosed() {
        const QString out = m_folder.filePath("closed");
        QProcess process;
        process.setChildProcessModifier([] {
            for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                ::close(stream);
        });
        process.start(
            OBSCURA_CLI,
            tinyTraining(data(), out, {"--steps", "6", "--set", "training.evaluate_every=2"}));
        QVERIFY(process.waitForFinished(kCliTimeout));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 3);
        const QStringList folders = QDir(out).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(folders.size(), 1);
        const std::filesystem::path folder = (out + "/" + folders[0]).toStdString();
        const auto rows = QString::fromStdString(readFile(folder / "steps.csv")).split('\n');
        QCOMPARE(rows.size(), 8);
        for (qsizetype i = 1; i < 7; ++i)
            QVERIFY2(rows[i].startsWith(QString::number(i) + ","), qPrintable(rows[i]));
        const auto summary = nlohmann::json::parse(readFile(folder / "summary.json"));
        QCOMPARE(summary["outcome"].get<std::string>(), std::string("finished"));
    }
};

GUILESS_TEST(StandardStreamsTest)
#include "StandardStreamsTest.moc"
