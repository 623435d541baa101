// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/data/DatasetRegistry.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <limits>
#include <map>
#include <set>

using namespace obscura;

namespace {

using Values = std::map<std::string, std::vector<float>>;

Values valuesOf(const Engine& engine) {
    Values all;
    for (const NamedTensor& tensor : engine.parameters())
        all[tensor.name] = tensor.values;
    return all;
}

/// Without the surrogate, which a new rank alters at once.
Values trainedValuesOf(const Engine& engine) {
    Values all = valuesOf(engine);
    std::erase_if(
        all, [](const auto& each) { return each.first.find("surrogate") != std::string::npos; });
    return all;
}

std::vector<StepRecord> train(Engine& engine, int steps) {
    std::vector<StepRecord> records;
    records.reserve(std::size_t(steps));
    for (int i = 0; i < steps; ++i)
        records.push_back(engine.step());
    return records;
}

/// What the next step asks of the devices.
Usage costOfStep(Engine& engine) {
    const Usage before = engine.ledger().training();
    engine.step();
    Usage cost = engine.ledger().training();
    cost -= before;
    return cost;
}

struct Row {
    const char* option;
    const char* value;
    const char* base = "";  ///< assignments before the run
};

/// Each with a value that it does not have.
constexpr Row kRows[] = {
    {"blackbox.surrogate.rank", "20"},
    {"blackbox.surrogate.rank", "3", "blackbox.surrogate.update=streaming"},
    {"blackbox.surrogate.update", "streaming"},
    {"blackbox.surrogate.update", "svd"},
    {"blackbox.surrogate.update", "frozen"},
    {"blackbox.surrogate.update", "psi", "blackbox.surrogate.update=streaming"},
    {"blackbox.surrogate.update", "psi", "blackbox.surrogate.update=svd"},
    {"blackbox.surrogate.sketch", "3"},
    {"blackbox.surrogate.rebuild", "1"},
    {"blackbox.estimator.probes", "7"},
    {"blackbox.estimator.probes", "2", "blackbox.estimator.kind=local"},
    {"blackbox.estimator.probes", "5", "blackbox.estimator.kind=homodyne"},
    {"blackbox.estimator.antithetic", "true"},
    {"blackbox.estimator.compression", "6"},
    {"blackbox.estimator.compression", "0", "blackbox.estimator.compression=6"},
    {"blackbox.estimator.riding", "true",
     "blackbox.estimator.kind=local|blackbox.surrogate.update=streaming"},
    {"blackbox.estimator.riding", "false",
     "blackbox.estimator.kind=local|blackbox.surrogate.update=streaming|"
     "blackbox.estimator.riding=true"},
    {"blackbox.estimator.step", "0.3"},
    {"blackbox.estimator.step", "auto", "blackbox.estimator.step=0.3"},
    {"blackbox.estimator.step", "0",
     "blackbox.estimator.kind=streaming_jacobian|"
     "blackbox.estimator.step=0.3"},
    {"blackbox.estimator.law_intervals", "12", "blackbox.estimator.kind=streaming_jacobian"},
    {"blackbox.estimator.ridge", "0.5", "blackbox.estimator.kind=streaming_jacobian"},
    {"blackbox.estimator.forgetting", "0.2", "blackbox.estimator.kind=streaming_jacobian"},
    {"blackbox.estimator.gain_split", "0.5",
     "blackbox.estimator.kind=streaming_jacobian|blackbox.estimator.weight_law=false"},
    {"blackbox.estimator.passes", "3",
     "hidden.outputs=8|blackbox.outputs=4|blackbox.surrogate.rank=2|"
     "blackbox.estimator.kind=neural_twin"},
    {"blackbox.imperfections.read_noise", "0.1"},
    {"blackbox.imperfections.read_noise", "0", "blackbox.imperfections.read_noise=0.1"},
    {"blackbox.imperfections.read_noise_absolute", "0.1", "blackbox.imperfections.input_bits=6"},
    {"blackbox.imperfections.drift", "0.05"},
    {"blackbox.imperfections.drift", "0", "blackbox.imperfections.drift=0.05"},
    {"training.epochs", "0.5"},
    {"training.learning_rate", "0.1"},
    {"training.device_learning_rate", "0.1"},
};

constexpr int kStepsBefore = 3;  ///< steps until the change

}  // namespace

/// Options that change between two steps of an engine.
class LiveChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        for (const char* assignment :
             {"training.epochs=8", "blackbox.estimator.probes=4", "blackbox.inspection.period=1000",
              "blackbox.costs.seconds_per_query=0.001"})
            assignField(m_experiment, assignment);
    }

    void everyLiveOptionTakesEffect_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("base");
        for (const Row& row : kRows)
            QTest::addRow("%s=%s %s", row.option, row.value, row.base)
                << QString(row.option) << QString(row.value) << QString(row.base);
    }

    // Until then nothing is different; from then on steps cost what they would have cost all along.
    void everyLiveOptionTakesEffect() {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, base);
        const Experiment e = with(base);
        const auto left = engine(e);
        const auto changed = engine(e);
        const auto built = engine(with(base + '|' + option + '=' + value));
        train(*left, kStepsBefore);
        train(*changed, kStepsBefore);
        train(*built, kStepsBefore);
        QVERIFY(valuesOf(*changed) == valuesOf(*left));
        QVERIFY(changed->apply(changeOf(e, option, value)));
        QVERIFY(trainedValuesOf(*changed) == trainedValuesOf(*left));
        QCOMPARE(changed->ledger(), left->ledger());
        // A step μ that is chosen is measured where there is noise.
        costOfStep(*changed);
        costOfStep(*built);
        const Usage cost = costOfStep(*changed);
        const Usage expected = costOfStep(*built);
        QCOMPARE(cost.queries, expected.queries);
        QCOMPARE(cost.programmings, expected.programmings);
        train(*left, 2);
        QVERIFY(trainedValuesOf(*changed) != trainedValuesOf(*left));
        for (const auto& [name, values] : valuesOf(*changed))
            for (const float x : values)
                QVERIFY2(std::isfinite(x), name.c_str());
    }

    void everyOptionThatIsLiveHasARow() {
        std::set<std::string> tested = {"blackbox.inspection.period"};
        for (const Row& row : kRows)
            tested.insert(row.option);
        std::vector<BlockId> owners = {0};
        for (const Block& block : m_experiment.graph.blocks)
            owners.push_back(block.id);
        for (const BlockId block : owners) {
            for (const OptionInfo& info : optionsOf(m_experiment, block)) {
                const std::string path = ownerName(m_experiment.graph, block) + "." + info.name;
                QVERIFY2(info.isLive == tested.contains(path), path.c_str());
            }
        }
    }

    void theRankKeepsWhatIsKnown() {
        const auto run = engine(with("blackbox.surrogate.update=frozen"));
        run->step();
        const double before = run->surrogateError();
        run->apply(changeOf(m_experiment, "blackbox.surrogate.rank", "20"));
        QVERIFY(std::abs(run->surrogateError() - before) < 1e-5);
        QCOMPARE(run->compare(idOf(m_experiment, "blackbox"), 0)->rank, Index{20});
    }

    void errorsAreMeasuredAtTheNewPeriod() {
        const auto run = engine(m_experiment);
        train(*run, kStepsBefore);
        run->apply(changeOf(m_experiment, "blackbox.inspection.period", "2"));
        for (const StepRecord& record : train(*run, 5)) {
            QCOMPARE(std::isnan(record.surrogateError), record.step % 2 != 0);
            QCOMPARE(std::isnan(record.parameterGradientCosine), record.step % 2 != 0);
        }
    }

    void ratesAreThoseOfNow() {
        const auto run = engine(with("training.schedule=constant"));
        train(*run, kStepsBefore);
        run->apply(changeOf(m_experiment, "training.learning_rate", "0.25"));
        run->apply(changeOf(m_experiment, "training.device_learning_rate", "0"));
        const Values before = valuesOf(*run);
        QCOMPARE(run->step().learningRate, 0.25);
        const Values after = valuesOf(*run);
        QVERIFY(after.at("blackbox.omega") == before.at("blackbox.omega"));
        QVERIFY(after.at("hidden.weight") != before.at("hidden.weight"));
        QCOMPARE(trainingSettings(run->experiment().training).learningRate, 0.25);
    }

    // With the reads of both evaluations, noise is another one; a pass without noise is the same.
    void readsAreNoisyFromNowOn() {
        const auto run = engine(m_experiment);
        run->step();
        QCOMPARE(run->evaluate().loss, run->evaluate().loss);
        run->apply(changeOf(m_experiment, "blackbox.imperfections.read_noise", "0.5"));
        const double noisy = run->evaluate().loss;
        QVERIFY(noisy != run->evaluate().loss);
        run->apply(changeOf(m_experiment, "blackbox.imperfections.read_noise", "0"));
        QCOMPARE(run->evaluate().loss, run->evaluate().loss);
    }

    void theDeviceDriftsFromNowOn() {
        const auto run = engine(m_experiment);
        const BlockId box = idOf(m_experiment, "blackbox");
        const auto wandered = [&] {
            run->evaluate();
            const std::optional<DeviceSnapshot> s = run->snapshot(box);
            return (s->held - s->omega).norm();
        };
        run->step();
        QCOMPARE(wandered(), 0.0f);
        run->apply(changeOf(m_experiment, "blackbox.imperfections.drift", "0.1"));
        run->step();
        const float some = wandered();
        QVERIFY(some > 0);
        run->apply(changeOf(m_experiment, "blackbox.imperfections.drift", "0"));
        const float before = wandered();
        QVERIFY(before >= some);
        QCOMPARE(wandered(), before);
    }

    // It depends on the noise, and on nothing that is known while μ is given.
    void aStepThatIsChosenIsMeasuredAnew() {
        const Experiment e = with("blackbox.imperfections.read_noise=0.01");
        const auto cost = [&](const std::vector<std::pair<const char*, const char*>>& changes) {
            const auto run = engine(e);
            train(*run, kStepsBefore);
            const std::int64_t usual = costOfStep(*run).queries;
            for (const auto& [option, value] : changes)
                run->apply(changeOf(e, option, value));
            return costOfStep(*run).queries - usual;
        };
        constexpr std::int64_t kMeasurement = 16;
        const char* const step = "blackbox.estimator.step";
        QCOMPARE(cost({{step, "0.01"}}), std::int64_t{0});
        QCOMPARE(cost({{step, "0.01"}, {step, "auto"}}), kMeasurement);
        QCOMPARE(cost({{"blackbox.imperfections.read_noise", "0.1"}}), kMeasurement);
        QCOMPARE(
            cost({{"blackbox.surrogate.update", "frozen"}, {"blackbox.surrogate.update", "psi"}}),
            std::int64_t{0});
    }

    void theSameValueChangesNothing_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("default") << "blackbox.surrogate.rank"
                                 << "10";
        QTest::newRow("set") << "blackbox.estimator.probes"
                             << "4";
        QTest::newRow("auto") << "blackbox.estimator.step"
                              << "auto";
        QTest::newRow("noise") << "blackbox.imperfections.read_noise"
                               << "0.01";
        QTest::newRow("drift") << "blackbox.imperfections.drift"
                               << "0.02";
        QTest::newRow("rate") << "training.learning_rate"
                              << "0.001";
    }

    void theSameValueChangesNothing() {
        QFETCH(QString, option);
        QFETCH(QString, value);
        const Experiment e =
            with("blackbox.imperfections.read_noise=0.01|blackbox.imperfections.drift=0.02");
        const auto left = engine(e);
        const auto changed = engine(e);
        train(*left, kStepsBefore);
        train(*changed, kStepsBefore);
        QVERIFY(!changed->apply(changeOf(e, option, value)));
        QVERIFY(changed->experiment() == e);
        verifySame(*changed, *left);
    }

    void refusesWhatCannotBe_data() {
        QTest::addColumn<int>("block");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("words");
        const BlockId box = idOf(m_experiment, "blackbox");
        const auto row = [](const char* name, BlockId block, const char* option,
                            const QVariant& value, const char* words) {
            QTest::newRow(name) << block << option << value << words;
        };
        row("rank too large", box, "surrogate.rank", 129, "129|1 to 128");
        row("rank 0", box, "surrogate.rank", 0, "blackbox.surrogate.rank|0|from 1");
        row("rank as text", box, "surrogate.rank", "five", "five|whole number");
        row("fraction of probes", box, "estimator.probes", 1.5, "1.5|whole number");
        row("no number", box, "estimator.step", std::numeric_limits<double>::quiet_NaN(),
            "nan|auto or a number");
        row("no rate", 0, "learning_rate", std::numeric_limits<double>::quiet_NaN(),
            "training.learning_rate|nan");
        row("infinite rate", 0, "learning_rate", std::numeric_limits<double>::infinity(),
            "training.learning_rate|inf");
        row("auto rank", box, "surrogate.rank", "auto", "auto|whole number");
        row("unknown choice", box, "surrogate.update", "follow",
            "follow|psi, streaming, svd or frozen");
        row("unknown option", box, "surrogate.rnak", 5, "rnak|surrogate.rank");
        row("unknown block", 777, "surrogate.rank", 5, "777");
        row("not live", box, "estimator.kind", "exact",
            "blackbox.estimator.kind|can't be changed|surrogate.rank, surrogate.update|"
            "inspection.period|imperfections.drift");
        row("not live in training", 0, "batch", 16,
            "training.batch|can't be changed|learning_rate, device_learning_rate");
        row("nothing live", idOf(m_experiment, "hidden"), "outputs", 5,
            "hidden.outputs|none of its options");
    }

    void refusesWhatCannotBe() {
        QFETCH(int, block);
        QFETCH(QString, option);
        QFETCH(QVariant, value);
        QFETCH(QString, words);
        const auto left = engine(m_experiment);
        const auto changed = engine(m_experiment);
        train(*left, kStepsBefore);
        train(*changed, kStepsBefore);
        COMPARE_ERROR(changed->apply({block, option.toStdString(), optionValueOf(value)}), words);
        QVERIFY(changed->experiment() == m_experiment);
        verifySame(*changed, *left);
    }

    // What the device allows is asked as before a run.
    void refusesWhatTheDeviceDoesNotAllow() {
        const Experiment bent = with("blackbox.device=multimode_fibre");
        const auto nonlinear = engine(bent);
        COMPARE_ERROR(nonlinear->apply(changeOf(bent, "blackbox.estimator.compression", "4")),
                      "estimator.compression|4|not linear");
        QVERIFY(nonlinear->experiment() == bent);
        const Experiment start =
            with("blackbox.surrogate.start=nothing|blackbox.surrogate.update=streaming");
        const auto run = engine(start);
        COMPARE_ERROR(run->apply(changeOf(start, "blackbox.surrogate.update", "psi")),
                      "surrogate.start|nothing|streaming");
        QVERIFY(run->experiment() == start);
        const Experiment homodyne = with("blackbox.estimator.kind=homodyne");
        const auto other = engine(homodyne);
        COMPARE_ERROR(other->apply(changeOf(homodyne, "blackbox.estimator.probes", "2")),
                      "estimator.probes|2|at least 3");
        QVERIFY(other->experiment() == homodyne);
    }

private:
    std::unique_ptr<Engine> engine(const Experiment& e) const {
        return makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 2);
    }
    /// The experiment with assignments, which stand with | between them.
    Experiment with(const QString& assignments) const {
        Experiment e = m_experiment;
        for (const QString& assignment : assignments.split('|', Qt::SkipEmptyParts))
            assignField(e, assignment.toStdString());
        return e;
    }
    static Change changeOf(const Experiment& e, const QString& path, const QString& value) {
        return parsedChange(e, path.section('.', 0, 0).toStdString(),
                            path.section('.', 1).toStdString(), value.toStdString());
    }
    static OptionValue optionValueOf(const QVariant& value) {
        switch (value.typeId()) {
            case QMetaType::Int:
                return Index{value.toInt()};
            case QMetaType::Double:
                return value.toDouble();
            default:
                return value.toString().toStdString();
        }
    }
    /// Both engines go on in the same way.
    static void verifySame(Engine& a, Engine& b) {
        QVERIFY(valuesOf(a) == valuesOf(b));
        for (int i = 0; i < 2; ++i)
            QVERIFY(a.step().loss == b.step().loss);
        QVERIFY(valuesOf(a) == valuesOf(b));
        QCOMPARE(a.ledger(), b.ledger());
        QCOMPARE(a.evaluate().loss, b.evaluate().loss);
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
};

GUILESS_TEST(LiveChangesTest)
#include "LiveChangesTest.moc"
