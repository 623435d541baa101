// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFolder.h"

#include <sys/resource.h>

#include <QFileInfo>
#include <QTemporaryDir>
#include <csignal>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/runs/SampleRecord.h"
#include "devices/Error.h"

using namespace obscura;

class RunFolderTest : public QObject {
    Q_OBJECT

private:
    static Experiment sample() { return templateExperiment("fashion-mnist-slm"); }

    static QStringList lines(const std::filesystem::path& file) {
        return QString::fromStdString(readFile(file)).split('\n');
    }

private Q_SLOTS:
    void recordsARun() {
        const QTemporaryDir parent;
        RunFolder folder(parent.filePath("deep/er").toStdString(), sample());
        QVERIFY(loadExperiment(folder.path() / "experiment.json") == sample());

        StepRecord measured = sampleStep(2);
        measured.surrogateError = 0.25;
        measured.bestSurrogateError = 0.125;
        measured.inputGradientCosine = 0.75;
        measured.parameterGradientCosine = -0.5;
        measured.parameterGradientNormRatio = 2;
        folder.append(sampleStep(1));
        folder.append(measured);
        EvaluationRecord evaluation;
        evaluation.step = 2;
        evaluation.epoch = 1;
        evaluation.loss = 0.5;
        evaluation.accuracy = 0.875;
        evaluation.ledger[Purpose::Evaluation].queries = 10000;
        folder.append(evaluation);
        folder.flush();

        const QStringList steps = lines(folder.path() / "steps.csv");
        QCOMPARE(steps[0], QString("step,epoch,seconds [s],loss,learning_rate,surrogate_error,"
                                   "best_surrogate_error,input_gradient_cosine,"
                                   "parameter_gradient_cosine,parameter_gradient_norm_ratio,"
                                   "queries_forward,queries_gradient,queries_surrogate,"
                                   "queries_evaluation,queries_inspection,programmings,"
                                   "device_time [s],device_energy [J]"));
        QCOMPARE(
            steps[1],
            QString(
                "1,0.3333333333333333,0.1,0.3333333333333333,0.001,,,,,,128,0,0,0,5,11,0.5,0.25"));
        QCOMPARE(steps[2], QString("2,0.6666666666666666,0.1,0.3333333333333333,0.001,0.25,0.125,"
                                   "0.75,-0.5,2,256,0,0,0,5,22,0.5,0.25"));
        QCOMPARE(steps.size(), 4);
        const QStringList evaluations = lines(folder.path() / "evaluations.csv");
        QCOMPARE(evaluations[0], QString("step,epoch,seconds [s],test_loss,test_accuracy,"
                                         "queries_forward,queries_gradient,queries_surrogate,"
                                         "queries_evaluation,queries_inspection,programmings,"
                                         "device_time [s],device_energy [J]"));
        QCOMPARE(evaluations[1], QString("2,1,0,0.5,0.875,0,0,0,10000,0,0,0,0"));

        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.steps = 2;
        folder.write(summary);
        QCOMPARE(readFile(folder.path() / "summary.json"), formatSummary(summary));
        const std::vector<float> weights = {1, 2, 3};
        folder.write({TensorView{"a.weight", {3}, weights}});
        const auto kept = readCheckpoint(folder.path() / "checkpoint" / "network.safetensors");
        QCOMPARE(kept.at(0).values, weights);
    }

    void numbersReadBackExactly() {
        const QTemporaryDir parent;
        RunFolder folder(parent.path().toStdString(), sample());
        StepRecord record = sampleStep(1);
        record.loss = 0.1 + 0.2;
        record.learningRate = 5e-324;
        folder.append(record);
        folder.flush();
        const QStringList fields = lines(folder.path() / "steps.csv")[1].split(',');
        QCOMPARE(fields[3].toDouble() - record.loss, 0.0);
        QVERIFY(fields[4].toDouble() == record.learningRate);
    }

    void knowsWhatLiesWithinARun() {
        const QTemporaryDir parent;
        const RunFolder folder(parent.path().toStdString(), sample());
        const std::filesystem::path link = parent.filePath("link.json").toStdString();
        std::filesystem::create_symlink(folder.path() / "experiment.json", link);
        for (const std::filesystem::path& within :
             {folder.path() / "experiment.json", folder.path() / "not-there.json",
              folder.path() / "checkpoint" / ".." / "experiment.json",
              folder.path() / "checkpoint" / "mine.json", link})
            QVERIFY2(RunFolder::holds(within), within.c_str());
        for (const std::filesystem::path& outside :
             {folder.path().parent_path() / "experiment.json", folder.path() / "deep" / "mine.json",
              std::filesystem::path("experiment.json"), std::filesystem::path()})
            QVERIFY2(!RunFolder::holds(outside), outside.c_str());
        // Either record will do.
        std::filesystem::rename(folder.path() / "steps.csv", folder.path() / "summary.json");
        QVERIFY(RunFolder::holds(folder.path() / "experiment.json"));
        std::filesystem::remove(folder.path() / "summary.json");
        QVERIFY(!RunFolder::holds(folder.path() / "experiment.json"));
    }

    void namesAreUniqueAndPlain() {
        const QTemporaryDir parent;
        Experiment e = sample();
        e.name = "../a/b: Ü & \"c\"";
        std::set<std::filesystem::path> paths;
        constexpr int kRuns = 5;
        for (int i = 0; i < kRuns; ++i) {
            const RunFolder folder(parent.path().toStdString(), e);
            QCOMPARE(QString::fromStdString(folder.path().parent_path()), parent.path());
            paths.insert(folder.path());
            const QString name = QString::fromStdString(folder.path().filename());
            QVERIFY2(name.contains("-a-b-c"), qPrintable(name));
        }
        QCOMPARE(paths.size(), std::size_t{kRuns});
        e.name = "";
        QVERIFY(RunFolder(parent.path().toStdString(), e).path().string().ends_with("-experiment"));
    }

    void namesAnUnwritablePlace() {
        const QTemporaryDir parent;
        const std::string file = parent.filePath("file").toStdString();
        writeFileAtomically(file, "x");
        COMPARE_ERROR(RunFolder(file, sample()), "file|can't make the folder");
        COMPARE_ERROR(RunFolder(file + "/below", sample()), "file/below|Not a directory");
        COMPARE_ERROR(RunFolder::requireWritable("/proc/obscura"),
                      "/proc/obscura|can't make the folder");
        RunFolder::requireWritable(parent.filePath("new").toStdString());
        QVERIFY(QFileInfo(parent.filePath("new")).isDir());
    }

    void aFullDiskIsTold() {
        const QTemporaryDir parent;
        RunFolder folder(parent.path().toStdString(), sample());
        folder.append(sampleStep(1));
        folder.flush();
        constexpr rlim_t kLargest = 4000;
        constexpr int kRows = 1000;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit limit{kLargest, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        const QString message = errorOf([&] {
            for (int i = 2; i < kRows; ++i)
                folder.append(sampleStep(i));
            folder.flush();
        });
        RunSummary summary;
        summary.error = "the disk is full";
        const QString second = errorOf([&] { folder.write(summary); });
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(holdsAll(message, "steps.csv|can't write|large"), qPrintable(message));
        QVERIFY2(second.contains("steps.csv"), qPrintable(second));
        QVERIFY(lines(folder.path() / "steps.csv").size() > 10);
        QCOMPARE(readFile(folder.path() / "summary.json"), formatSummary(summary));
    }

    void summaryHoldsTheAgreedKeys() {
        RunSummary summary;
        summary.outcome = RunOutcome::Stopped;
        summary.error = "interrupted";
        summary.steps = 12;
        summary.epochs = 0.25;
        summary.testAccuracy = 0.5;
        summary.testLoss = 1.5;
        summary.millisecondsPerStep = 8.5;
        summary.ledger[Purpose::Gradient] = {
            .queries = 7, .programmings = 3, .seconds = 0.5, .joules = 0.25};
        summary.clipped = {.parameters = 4, .inputs = 5, .outputs = 6};
        summary.findings = {{.block = 4,
                             .name = "optics",
                             .findings = {{.kind = FindingKind::RankTooSmall,
                                           .option = "surrogate.rank",
                                           .message = "too small"}}}};
        summary.blackBoxes = {{.block = 4,
                               .name = "optics",
                               .ledger = summary.ledger,
                               .clipped = summary.clipped,
                               .surrogateError = 0.5}};
        summary.environment = {.version = "1.2", .threads = 3, .blas = "some BLAS", .simd = "avx2"};
        summary.folder = "/runs/one";
        const auto json = nlohmann::json::parse(formatSummary(summary));
        const auto expected = nlohmann::json::parse(R"({
            "outcome": "stopped", "error": "interrupted", "steps": 12, "epochs": 0.25,
            "test_accuracy": 0.5, "ms_per_step": 8.5, "programmings": 3, "surrogate_error": null,
            "queries": {"forward": 0, "gradient": 7, "surrogate": 0, "evaluation": 0, "inspection": 0},
            "device_seconds": 0.5, "device_joules": 0.25,
            "ledger": {
                "forward": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "gradient": {"queries": 7, "programmings": 3, "seconds": 0.5, "joules": 0.25},
                "surrogate": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "evaluation": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "inspection": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0}},
            "clipped": {"parameters": 4, "inputs": 5, "outputs": 6},
            "blackboxes": [{
                "block": "optics", "programmings": 3, "device_seconds": 0.5, "device_joules": 0.25,
                "queries": {"forward": 0, "gradient": 7, "surrogate": 0, "evaluation": 0,
                            "inspection": 0},
                "clipped": {"parameters": 4, "inputs": 5, "outputs": 6}, "surrogate_error": 0.5}],
            "warnings": [{"block": "optics", "option": "surrogate.rank", "message": "too small"}],
            "environment": {"version": "1.2", "threads": 3, "blas": "some BLAS", "simd": "avx2"},
            "run": "/runs/one"})");
        QVERIFY2(json == expected, json.dump().c_str());
    }

    void recordsChanges() {
        const QTemporaryDir parent;
        RunFolder folder(parent.path().toStdString(), sample());
        QVERIFY(!std::filesystem::exists(folder.path() / "changes.csv"));
        folder.noteChange(12, "optics", "surrogate.rank", "20");
        folder.noteChange(30, "a, \"b\"", "surrogate.rank", "50");
        QCOMPARE(readFile(folder.path() / "changes.csv"),
                 std::string("after_step,block,option,value\n"
                             "12,optics,surrogate.rank,20\n"
                             "30,\"a, \"\"b\"\"\",surrogate.rank,50\n"));
    }

    void summaryOfAFinishedRegression() {
        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.testLoss = 1.5;
        summary.surrogateError = 0.125;
        const auto json = nlohmann::json::parse(formatSummary(summary));
        QVERIFY(!json.contains("test_accuracy") && !json.contains("error"));
        QVERIFY(json["warnings"].is_array() && json["warnings"].empty());
        QCOMPARE(json["test_loss"].get<double>(), 1.5);
        QCOMPARE(json["surrogate_error"].get<double>(), 0.125);
        QCOMPARE(json["outcome"].get<std::string>(), std::string("finished"));
    }

    void refusesAFolderWhoseNameIsNotUtf8() {
        const QTemporaryDir parent;
        const std::filesystem::path folder = parent.path().toStdString() + "/a\xff";
        try {
            RunFolder::requireWritable(folder);
            QFAIL("was accepted");
        } catch (const UserError& e) {
            QVERIFY2(QString(e.what()).contains("--out") && QString(e.what()).contains("a\\xff"),
                     e.what());
        }
        QVERIFY(!std::filesystem::exists(folder));
    }

    void livesInTheUsersDataFolder() {
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(RunFolder::defaultParent(), std::filesystem::path("/data/obscura/runs"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/me");
        QCOMPARE(RunFolder::defaultParent(),
                 std::filesystem::path("/home/me/.local/share/obscura/runs"));
    }
};

GUILESS_TEST(RunFolderTest)
#include "RunFolderTest.moc"
