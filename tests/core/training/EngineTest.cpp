// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"
#include "core/training/RunError.h"
#include "devices/Error.h"

#include <QTemporaryDir>
#include <algorithm>

namespace obscura {

class EngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void learns_data();
    void learns();
    void aFractionOfAnEpochHasItsOwnDecay();
    void countsQueriesAsTheMethodSays();
    void sameSeedSameNumbers();
    void digitalNetworksAskNoHardware();
    void surrogateErrorIsMeasuredAtItsPeriod();
    void aLossThatIsNoNumberIsAFailure();
    void refusesABatchLargerThanTheTrainingSet();
    void namesItsParameters();
    void diagnosesNowAndThen();
    void changesTheRank();
    void whatStandsBesideADeviceAsksItNothing();
    void aResidualNeedsNoMoreThanTheDevice();
    void startsFromADigitalRun_data();
    void startsFromADigitalRun();
    void saysWhichBlockGotNoNumbers();
    void goesOnWhereARunEnded();
    void refusesARunOfAnotherNetwork();
    void trainsSeveralBlackBoxes();

private:
    std::unique_ptr<Engine> engine(const Experiment& e) {
        return makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 2);
    }
    Experiment tiny(const std::string& name) {
        return tinyExperiment(name, m_folder.path().toStdString());
    }
    /// Where the weights of an engine that has made some steps now lie.
    std::string checkpoint(const Engine& run) {
        std::string file = m_folder.filePath("weights.safetensors").toStdString();
        writeCheckpoint(file, run.parameters());
        return file;
    }
    static void train(Engine& run, int steps) {
        for (int i = 0; i < steps; ++i) {
            run.step();
        }
    }

    QTemporaryDir m_folder;
};

void EngineTest::initTestCase() {
    writeTinyDataset(m_folder.path().toStdString());
}

void EngineTest::learns_data() {
    QTest::addColumn<QString>("experiment");
    QTest::addColumn<double>("accuracy");
    QTest::newRow("digital") << "fashion-mnist-digital" << 0.95;
    QTest::newRow("slm") << "fashion-mnist-slm" << 0.9;
    QTest::newRow("matvec") << "fashion-mnist-matvec" << 0.9;
    // Ten probes follow a ring bank's steep resonances slowly.
    QTest::newRow("mrr") << "fashion-mnist-mrr" << 0.5;
    QTest::newRow("slm, local") << "fashion-mnist-slm-local" << 0.9;
    QTest::newRow("mrr, local") << "fashion-mnist-mrr-local" << 0.9;
    QTest::newRow("slm, sparse") << "fashion-mnist-slm-sparse" << 0.9;
    QTest::newRow("slm, bench") << "fashion-mnist-slm-bench" << 0.9;
    QTest::newRow("slm on images") << "fashion-mnist-cnn" << 0.9;
    QTest::newRow("slm on sequences") << "fashion-mnist-attention" << 0.9;
}

void EngineTest::learns() {
    QFETCH(QString, experiment);
    QFETCH(double, accuracy);
    Experiment e = tiny(experiment.toStdString());
    assignField(e, "training.epochs=8");
    const auto run = engine(e);
    QCOMPARE(run->stepsPerEpoch(), 512 / 32);
    QCOMPARE(run->totalSteps(), 8 * 512 / 32);
    const double before = run->evaluate().accuracy;
    StepRecord last;
    for (int i = 0; i < run->totalSteps(); ++i) {
        last = run->step();
    }
    QCOMPARE(last.step, run->totalSteps());
    QCOMPARE(last.epoch, 8.0);
    const EvaluationRecord after = run->evaluate();
    QCOMPARE(after.samples, 200);
    QCOMPARE(after.guessing, 0.1);
    QVERIFY2(before < 0.3 && after.accuracy > accuracy,
             qPrintable(QStringLiteral("%1 before, %2 after").arg(before).arg(after.accuracy)));
}

void EngineTest::aFractionOfAnEpochHasItsOwnDecay() {
    Experiment e = tiny("fashion-mnist-digital");
    assignField(e, "training.epochs=0.5");
    const auto run = engine(e);
    QCOMPARE(run->totalSteps(), 8);
    StepRecord last;
    for (int i = 0; i < 8; ++i) {
        last = run->step();
    }
    QCOMPARE(last.epoch, 0.5);
    // ½(1 + cos(7π/8)) of the initial rate
    QVERIFY(std::abs(last.learningRate - 3.806e-5) < 1e-7);
    assignField(e, "training.epochs=0.001");
    QCOMPARE(engine(e)->totalSteps(), 1);
}

void EngineTest::countsQueriesAsTheMethodSays() {
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "blackbox.surrogate.rank=5");
    assignField(e, "blackbox.surrogate.sketch=6");
    assignField(e, "blackbox.estimator.probes=3");
    const auto run = engine(e);
    const std::int64_t steps = 4;
    Ledger ledger;
    for (int i = 0; i < steps; ++i) {
        ledger = run->step().ledger;
    }
    QCOMPARE(ledger[Purpose::Forward].queries, steps * 32);
    QCOMPARE(ledger[Purpose::Gradient].queries,
             steps * 3 * 32);  // the batch of 32 is below m = 128
    QCOMPARE(ledger[Purpose::Surrogate].queries, 256 + steps * 2 * (5 + 6));
    QCOMPARE(ledger[Purpose::Evaluation].queries, 0);
    QCOMPARE(ledger.total().programmings, 1 + steps * (3 + 1));
    QCOMPARE(run->evaluate().ledger[Purpose::Evaluation].queries, 200);
}

void EngineTest::sameSeedSameNumbers() {
    const Experiment e = tiny("fashion-mnist-slm");
    Experiment other = e;
    assignField(other, "training.seed=2");
    const auto first = engine(e);
    const auto second = engine(e);
    const auto third = engine(other);
    for (int i = 0; i < 5; ++i) {
        const double loss = first->step().loss;
        QCOMPARE(loss, second->step().loss);
        QVERIFY(loss != third->step().loss);
    }
    QCOMPARE(first->evaluate().loss, second->evaluate().loss);
}

void EngineTest::digitalNetworksAskNoHardware() {
    const auto run = engine(tiny("fashion-mnist-digital"));
    const StepRecord record = run->step();
    QCOMPARE(record.ledger, Ledger{});
    QVERIFY(std::isnan(record.surrogateError));
    QVERIFY(std::isnan(run->surrogateError()));
}

void EngineTest::surrogateErrorIsMeasuredAtItsPeriod() {
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "blackbox.inspection.period=3");
    const auto run = engine(e);
    for (int step = 1; step <= 6; ++step) {
        const StepRecord record = run->step();
        QCOMPARE(!std::isnan(record.surrogateError), step % 3 == 0);
    }
}

void EngineTest::aLossThatIsNoNumberIsAFailure() {
    const auto run = engine(divergingExperiment(m_folder.path().toStdString()));
    const auto train = [&run] {
        for (int i = 0; i < 16; ++i) {
            run->step();
        }
    };
    QVERIFY_EXCEPTION_THROWN(train(), RunError);
}

void EngineTest::refusesABatchLargerThanTheTrainingSet() {
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "training.batch=513");
    try {
        engine(e);
        QFAIL("accepted");
    } catch (const UserError& error) {
        QVERIFY(QString(error.what()).contains("513"));
        QVERIFY(QString(error.what()).contains("512"));
    }
}

void EngineTest::namesItsParameters() {
    std::map<std::string, std::vector<std::int64_t>> shapes;
    for (const NamedTensor& tensor : engine(tiny("fashion-mnist-slm"))->parameters()) {
        shapes[tensor.name] = tensor.shape;
    }
    QCOMPARE(shapes.at("hidden.weight"), (std::vector<std::int64_t>{256, 784}));
    QCOMPARE(shapes.at("blackbox.omega"), (std::vector<std::int64_t>{256 * 128}));
    QCOMPARE(shapes.at("blackbox.scale"), (std::vector<std::int64_t>{1}));
}

void EngineTest::diagnosesNowAndThen() {
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "training.epochs=4");
    assignField(e, "blackbox.inspection.period=1");
    const auto run = engine(e);
    for (int step = 1; step <= 50; ++step) {
        run->step();
        QVERIFY(run->diagnose().empty());
    }
    const Ledger before = run->step().ledger;
    const std::vector<BlockFindings> all = run->diagnose();
    QCOMPARE(run->ledger(), before);
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all[0].block, e.graph.find("blackbox")->id);
    QCOMPARE(all[0].name, std::string("blackbox"));
    // Ten probes for 32,768 parameters, and 320 of each step's 392 queries for them.
    QVERIFY(std::ranges::find(all[0].findings, FindingKind::GradientTakesQueries, &Finding::kind) !=
            all[0].findings.end());
    run->step();
    QVERIFY(run->diagnose().empty());
}

void EngineTest::changesTheRank() {
    const Experiment e = tiny("fashion-mnist-slm");
    const BlockId box = e.graph.find("blackbox")->id;
    const auto run = engine(e);
    run->step();
    QVERIFY(run->apply({box, "surrogate.rank", Index{30}}));
    run->step();
    const std::optional<ComparisonSnapshot> c = run->compare(box, 0);
    QCOMPARE(c->rank, Index{30});
    QCOMPARE(c->step, 2);
    QVERIFY(c->box == box);
    QVERIFY(!run->compare(e.graph.find("relu")->id, 0));
}

void EngineTest::whatStandsBesideADeviceAsksItNothing() {
    const auto run = [this](const char* share) {
        Experiment e = tiny("fashion-mnist-slm");
        assignField(e, std::string("blackbox.digital.sparse_share=") + share);
        assignField(e, "blackbox.digital.bias=true");
        const auto one = engine(e);
        train(*one, 2);
        one->evaluate();
        return std::pair(one->ledger(), one->parameters());
    };
    const auto [plain, without] = run("0");
    const auto [sparse, with] = run("0.1");
    QCOMPARE(sparse, plain);
    QCOMPARE(with.size(), without.size() + 1);
    const auto weight = std::ranges::find(with, "blackbox.sparse_weight", &NamedTensor::name);
    QCOMPARE(weight->shape, (std::vector<std::int64_t>{128, 256}));
    const auto kept = std::ranges::count_if(weight->values, [](float w) { return w != 0; });
    QCOMPARE(kept, static_cast<std::ptrdiff_t>(3277));
}

void EngineTest::aResidualNeedsNoMoreThanTheDevice() {
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "hidden.outputs=128");
    assignField(e, "training.epochs=4");
    const auto plain = engine(e);
    assignField(e, "blackbox.digital.residual=true");
    const auto residual = engine(e);
    train(*plain, 64);
    train(*residual, 64);
    QCOMPARE(residual->ledger(), plain->ledger());
    QCOMPARE(residual->parameters().size(), plain->parameters().size());
    QVERIFY(residual->evaluate().accuracy > 0.9);
}

void EngineTest::startsFromADigitalRun_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<QStringList>("settings");
    const QStringList nothing;
    QTest::newRow("matvec") << "matvec" << nothing;
    QTest::newRow("slm") << "slm" << nothing;
    QTest::newRow("mrr") << "mrr" << nothing;
    QTest::newRow("crossbar") << "crossbar" << nothing;
    QTest::newRow("sparse + slm") << "slm" << QStringList{"digital.sparse_share=0.1"};
    QTest::newRow("residual + bias + slm")
        << "slm" << QStringList{"digital.residual=true", "digital.bias=true"};
}

// A device that reaches the layer's weight makes the same network of it.
void EngineTest::startsFromADigitalRun() {
    QFETCH(QString, device);
    QFETCH(QStringList, settings);
    constexpr double kTolerance = 2e-3;
    const bool isSquare = settings.contains("digital.residual=true");
    const auto prepare = [&](Experiment e) {
        if (isSquare) {
            assignField(e, "hidden.outputs=128");
        }
        return e;
    };
    Experiment digital = prepare(tiny("fashion-mnist-digital"));
    if (isSquare) {
        assignField(digital, "weights.bias=true");
    }
    const auto earlier = engine(digital);
    train(*earlier, 16);
    Experiment e = prepare(tiny("fashion-mnist-slm"));
    assignField(e, "training.start_from=" + checkpoint(*earlier));
    assignField(e, "blackbox.start_layer=weights");
    assignField(e, "blackbox.device=" + device.toStdString());
    for (const QString& setting : settings) {
        assignField(e, "blackbox." + setting.toStdString());
    }
    const auto run = engine(e);
    const EvaluationRecord expected = earlier->evaluate();
    const EvaluationRecord found = run->evaluate();
    QVERIFY2(std::abs(found.loss - expected.loss) < kTolerance,
             qPrintable(QStringLiteral("%1, before %2").arg(found.loss).arg(expected.loss)));
    train(*run, 2);
}

void EngineTest::saysWhichBlockGotNoNumbers() {
    const std::string file = m_folder.filePath("huge.safetensors").toStdString();
    writeCheckpoint(file, {{"hidden.weight", {256, 784}, std::vector<float>(256 * 784, 3e38f)}});
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "training.start_from=" + file);
    const auto run = engine(e);
    for (const bool evaluates : {false, true}) {
        try {
            evaluates ? static_cast<void>(run->evaluate()) : static_cast<void>(run->step());
            QFAIL("inputs that aren't finite were accepted");
        } catch (const RunError& error) {
            const QString message = error.what();
            QVERIFY2(message.startsWith(evaluates ? "evaluation after step 0: blackbox: inputs x: "
                                                  : "step 1: blackbox: inputs x: "),
                     error.what());
            QVERIFY2(holdsAll(message, "training.learning_rate is 0.001|mean and deviation"),
                     error.what());
        }
    }
}

void EngineTest::goesOnWhereARunEnded() {
    Experiment e = tiny("fashion-mnist-slm-sparse");
    const auto earlier = engine(e);
    train(*earlier, 5);
    assignField(e, "training.start_from=" + checkpoint(*earlier));
    assignField(e, "training.seed=2");
    const auto run = engine(e);
    QCOMPARE(run->evaluate().loss, earlier->evaluate().loss);
    // Another shape begins anew, and the rest goes on.
    assignField(e, "readout.bias=false");
    assignField(e, "hidden.outputs=200");
    QVERIFY(std::isfinite(engine(e)->evaluate().loss));
}

void EngineTest::refusesARunOfAnotherNetwork() {
    const std::string file = m_folder.filePath("other.safetensors").toStdString();
    writeCheckpoint(file, {{"convolution.weight", {3, 3}, std::vector<float>(9)}});
    Experiment e = tiny("fashion-mnist-slm");
    assignField(e, "training.start_from=" + file);
    const QString message = errorOf([&] { engine(e); });
    QVERIFY2(holdsAll(message, "training.start_from|same names and shapes|convolution.weight"),
             qPrintable(message));
    assignField(e, "blackbox.start_layer=convolution");
    COMPARE_ERROR(throw UserError(inspectExperiment(e, FileSurvey().of(e)).message(e.graph)),
                  "blackbox|start_layer|3 × 3|expected 128 × 256");
}

void EngineTest::trainsSeveralBlackBoxes() {
    Experiment e = tiny("fashion-mnist-slm-local");
    const BlockId first = e.graph.find("blackbox")->id;
    const Edge behind = *std::ranges::find(e.graph.edges, e.graph.find("relu 2")->id, &Edge::from);
    const BlockId second = insertBlock(e, "blackbox", behind, {});
    renameBlock(e, second, "second");
    for (const char* assignment :
         {"hidden.outputs=128", "second.device=mrr", "second.estimator.kind=local",
          "second.estimator.probes=2", "second.surrogate.sketch=3", "training.epochs=2"}) {
        assignField(e, assignment);
    }
    const auto run = engine(e);
    train(*run, 32);
    const std::vector<BlackBoxSummary> all = run->blackBoxes();
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[0].block, first);
    QCOMPARE(all[1].name, std::string("second"));
    const auto queries = [&](std::size_t box, Purpose purpose) {
        return all[box].ledger[purpose].queries;
    };
    for (const std::size_t box : {std::size_t{0}, std::size_t{1}}) {
        QCOMPARE(queries(box, Purpose::Forward), 32 * 32);
        QVERIFY(all[box].surrogateError > 0 && all[box].surrogateError < 1);
    }
    QCOMPARE(queries(0, Purpose::Gradient), 32 * (1 + 1) * 16);  // a probe and the baseline
    QCOMPARE(queries(0, Purpose::Surrogate), 128);
    QCOMPARE(queries(1, Purpose::Surrogate), 128 + 32 * 2 * (10 + 3));
    Ledger sum = all[0].ledger;
    sum += all[1].ledger;
    QCOMPARE(run->ledger(), sum);
    QVERIFY(run->snapshot(first)->initial != run->snapshot(second)->initial);
    run->apply({second, "surrogate.rank", Index{20}});
    run->step();
    QCOMPARE(run->compare(first, 0)->rank, Index{100});
    QCOMPARE(run->compare(second, 0)->rank, Index{20});
    train(*run, 16);
    QVERIFY(run->evaluate().accuracy > 0.3);
}

}  // namespace obscura

GUILESS_TEST(obscura::EngineTest)
#include "EngineTest.moc"
