// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/readers/Python.h"
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

    void writesWhatItHasLearned() {
        const QString run = train("boxes", {"--steps", "3"});
        QVERIFY(!run.isEmpty());
        QVERIFY(QFile::link(run, path("run")));
        const QString file = path("boxes.npz");
        QCOMPARE(callCli({"export", run, file}).code, 0);
        RUN_PYTHON(R"(
import json, numpy as np
npz = np.load("boxes.npz")
a, u, s, v = (npz["blackbox/" + name] for name in ("matrix", "surrogate_u", "surrogate_s", "surrogate_v"))
assert a.shape == (128, 256) and npz["blackbox/parameters"].shape == (128 * 256,)
assert u.shape == (128, 10) and s.shape == (10, 10) and v.shape == (256, 10)
assert np.allclose(npz["blackbox/singular_values"], np.linalg.svd(a, compute_uv=False), rtol=1e-4)
assert np.allclose(npz["blackbox/surrogate_singular_values"],
                   np.linalg.svd(u @ s @ v.T, compute_uv=False)[:10], rtol=1e-3)
error = np.linalg.norm(a - u @ s @ v.T) / np.linalg.norm(a)
told = json.load(open("run/summary.json"))["surrogate_error"]
assert abs(error - told) < 1e-4, (error, told)
)",
                   m_folder.path());
        QCOMPARE(callCli({"export", "fashion-mnist-slm", file}).code, 2);

        QCOMPARE(callCli({"export", run, path("network.onnx")}).code, 0);
        QVERIFY(QFileInfo(path("network.onnx")).size() > 4 * (784 * 256 + 256 * 128));
        QCOMPARE(callCli({"export", "fashion-mnist-slm", path("network.onnx")}).code, 2);
    }

    void writesAReport() {
        const QString run = train("reported", {"--steps", "4"});
        QVERIFY(!run.isEmpty());
        const auto obscura = [](const QStringList& arguments) {
            QProcess process;
            process.start(OBSCURA, arguments);
            return process.waitForFinished(kCliTimeout) ? process.exitCode() : -1;
        };
        QCOMPARE(obscura({"--report", path("report.pdf"), run}), 0);
        QVERIFY(QFileInfo(path("report.pdf")).size() > 10'000);
        QCOMPARE(obscura({"--report", path("report.pdf")}), 2);
        QCOMPARE(obscura({"--report", path("report.pdf"), path("elsewhere")}), 2);
    }

    void refusesToWriteNothing() {
        const Answer answer = callCli({"export", "fashion-mnist-slm"});
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.err.contains("expected a file or --tensorboard"));
    }
};

GUILESS_TEST(ExportCliTest)
#include "ExportCliTest.moc"
