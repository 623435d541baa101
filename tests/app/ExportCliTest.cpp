// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/export/EventsRead.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

/// What other programs read of a run.
class ExportCliTest : public QObject {
    Q_OBJECT

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString train(const QString& runs, const QStringList& more) const {
        const Answer answer = callCli(tinyTraining(path("data"), path(runs), more));
        return answer.code == 0 ? QString::fromStdString(answer.out.at("run").get<std::string>())
                                : QString();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(path("data")));
        writeTinyDataset(path("data").toStdString());
    }

    void tellsTensorBoard() {
        const QString run =
            train("live", {"--steps", "6", "--tensorboard", "--set", "training.evaluate_every=3"});
        QVERIFY(!run.isEmpty());
        const EventsRead read(eventsFileIn(run.toStdString()));
        QCOMPARE(read.of("training/loss").size(), std::size_t{6});
        QCOMPARE(read.of("evaluation/test_accuracy").size(), std::size_t{2});
        QCOMPARE(read.of("evaluation/confusion").size(), std::size_t{2});
        // After each evaluation, and as the run left it.
        for (const char* const what :
             {"omega", "transfer_matrix", "surrogate_error", "singular_values"})
            QCOMPARE(read.of(std::string("black boxes/blackbox/") + what).size(), std::size_t{2});

        QVERIFY(QDir().mkpath(path("first")));
        std::filesystem::rename(eventsFileIn(run.toStdString()), path("first/all").toStdString());
        QCOMPARE(callCli({"resume", run, "--steps", "8", "--tensorboard"}).code, 0);
        const EventsRead rest(eventsFileIn(run.toStdString()));
        QCOMPARE(rest.starts, std::vector<std::uint64_t>{7});
        QCOMPARE(rest.of("training/loss").size(), std::size_t{2});
    }

    void convertsARun() {
        const QString run = train("plain", {"--steps", "4"});
        QVERIFY(!run.isEmpty());
        QVERIFY(eventsFileIn(run.toStdString()).empty());
        const Answer answer = callCli({"export", run, "--tensorboard", path("board")});
        QCOMPARE(answer.code, 0);
        const std::filesystem::path file = eventsFileIn(path("board").toStdString());
        QCOMPARE(answer.out.at("file").get<std::string>(), file.string());
        QCOMPARE(EventsRead(file).of("training/loss").size(), std::size_t{4});
    }

    void refusesToWriteNothing() {
        const Answer answer = callCli({"export", "fashion-mnist-slm"});
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.err.contains("expected a file or --tensorboard"));
    }
};

GUILESS_TEST(ExportCliTest)
#include "ExportCliTest.moc"
