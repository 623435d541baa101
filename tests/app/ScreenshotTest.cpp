// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentFile.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace obscura;

namespace {

constexpr int kPatience = 120000;
constexpr int kFewestColours = 30;

}  // namespace

class ScreenshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void takesAPictureAfterARun() {
        const QString file = m_folder.filePath("run.png");
        const QStringList run{
            "--template", "fashion-mnist-slm",      "--run", "--steps", "20", "--screenshot", file,
            "--out",      m_folder.filePath("runs")};
        const int code = start(run + tinyData());
        QVERIFY2(code == 0, m_errors.constData());
        const QImage picture(file);
        QCOMPARE(picture.size(), QSize(1360, 860));
        QVERIFY(coloursOf(picture, picture.rect()) > kFewestColours);
        // The plots are in the lower half: their curves must be there.
        const QRect plots(200, 450, 820, 380);
        QVERIFY(coloursOf(picture, plots) > kFewestColours);
    }

    void bringsADockToTheFront_data() {
        QTest::addColumn<QString>("dock");
        for (const char* const dock : {"plots", "device", "fidelity"})
            QTest::newRow(dock) << dock;
    }

    void bringsADockToTheFront() {
        QFETCH(QString, dock);
        const QString file = m_folder.filePath("dock.png");
        const int code =
            start(QStringList{"--run", "--steps", "12", "--size", "1024x700", "--dock", dock,
                              "--screenshot", file, "--out", m_folder.filePath("runs")} +
                  tinyData());
        QVERIFY2(code == 0, m_errors.constData());
        const QImage picture(file);
        QCOMPARE(picture.size(), QSize(1024, 700));
        const QRect shown(180, 440, 480, 220);
        QVERIFY(coloursOf(picture, shown) > kFewestColours);
    }

    void takesAPictureWithoutARun_data() {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << "light"
                               << "1" << QSize(1024, 700);
        QTest::newRow("dark") << "dark"
                              << "1" << QSize(1024, 700);
        QTest::newRow("dark, 200 %") << "dark"
                                     << "2" << QSize(2048, 1400);
    }

    void takesAPictureWithoutARun() {
        QFETCH(QString, theme);
        QFETCH(QString, scale);
        QFETCH(QSize, size);
        const QString file = m_folder.filePath("still.png");
        const int code =
            start({"--screenshot", file, "--size", "1024x700", "--theme", theme}, scale);
        QVERIFY2(code == 0, m_errors.constData());
        const QImage picture(file);
        QCOMPARE(picture.size(), size);
        QVERIFY(coloursOf(picture, picture.rect()) > kFewestColours);
        const int corner = qGray(picture.pixel(3, picture.height() - 3));
        QVERIFY(theme == "dark" ? corner < 100 : corner > 150);
    }

    void refusesWithAMessage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown option")
            << QStringList{"--colour", "blue"} << 2 << QByteArray("colour");
        QTest::newRow("unknown template")
            << QStringList{"--template", "fashion"} << 2 << QByteArray("fashion-mnist");
        QTest::newRow("missing file")
            << QStringList{"/nowhere/x.json"} << 2 << QByteArray("x.json");
        QTest::newRow("unknown field")
            << QStringList{"--set", "blackbox.rang=3"} << 2 << QByteArray("blackbox.rang");
        QTest::newRow("bad steps") << QStringList{"--steps", "0"} << 2 << QByteArray("--steps");
        for (const char* const threads : {"4294967297", "-1", "1.5", "99999999999999999999"})
            QTest::newRow(threads) << QStringList{"--threads", threads} << 2
                                   << QByteArray("--threads: found \"") + threads;
        QTest::newRow("too many steps")
            << QStringList{"--steps", "99999999999999999999"} << 2 << QByteArray("--steps");
        QTest::newRow("huge size")
            << QStringList{"--size", "4294967297x100"} << 2 << QByteArray("--size");
        QTest::newRow("bad size") << QStringList{"--size", "big"} << 2 << QByteArray("--size");
        QTest::newRow("unknown dock")
            << QStringList{"--dock", "fidelitty"} << 2 << QByteArray("fidelity");
        QTest::newRow("bad theme") << QStringList{"--theme", "pink"} << 2 << QByteArray("--theme");
        QTest::newRow("unwritable picture")
            << QStringList{"--screenshot", "/nowhere/a.png"} << 3 << QByteArray("/nowhere/a.png");
        QTest::newRow("run that can't start")
            << QStringList{"--screenshot", "/nowhere/a.png", "--run", "--set",
                           "first.surrogate.rank=1000"}
            << 3 << QByteArray("1000");
        QTest::newRow("run that fails") << QStringList{"--screenshot", "/nowhere/a.png", "--run",
                                                       "--set", "dataset.folder=/nowhere/data"}
                                        << 3 << QByteArray("/nowhere/data");
    }

    void refusesWithAMessage() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const int found = start(arguments + QStringList{"--out", m_folder.filePath("runs")});
        QVERIFY2(m_errors.contains(says), m_errors.constData());
        QCOMPARE(found, code);
    }

    void answersWithoutADisplay_data() {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("help") << "--help" << QByteArray("--template");
        QTest::newRow("help, short") << "-h" << QByteArray("--screenshot");
        QTest::newRow("version") << "--version" << QByteArray("Obscura");
    }

    void answersWithoutADisplay() {
        QFETCH(QString, argument);
        QFETCH(QByteArray, says);
        QProcess process;
        process.setProcessEnvironment(withoutDisplay());
        process.start(OBSCURA, {argument});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(out.contains(says), out.constData());
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void saysThatThereIsNoDisplay_data() {
        QTest::addColumn<QString>("display");
        QTest::newRow("none") << QString();
        QTest::newRow("out of reach") << ":4711";
    }

    void saysThatThereIsNoDisplay() {
        QFETCH(QString, display);
        QProcessEnvironment variables = withoutDisplay();
        if (!display.isEmpty())
            variables.insert("DISPLAY", display);
        QProcess process;
        process.setProcessEnvironment(variables);
        process.start(OBSCURA, {});
        QVERIFY(process.waitForFinished(kPatience));
        const QByteArray errors = process.readAllStandardError();
        QVERIFY2(errors.contains("no display"), errors.constData());
        QVERIFY2(errors.contains("QT_QPA_PLATFORM=offscreen"), errors.constData());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 2);
    }

    void aSignalEndsTheRunAndTheProgram_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("leftover");
        QTest::newRow("SIGINT") << SIGINT << false;
        QTest::newRow("SIGTERM") << SIGTERM << false;
        QTest::newRow("SIGTERM while asked what to recover") << SIGTERM << true;
    }

    void aSignalEndsTheRunAndTheProgram() {
        QFETCH(int, signal);
        QFETCH(bool, leftover);
        const QString runs = m_folder.filePath(QTest::currentDataTag());
        if (leftover)
            leaveUnsavedChanges();
        QProcess process;
        process.setProcessEnvironment(environment("1"));
        process.start(
            OBSCURA,
            QStringList{"--run", "--out", runs, "--set", "training.epochs=100000"} + tinyData());
        QTRY_VERIFY_WITH_TIMEOUT(recorded(runs, "steps.csv").count('\n') > 1, kPatience);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QByteArray summary = recorded(runs, "summary.json");
        QVERIFY2(summary.contains("\"outcome\": \"stopped\""), summary.constData());
        QCOMPARE(QFile::exists(leftoverFolder() + "/experiment.json"), leftover);
    }

private:
    QProcessEnvironment environment(const QString& scale) const {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert("QT_QPA_PLATFORM", "offscreen");
        variables.insert("QT_SCALE_FACTOR", scale);
        variables.insert("XDG_CONFIG_HOME", m_folder.path());
        variables.insert("XDG_DATA_HOME", m_folder.path());
        return variables;
    }
    QProcessEnvironment withoutDisplay() const {
        QProcessEnvironment variables = environment("1");
        for (const char* const name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            variables.remove(name);
        return variables;
    }
    /// As a program leaves them that was killed.
    void leaveUnsavedChanges() const {
        QVERIFY(QDir().mkpath(leftoverFolder()));
        saveExperiment(templateExperiment("fashion-mnist-slm"),
                       (leftoverFolder() + "/experiment.json").toStdString());
        writeFileAtomically((leftoverFolder() + "/file.txt").toStdString(), "");
    }
    QString leftoverFolder() const { return m_folder.filePath("obscura/recovery/session-killed"); }
    /// A file of the only run in the folder `runs`; empty while there is none.
    static QByteArray recorded(const QString& runs, const QString& name) {
        const QStringList folders = QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QFile file(runs + '/' + folders.value(0) + '/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int start(const QStringList& arguments, const QString& scale = "1") {
        QProcess process;
        process.setProcessEnvironment(environment(scale));
        process.start(OBSCURA, arguments);
        if (!process.waitForFinished(kPatience))
            return -1;
        m_errors = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    QStringList tinyData() const {
        return {"--set", "dataset.source=mnist", "--set", "dataset.folder=" + m_folder.path(),
                "--set", "training.batch=16"};
    }
    static qsizetype coloursOf(const QImage& picture, const QRect& area) {
        QSet<QRgb> colours;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x)
                colours << picture.pixel(x, y);
        }
        return colours.size();
    }

    QTemporaryDir m_folder;
    QByteArray m_errors;
};

GUILESS_TEST(ScreenshotTest)
#include "ScreenshotTest.moc"
