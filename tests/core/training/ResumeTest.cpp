// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/Change.h"
#include "core/runs/RunState.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/SettingsCheck.h"
#include "core/training/Engine.h"
#include "devices/DeviceRegistry.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <bit>
#include <fstream>
#include <sstream>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr int kStepsUntilSaved = 4;  ///< steps until the state is saved
constexpr int kAfter = 4;            ///< and from there; the training set has kEpoch batches
constexpr int kEpoch = 3;
constexpr int kBatch = 4;
constexpr int kSide = 9;  ///< inputs and outputs of the device: a square, for those that have areas
constexpr int kTimeout = 240000;  ///< ms, generous for sanitizers

/// A training that is interrupted.
struct Interruption {
    std::string name;
    Experiment experiment;
    std::vector<Change> changes = {};  ///< made before the second step
};

/// What nobody measures again: a step's record but for the time that it took, bit by bit.
std::string textOf(const StepRecord& record) {
    std::ostringstream text;
    text << record.step << std::hex;
    for (const double number :
         {record.epoch, record.loss, record.learningRate, record.surrogateError,
          record.bestSurrogateError, record.inputGradientCosine, record.parameterGradientCosine,
          record.parameterGradientNormRatio}) {
        text << ' ' << std::bit_cast<std::uint64_t>(number);
    }
    for (const Usage& usage : record.ledger.byPurpose) {
        text << ' ' << usage.queries << ' ' << usage.programmings << ' '
             << std::bit_cast<std::uint64_t>(usage.seconds) << ' '
             << std::bit_cast<std::uint64_t>(usage.joules);
    }
    return text.str() + '\n';
}

/// The rest of a training: its records, an evaluation, what is seen of it, and its last state.
void finish(Engine& engine, const fs::path& records, const fs::path& state) {
    std::ostringstream text;
    for (int step = 0; step < kAfter; ++step) {
        text << textOf(engine.step());
        for (const BlockFindings& found : engine.diagnose()) {
            for (const Finding& finding : found.findings) {
                text << finding.message << '\n';
            }
        }
    }
    const EvaluationRecord evaluation = engine.evaluate();
    text << std::hex << std::bit_cast<std::uint64_t>(evaluation.loss) << ' '
         << std::bit_cast<std::uint64_t>(evaluation.accuracy) << '\n';
    for (const BlackBoxSummary& box : engine.blackBoxes()) {
        text << box.name << ' ' << std::bit_cast<std::uint64_t>(box.surrogateError) << ' '
             << box.clipped.parameters << ' ' << box.clipped.inputs << ' ' << box.clipped.outputs
             << '\n';
        if (const auto comparison = engine.compare({box.block, 1}, 2); comparison->spread) {
            text << std::bit_cast<std::uint64_t>(comparison->spread->cosine.mean) << '\n';
        }
        const auto snapshot = engine.snapshot({box.block, 1});
        for (const Vector* const numbers : {&snapshot->initial, &snapshot->held, &snapshot->y}) {
            for (const float number : *numbers) {
                text << std::bit_cast<std::uint32_t>(number) << ' ';
            }
        }
    }
    std::ofstream(records) << text.str();
    writeRunState(state, engine.state());
}

std::shared_ptr<const Dataset> dataOf(const Experiment& e) {
    return loadDataset(datasetSettings(*e.graph.firstOfKind("dataset")));
}

/// The new process: goes on with each state that lies in the folder.
int resumeAll(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    std::shared_ptr<const Dataset> data;
    for (const auto& entry : fs::directory_iterator(argv[1])) {
        if (entry.path().extension() == ".safetensors") {
            const RunState state = readRunState(entry.path());
            if (!data) {
                data = dataOf(parseExperiment(state.experiment, "state"));
            }
            const auto engine = resumeEngine(state, data, 1);
            const fs::path stem = fs::path(argv[1]) / "found" / entry.path().stem();
            finish(*engine, stem.string() + ".records", stem.string() + ".state");
        }
    }
    return 0;
}

const tests::Registration registeredProcess("ResumedProcess", tests::Needs::Nothing, resumeAll);

}  // namespace

/// n + m steps are n steps, a state saved to disk and loaded in a new process, and m steps.
class ResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesOnInANewProcess_data();
    void goesOnInANewProcess();
    void goesOnInTheSameEngine();
    void refusesAnotherExperiment_data();
    void refusesAnotherExperiment();
    void refusesOtherChanges();
    void refusesArraysThatDontFit();

private:
    Experiment tiny(const std::string& name, const std::vector<std::string>& assignments = {});
    Experiment hybrid(const std::vector<std::string>& assignments);
    void addMethods();
    void addVariants();
    void addNetworks();
    void addChanges();
    void interrupt(const Interruption& training);
    fs::path file(const std::string& folder, const std::string& name,
                  const std::string& ending) const {
        return fs::path(m_states.path().toStdString()) / folder / (name + ending);
    }

    QTemporaryDir m_data;
    QTemporaryDir m_states;
    std::shared_ptr<const Dataset> m_loaded;
    std::vector<Interruption> m_all;
};

Experiment ResumeTest::tiny(const std::string& name, const std::vector<std::string>& assignments) {
    Experiment e = tinyExperiment(name, m_data.path().toStdString());
    assignField(e, "training.batch=" + std::to_string(kBatch));
    assignField(e, "training.epochs=3");
    for (const std::string& assignment : assignments) {
        assignField(e, assignment);
    }
    return e;
}

/// A small network around one device with everything that is imperfect.
Experiment ResumeTest::hybrid(const std::vector<std::string>& assignments) {
    Experiment e = tiny("fashion-mnist-slm");
    const std::string side = std::to_string(kSide);
    for (const std::string& assignment :
         {"hidden.outputs=" + side, "blackbox.outputs=" + side,
          std::string("blackbox.surrogate.rank=3"), std::string("blackbox.surrogate.sketch=3"),
          std::string("blackbox.estimator.probes=3"), std::string("blackbox.inspection.period=2"),
          std::string("blackbox.imperfections.parameter_limit=1.5"),
          std::string("blackbox.imperfections.parameter_bits=10"),
          std::string("blackbox.imperfections.input_limit=2"),
          std::string("blackbox.imperfections.output_bits=12"),
          std::string("blackbox.imperfections.read_noise=0.01"),
          std::string("blackbox.imperfections.drift=0.01"),
          std::string("blackbox.imperfections.crosstalk=0.01"),
          std::string("blackbox.imperfections.fabrication_spread=0.02"),
          std::string("blackbox.imperfections.stuck=0.1")}) {
        assignField(e, assignment);
    }
    for (const std::string& assignment : assignments) {
        assignField(e, assignment);
    }
    return e;
}

/// Every device with every estimator and every way to keep the surrogate that go together.
void ResumeTest::addMethods() {
    const std::vector<OptionInfo> schema = blackBoxOptions();
    for (const DeviceInfo& device : deviceRegistry()) {
        for (const std::string& kind : findOption(schema, "estimator.kind")->choices) {
            for (const std::string& update : findOption(schema, "surrogate.update")->choices) {
                const Experiment e =
                    hybrid({"blackbox.device=" + device.id, "blackbox.estimator.kind=" + kind,
                            "blackbox.surrogate.update=" + update});
                try {
                    const BlackBoxSettings settings = blackBoxSettings(*e.graph.find("blackbox"));
                    checkMethod(settings, traitsOf(settings, kSide, 1));
                } catch (const UserError&) {
                    continue;
                }
                m_all.push_back({device.id + " " + kind + " " + update, e});
            }
        }
    }
}

void ResumeTest::addVariants() {
    const std::vector<std::pair<std::string, std::vector<std::string>>> variants = {
        {"rebuilt", {"blackbox.surrogate.rebuild=3"}},
        {"streaming from nothing",
         {"blackbox.surrogate.update=streaming", "blackbox.surrogate.start=nothing"}},
        {"riding",
         {"blackbox.surrogate.update=streaming", "blackbox.estimator.kind=local",
          "blackbox.estimator.riding=true"}},
        {"compressed", {"blackbox.estimator.compression=2"}},
        {"antithetic", {"blackbox.estimator.antithetic=true"}},
        {"fixed step", {"blackbox.estimator.step=0.05"}},
        {"inspected by queries", {"blackbox.inspection.source=queries"}},
        {"exact upstream", {"blackbox.surrogate.upstream=exact"}},
        {"twin upstream", {"blackbox.surrogate.upstream=digital_twin"}},
        {"imperfect in training", {"blackbox.imperfections.during=training"}},
        {"imperfect at inference", {"blackbox.imperfections.during=inference"}},
        {"constant rate", {"training.schedule=constant"}},
        {"plateau", {"training.schedule=plateau", "training.patience=1", "training.warm_up=3"}},
        {"decay apart", {"training.optimizer.kind=adamw", "training.optimizer.weight_decay=0.1"}},
        {"gradient descent", {"training.optimizer.kind=sgd", "training.optimizer.clip=1"}},
        {"muon", {"training.optimizer.kind=muon"}},
        {"several batches", {"training.optimizer.accumulate=2"}},
        {"ageing and noisy by itself",
         {"blackbox.device=crossbar", "blackbox.options.first_read=0.01",
          "blackbox.options.read_noise=0.01"}},
        {"beside weights of its own",
         {"blackbox.digital.sparse_share=0.2", "blackbox.digital.bias=true",
          "blackbox.digital.residual=true"}},
    };
    for (const auto& [name, assignments] : variants) {
        m_all.push_back({name, hybrid(assignments)});
    }
}

/// Digital layers that have state of their own, and some that share a generator.
void ResumeTest::addNetworks() {
    for (const char* const name : {"fashion-mnist-digital", "fashion-mnist-cnn",
                                   "fashion-mnist-attention", "fashion-mnist-slm-sparse"}) {
        Experiment e = tiny(name);
        for (const char* const before : {"readout", "loss"}) {
            const BlockId to = e.graph.find(before)->id;
            insertBlock(e, "dropout", *std::ranges::find(e.graph.edges, to, &Edge::to), {});
        }
        m_all.push_back({name, e});
    }
}

/// Options that were changed on the way go on as they are.
void ResumeTest::addChanges() {
    const Experiment e = hybrid({"blackbox.imperfections.read_noise=0"});
    const BlockId box = e.graph.find("blackbox")->id;
    m_all.push_back({"changed on the way",
                     e,
                     {{box, "surrogate.rank", Index{5}},
                      {box, "estimator.probes", Index{4}},
                      {box, "imperfections.read_noise", 0.02},
                      {box, "imperfections.drift", 0.0},
                      {box, "estimator.step", 0.05},
                      {box, "estimator.step", Auto()},
                      {0, "learning_rate", 0.002}}});
    m_all.push_back(
        {"riding from the second step on",
         hybrid({"blackbox.surrogate.update=streaming", "blackbox.estimator.kind=local"}),
         {{box, "estimator.riding", true}}});
}

void ResumeTest::initTestCase() {
    writeTinyDataset(m_data.path().toStdString(), kBatch * kEpoch, 10);
    fs::create_directory(file("found", "", ""));
    fs::create_directory(file("expected", "", ""));
    addMethods();
    addVariants();
    addNetworks();
    addChanges();
    m_loaded = dataOf(m_all.front().experiment);
    for (const Interruption& training : m_all) {
        interrupt(training);
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {"ResumedProcess", m_states.path()});
    QVERIFY(process.waitForFinished(kTimeout));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

/// Makes the steps without a break, and again until the state is saved.
void ResumeTest::interrupt(const Interruption& training) {
    const auto begin = [&] {
        auto engine = makeEngine(training.experiment, m_loaded, 1);
        engine->step();
        for (const Change& change : training.changes) {
            engine->apply(change);
        }
        for (int step = 1; step < kStepsUntilSaved; ++step) {
            engine->step();
        }
        engine->evaluate();
        return engine;
    };
    finish(*begin(), file("expected", training.name, ".records"),
           file("expected", training.name, ".state"));
    writeRunState(file("", training.name, ".safetensors"), begin()->state());
}

void ResumeTest::goesOnInANewProcess_data() {
    QTest::addColumn<std::string>("name");
    for (const Interruption& training : m_all) {
        QTest::addRow("%s", training.name.c_str()) << training.name;
    }
}

void ResumeTest::goesOnInANewProcess() {
    QFETCH(std::string, name);
    QCOMPARE(readFile(file("found", name, ".records")),
             readFile(file("expected", name, ".records")));
    QVERIFY(readFile(file("found", name, ".state")) == readFile(file("expected", name, ".state")));
}

// An engine that has gone elsewhere meanwhile comes back to all of it.
void ResumeTest::goesOnInTheSameEngine() {
    const auto engine = makeEngine(hybrid({}), m_loaded, 1);
    engine->step();
    const RunState state = engine->state();
    const std::string expected = textOf(engine->step());
    engine->evaluate();
    engine->step();
    engine->restore(state);
    QCOMPARE(textOf(engine->step()), expected);
}

void ResumeTest::refusesAnotherExperiment_data() {
    QTest::addColumn<std::string>("assignment");
    QTest::addColumn<QString>("message");
    QTest::newRow("another seed") << std::string("training.seed=2")
                                  << "state: found that of another experiment: "
                                     "training.seed: 1 → 2";
    QTest::newRow("another size")
        << std::string("hidden.outputs=10")
        << "state: found that of another experiment: hidden.outputs: 9 → 10";
}

void ResumeTest::refusesAnotherExperiment() {
    QFETCH(std::string, assignment);
    QFETCH(QString, message);
    const RunState state = makeEngine(hybrid({assignment}), m_loaded, 1)->state();
    const auto engine = makeEngine(hybrid({}), m_loaded, 1);
    QCOMPARE(messageOf([&] { engine->restore(state); }), message);
}

void ResumeTest::refusesOtherChanges() {
    const auto changed = makeEngine(hybrid({}), m_loaded, 1);
    const auto engine = makeEngine(hybrid({}), m_loaded, 1);
    changed->apply({0, "learning_rate", 0.002});
    QCOMPARE(messageOf([&] { engine->restore(changed->state()); }),
             "state: found 1 changes of options, expected the 0 that were made here");
}

void ResumeTest::refusesArraysThatDontFit() {
    const auto engine = makeEngine(hybrid({}), m_loaded, 1);
    const RunState good = engine->state();
    engine->step();
    const std::string expected = [&] {
        const auto other = makeEngine(hybrid({}), m_loaded, 1);
        other->step();
        return textOf(other->step());
    }();
    RunState state = good;
    StateArray& array = *std::ranges::find(state.arrays, "network.hidden.bias", &StateArray::name);
    array = {array.name, {4}, std::vector<float>(4)};
    QCOMPARE(messageOf([&] { engine->restore(state); }),
             "state: network.hidden.bias: found float32 [4], expected float32 [9]");
    state = good;
    std::erase_if(state.arrays, [](const StateArray& other) {
        return other.name == "network.blackbox.device.device.drift.walk";
    });
    QVERIFY(messageOf([&] { engine->restore(state); }).contains("drift.walk: found nothing"));
    // Nothing of either has been taken over.
    QCOMPARE(textOf(engine->step()), expected);
}

}  // namespace obscura

GUILESS_TEST(obscura::ResumeTest)
#include "ResumeTest.moc"
