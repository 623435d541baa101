// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunWriter.h"

#include <sys/resource.h>

#include <QTemporaryDir>
#include <csignal>
#include <set>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/runs/SampleRecord.h"
#include "core/runs/SummaryFile.h"
#include "devices/Error.h"

using namespace obscura;

class RunWriterTest : public QObject {
    Q_OBJECT

private:
    static Experiment sample() { return templateExperiment("fashion-mnist-slm"); }

    static QStringList lines(const std::filesystem::path& file) {
        return QString::fromStdString(readFile(file)).split('\n');
    }

private Q_SLOTS:
    void recordsARun() {
        const QTemporaryDir parent;
        RunWriter writer(parent.filePath("deep/er").toStdString(), sample());
        QVERIFY(loadExperiment(writer.path() / "experiment.json") == sample());

        StepRecord measured = sampleStep(2);
        measured.surrogateError = 0.25;
        measured.bestSurrogateError = 0.125;
        measured.inputGradientCosine = 0.75;
        measured.parameterGradientCosine = -0.5;
        measured.parameterGradientNormRatio = 2;
        writer.receive(sampleStep(1));
        writer.receive(measured);
        EvaluationRecord evaluation;
        evaluation.step = 2;
        evaluation.epoch = 1;
        evaluation.loss = 0.5;
        evaluation.accuracy = 0.875;
        evaluation.ledger[Purpose::Evaluation].queries = 10000;
        writer.receive(evaluation);
        writer.flush();

        const QStringList steps = lines(writer.path() / "steps.csv");
        QCOMPARE(steps[0], QString("step,epoch,seconds [s],loss,learning_rate,surrogate_error,"
                                   "best_surrogate_error,input_gradient_cosine,"
                                   "parameter_gradient_cosine,parameter_gradient_norm_ratio,"
                                   "queries_forward,queries_gradient,queries_surrogate,"
                                   "queries_evaluation,queries_inspection,"
                                   "queries_calibration,programmings,"
                                   "device_time [s],device_energy [J],"
                                   "training_device_time [s]"));
        QCOMPARE(steps[1], QString("1,0.3333333333333333,0.1,0.3333333333333333,0.001,,,,,,128,0,0,"
                                   "0,5,0,11,0.5,0.25,0.5"));
        QCOMPARE(steps[2], QString("2,0.6666666666666666,0.1,0.3333333333333333,0.001,0.25,0.125,"
                                   "0.75,-0.5,2,256,0,0,0,5,0,22,0.5,0.25,0.5"));
        QCOMPARE(steps.size(), 4);
        const QStringList evaluations = lines(writer.path() / "evaluations.csv");
        QCOMPARE(evaluations[0],
                 QString("step,epoch,seconds [s],test_loss,test_accuracy,"
                         "queries_forward,queries_gradient,queries_surrogate,"
                         "queries_evaluation,queries_inspection,"
                         "queries_calibration,programmings,"
                         "device_time [s],device_energy [J],"
                         "test_error,validation_loss,validation_accuracy,test_bits_per_byte [bit],"
                         "training_device_time [s]"));
        QCOMPARE(evaluations[1], QString("2,1,0,0.5,0.875,0,0,0,10000,0,0,0,0,0,,,,,0"));

        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.steps = 2;
        writer.write(summary);
        QCOMPARE(readFile(writer.path() / "summary.json"), formatSummary(summary));
        const std::vector<float> weights = {1, 2, 3};
        writer.write({TensorView{"a.weight", {3}, weights}});
        const auto kept = readCheckpoint(writer.path() / "checkpoint" / "network.safetensors");
        QCOMPARE(kept.at(0).values, weights);
    }

    void numbersReadBackExactly() {
        const QTemporaryDir parent;
        RunWriter writer(parent.path().toStdString(), sample());
        StepRecord record = sampleStep(1);
        record.loss = 0.1 + 0.2;
        record.learningRate = 5e-324;
        writer.receive(record);
        writer.flush();
        const QStringList fields = lines(writer.path() / "steps.csv")[1].split(',');
        QCOMPARE(fields[3].toDouble() - record.loss, 0.0);
        QVERIFY(fields[4].toDouble() == record.learningRate);
    }

    void namesAreUniqueAndPlain() {
        const QTemporaryDir parent;
        Experiment e = sample();
        e.name = "../a/b: Ü & \"c\"";
        std::set<std::filesystem::path> paths;
        constexpr int kRuns = 5;
        for (int i = 0; i < kRuns; ++i) {
            const RunWriter writer(parent.path().toStdString(), e);
            QCOMPARE(QString::fromStdString(writer.path().parent_path()), parent.path());
            paths.insert(writer.path());
            const QString name = QString::fromStdString(writer.path().filename());
            QVERIFY2(name.contains("-a-b-c"), qPrintable(name));
        }
        QCOMPARE(paths.size(), std::size_t{kRuns});
        e.name = "";
        QVERIFY(RunWriter(parent.path().toStdString(), e).path().string().ends_with("-experiment"));
    }

    void namesAnUnwritablePlace() {
        const QTemporaryDir parent;
        const std::string file = parent.filePath("file").toStdString();
        writeFileAtomically(file, "x");
        COMPARE_ERROR(RunWriter(file, sample()), "file|can't make the folder");
        COMPARE_ERROR(RunWriter(file + "/below", sample()), "file/below|Not a directory");
    }

    void aFullDiskIsTold() {
        const QTemporaryDir parent;
        RunWriter writer(parent.path().toStdString(), sample());
        writer.receive(sampleStep(1));
        writer.flush();
        constexpr rlim_t kLargest = 4000;
        constexpr int kRows = 1000;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit limit{kLargest, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        const QString message = errorOf([&] {
            for (int i = 2; i < kRows; ++i)
                writer.receive(sampleStep(i));
            writer.flush();
        });
        RunSummary summary;
        summary.error = "the disk is full";
        const QString second = errorOf([&] { writer.write(summary); });
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(holdsAll(message, "steps.csv|can't write|large"), qPrintable(message));
        QVERIFY2(second.contains("steps.csv"), qPrintable(second));
        QVERIFY(lines(writer.path() / "steps.csv").size() > 10);
        QCOMPARE(readFile(writer.path() / "summary.json"), formatSummary(summary));
    }

    void recordsChanges() {
        const QTemporaryDir parent;
        Experiment experiment = sample();
        Block* const box = experiment.graph.find("blackbox");
        RunWriter writer(parent.path().toStdString(), experiment);
        const std::filesystem::path file = writer.path() / "changes.csv";
        writer.flush();
        QVERIFY(!std::filesystem::exists(file));
        writer.receive(ChangeMade{{box->id, "surrogate.rank", Index{20}}, 12, "blackbox"});
        writer.receive(ChangeMade{{0, "learning_rate", 0.01}, 12, "training"});
        writer.flush();
        writer.receive(ChangeMade{{box->id, "estimator.step", Auto{}}, 30, "a, \"b\""});
        writer.flush();
        QCOMPARE(readFile(file), std::string("after_step,block,option,value\n"
                                             "12,blackbox,surrogate.rank,20\n"
                                             "12,training,learning_rate,0.01\n"
                                             "30,\"a, \"\"b\"\"\",estimator.step,auto\n"));
    }

    void whatIsNoRecordLeavesNoTrace() {
        const QTemporaryDir parent;
        RunWriter writer(parent.path().toStdString(), sample());
        writer.flush();
        const std::string steps = readFile(writer.path() / "steps.csv");
        for (const RunEvent& event :
             {RunEvent(TrainerState::Paused), RunEvent(RunStarted{"/elsewhere", 5}),
              RunEvent(BlockFindings{}), RunEvent(Refusal{"no"}), RunEvent(RunSummary{})})
            writer.receive(event);
        writer.flush();
        QCOMPARE(readFile(writer.path() / "steps.csv"), steps);
        const std::filesystem::directory_iterator files(writer.path());
        QCOMPARE(std::distance(begin(files), end(files)), 3);
    }
};

GUILESS_TEST(RunWriterTest)
#include "RunWriterTest.moc"
