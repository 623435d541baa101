// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/experiment/Experiment.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Limits.h"
#include "core/graph/FreeId.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"

#include <limits>

using namespace obscura;

class ExperimentTest : public QObject {
    Q_OBJECT

private:
    static Block relu(BlockId id, const std::string& name) {
        Block block;
        block.id = id;
        block.name = name;
        block.kind = "relu";
        return block;
    }

    Experiment slm() const { return templateExperiment("fashion-mnist-slm"); }

    /// Runs an edit that must be refused and checks that it left no trace.
    void refused(const std::function<void(Experiment&)>& edit, const QString& words) {
        Experiment e = slm();
        const Experiment before = e;
        COMPARE_ERROR(edit(e), words);
        QVERIFY(e == before);
    }

private Q_SLOTS:
    void addsBlocksWithFreeNames() {
        Experiment e = slm();
        const BlockId first = addBlock(e, "linear", {5, 6});
        const BlockId second = addBlock(e, "linear", {7, 8});
        QVERIFY(first != second);
        QCOMPARE(e.graph.find(first)->name, std::string("linear"));
        QCOMPARE(e.graph.find(second)->name, std::string("linear 2"));
        QVERIFY(e.graph.find(first)->options.empty());
        QCOMPARE(e.graph.find(second)->position.y, 8.0);
        refused([](Experiment& x) { addBlock(x, "linaer", {}); }, "linaer|near|linear");
        refused([](Experiment& x) { addBlock(x, "loss", {}); }, "loss|only one");
    }

    void thereIsAMostOfBlocks() {
        Experiment e;
        e.graph.blocks.resize(kMostBlocks, relu(1, "a"));
        QVERIFY_EXCEPTION_THROWN(addBlock(e, "relu", {}), UserError);
        e.graph.blocks.pop_back();
        addBlock(e, "relu", {});
        QCOMPARE(e.graph.blocks.size(), kMostBlocks);
    }

    void findsByIdInAnyOrder() {
        Graph graph;
        for (const BlockId id : {7, 2, 9, 4, 1})
            graph.blocks.push_back(relu(id, std::to_string(id)));
        for (const BlockId id : {1, 2, 4, 7, 9})
            QCOMPARE(graph.find(id)->name, std::to_string(id));
        for (const BlockId id : {0, 3, 10})
            QVERIFY(!graph.find(id));
        std::ranges::sort(graph.blocks, {}, &Block::id);
        for (const BlockId id : {1, 2, 4, 7, 9})
            QCOMPARE(graph.find(id)->name, std::to_string(id));
    }

    void freeNamesFillTheGap() {
        Graph graph;
        for (const char* name : {"relu", "relu 2", "relu 4", "relu 03"})
            graph.blocks.push_back(relu(1, name));
        graph.groups.push_back({.id = 1, .name = "relu 5"});
        QCOMPARE(graph.freeName("relu"), std::string("relu 3"));
        graph.blocks[3].name = "relu 3";
        QCOMPARE(graph.freeName("relu"), std::string("relu 6"));
        QCOMPARE(graph.freeName("tanh"), std::string("tanh"));
    }

    void freeIdSurvivesTheLargest() {
        Graph graph;
        QCOMPARE(graph.freeId(), 1);
        graph.blocks.resize(2);
        graph.blocks[0].id = std::numeric_limits<BlockId>::max();
        graph.blocks[1].id = 1;
        QCOMPARE(graph.freeId(), 2);
    }

    void smallestFreeIdFillsTheGap() {
        std::vector<Note> notes;
        QCOMPARE(smallestFreeId(notes), 1);
        notes.resize(3);
        notes[0].id = 1;
        notes[1].id = 4;
        notes[2].id = 2;
        QCOMPARE(smallestFreeId(notes), 3);
        FreeIds ids;
        QVERIFY(ids.take(2));
        QVERIFY(!ids.take(2));
        QCOMPARE(ids.next(), 1);
        QCOMPARE(ids.next(), 3);
    }

    void insertsIntoAnEdge() {
        Experiment e = slm();
        const Edge edge{idOf(e, "hidden"), 0, idOf(e, "relu"), 0};
        const BlockId id = insertBlock(e, "dropout", edge, {1, 2});
        const std::vector<Edge> expected = {{edge.from, 0, id, 0}, {id, 0, edge.to, 0}};
        QVERIFY(std::equal(expected.begin(), expected.end(), e.graph.edges.begin() + 1));
        QCOMPARE(e.graph.edges.size(), std::size_t{8});
        refused([&](Experiment& x) { insertBlock(x, "loss", edge, {}); }, "loss|between");
        refused(
            [&](Experiment& x) {
                insertBlock(x, "tanh", {edge.to, 0, edge.from, 0}, {});
            },
            "no such connection");
    }

    void removalJoinsNeighbours() {
        Experiment e = slm();
        const BlockId from = idOf(e, "hidden");
        const BlockId to = idOf(e, "blackbox");
        removeBlock(e, idOf(e, "relu"));
        QVERIFY(!e.graph.find("relu"));
        QVERIFY(e.graph.edges.at(1) == (Edge{from, 0, to, 0}));
        QCOMPARE(e.graph.edges.size(), std::size_t{6});
        refused([&](Experiment& x) { removeBlock(x, idOf(x, "dataset")); },
                "dataset|can't be removed");
        refused([&](Experiment& x) { removeBlock(x, idOf(x, "loss")); }, "loss|can't be removed");
        refused([&](Experiment& x) { removeBlock(x, 99); }, "99");
    }

    void insertThenRemoveIsNothing() {
        Experiment e = slm();
        const Experiment before = e;
        for (const Edge& edge : before.graph.edges) {
            removeBlock(e, insertBlock(e, "tanh", edge, {}));
            QVERIFY(e == before);
        }
    }

    void refusesValuesBeyondSinglePrecision() {
        for (const char* value : {"1e39", "2e6", "-1", "nan"}) {
            refused(
                [&](Experiment& x) {
                    assignField(x, std::string("blackbox.estimator.step=") + value);
                },
                "blackbox.estimator.step|expected auto or a number from 0 to 1000000");
        }
        refused([](Experiment& x) { assignField(x, "blackbox.estimator.step=5e-324"); },
                "blackbox.estimator.step|single precision");
        refused(
            [](Experiment& x) { assignField(x, "blackbox.imperfections.parameter_limit=5e-324"); },
            "blackbox.imperfections.parameter_limit|single precision");
        refused([](Experiment& x) { assignField(x, "training.seed=9007199254740993"); },
                "training.seed|9007199254740993");
    }

    void refusesTextThatIsNotUtf8() {
        refused([](Experiment& x) { assignField(x, "name=a\xff"); }, "name|a\\xff|UTF-8");
        refused([](Experiment& x) { assignField(x, "dataset.folder=/\xc3/x"); },
                "dataset.folder|UTF-8");
    }

    void connectingReplacesAndRefusesLoops() {
        Experiment e = slm();
        const Edge shortcut{idOf(e, "hidden"), 0, idOf(e, "norm"), 0};
        connectBlocks(e, shortcut);
        QCOMPARE(std::count(e.graph.edges.begin(), e.graph.edges.end(), shortcut), 1);
        QCOMPARE(e.graph.edges.size(), std::size_t{7});
        refused(
            [](Experiment& x) {
                connectBlocks(x, {idOf(x, "norm"), 0, idOf(x, "relu"), 0});
            },
            "loop");
        refused(
            [](Experiment& x) {
                connectBlocks(x, {idOf(x, "norm"), 0, idOf(x, "norm"), 0});
            },
            "loop");
        refused(
            [](Experiment& x) {
                connectBlocks(x, {idOf(x, "loss"), 0, idOf(x, "relu"), 0});
            },
            "loss|no output 0");
        refused(
            [](Experiment& x) {
                connectBlocks(x, {idOf(x, "norm"), 0, idOf(x, "relu"), 1});
            },
            "relu|no input 1");
        refused(
            [](Experiment& x) {
                connectBlocks(x, {idOf(x, "norm"), -1, idOf(x, "relu"), 0});
            },
            "no output -1");
        disconnectBlocks(e, shortcut);
        QCOMPARE(e.graph.edges.size(), std::size_t{6});
        refused([](Experiment& x) { disconnectBlocks(x, {1, 0, 8, 0}); }, "no such connection");
    }

    void defaultsAreNotStored() {
        Experiment e = slm();
        const Experiment before = e;
        const BlockId id = idOf(e, "blackbox");
        setBlockOption(e, id, "surrogate.rank", Index{50});
        QCOMPARE(blackBoxSettings(*e.graph.find(id)).surrogate.rank, Index{50});
        QVERIFY(e != before);
        setBlockOption(e, id, "surrogate.rank", Index{10});
        QVERIFY(e == before);
        setTrainingOption(e, "learning_rate", 0.5);
        setTrainingOption(e, "learning_rate", 1e-3);
        QVERIFY(e == before);
    }

    void choosingADeviceDropsItsOptions() {
        Experiment e = slm();
        Block& block = *e.graph.find("blackbox");
        block.options["options.leftover"] = 1.0;
        block.options["costs.seconds_per_query"] = 1.0;
        setBlockOption(e, block.id, "device", std::string("slm"));
        QVERIFY(block.options.contains("options.leftover"));
        setBlockOption(e, block.id, "device", std::string("mrr"));
        QVERIFY(!block.options.contains("options.leftover"));
        QVERIFY(!block.options.contains("costs.seconds_per_query"));
        QCOMPARE(blackBoxSettings(block).device, std::string("mrr"));
    }

    void stepIsAutoOrANumber() {
        Experiment e = slm();
        const auto step = [&] {
            return blackBoxSettings(*e.graph.find("blackbox")).estimator.step;
        };
        QVERIFY(!step());
        assignField(e, "blackbox.estimator.step=0.01");
        QVERIFY(step() == 0.01);
        setBlockOption(e, idOf(e, "blackbox"), "estimator.step", 0.25);
        QVERIFY(step() == 0.25);
        setBlockOption(e, idOf(e, "blackbox"), "estimator.step", Index{2});
        QVERIFY(step() == 2.0);
        assignField(e, "blackbox.estimator.step=0,5");
        QVERIFY(step() == 0.5);
        assignField(e, "blackbox.estimator.step=auto");
        QVERIFY(!step());
        QVERIFY(e == slm());
    }

    void renames() {
        Experiment e = slm();
        const BlockId id = idOf(e, "blackbox");
        renameBlock(e, id, "modulator");
        QCOMPARE(idOf(e, "modulator"), id);
        refused([](Experiment& x) { renameBlock(x, 2, "relu"); }, "already|relu");
        refused([](Experiment& x) { renameBlock(x, 2, "a.b"); }, "a.b|dot");
        refused([](Experiment& x) { renameBlock(x, 2, "a=b"); }, "a=b|equals");
        refused([](Experiment& x) { renameBlock(x, 2, ""); }, "name");
        refused([](Experiment& x) { renameBlock(x, 2, "training"); }, "training");
        refused([](Experiment& x) { renameBlock(x, 2, std::string(61, 'x')); }, "61|60");
        renameBlock(e, id, "Überblick");
        QVERIFY(e.graph.find("Überblick"));
    }

    void assigns_data() {
        QTest::addColumn<QString>("assignment");
        QTest::newRow("epochs") << "training.epochs=3";
        QTest::newRow("batch") << "training.batch=64";
        QTest::newRow("seed") << "training.seed=9";
        QTest::newRow("rate") << "training.learning_rate=0.5";
        QTest::newRow("device rate") << "training.device_learning_rate=0.5";
        QTest::newRow("schedule") << "training.schedule=constant";
        QTest::newRow("evaluate") << "training.evaluate_every=5";
        QTest::newRow("folder") << "dataset.folder=/some/where=else";
        QTest::newRow("source") << "dataset.source=mnist";
        QTest::newRow("device") << "blackbox.device=mrr";
        QTest::newRow("rank") << "blackbox.surrogate.rank=50";
        QTest::newRow("update") << "blackbox.surrogate.update=svd";
        QTest::newRow("sketch") << "blackbox.surrogate.sketch=100";
        QTest::newRow("rebuild") << "blackbox.surrogate.rebuild=7";
        QTest::newRow("probes") << "blackbox.estimator.probes=1";
        QTest::newRow("inspection") << "blackbox.inspection.period=1";
        QTest::newRow("spaced name") << "hidden.bias=false";
        QTest::newRow("title") << "name=My experiment";
    }
    void assigns() {
        QFETCH(QString, assignment);
        Experiment e = slm();
        assignField(e, assignment.toStdString());
        QVERIFY(e != slm());
        QVERIFY(parseExperiment(formatExperiment(e), "text") == e);
        const Experiment once = e;
        assignField(e, assignment.toStdString());
        QVERIFY(e == once);
    }

    void refusesAssignments_data() {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("words");
        QTest::newRow("no value") << "training.epochs"
                                  << "training.epochs|path=value";
        QTest::newRow("empty") << ""
                               << "path=value";
        QTest::newRow("unknown block") << "blackbx.device=slm"
                                       << "blackbx.device|near|blackbox.device";
        QTest::newRow("unknown option") << "blackbox.surogate.rank=5"
                                        << "blackbox.surogate.rank|near|blackbox.surrogate.rank";
        QTest::newRow("forgotten nesting") << "blackbox.rang=5"
                                           << "blackbox.rang|near|blackbox.surrogate.rank";
        QTest::newRow("unknown training") << "training.epoch=5"
                                          << "training.epoch|near|training.epochs";
        QTest::newRow("unknown device") << "blackbox.device=slmm"
                                        << "blackbox.device|slmm|slm|mrr";
        QTest::newRow("rank 0") << "blackbox.surrogate.rank=0"
                                << "blackbox.surrogate.rank|0|1";
        QTest::newRow("not a number") << "training.batch=many"
                                      << "training.batch|many|whole number";
        QTest::newRow("fraction") << "training.batch=1.5"
                                  << "training.batch|1.5|whole number";
        QTest::newRow("NaN rate") << "training.learning_rate=nan"
                                  << "training.learning_rate|nan";
        QTest::newRow("infinite rate") << "training.learning_rate=inf"
                                       << "training.learning_rate|inf";
        QTest::newRow("negative rate") << "training.device_learning_rate=-1"
                                       << "training.device_learning_rate|-1";
        QTest::newRow("step nan") << "blackbox.estimator.step=nan"
                                  << "blackbox.estimator.step|auto";
        QTest::newRow("step word") << "blackbox.estimator.step=big"
                                   << "blackbox.estimator.step|big";
        QTest::newRow("update") << "blackbox.surrogate.update=psy"
                                << "blackbox.surrogate.update|psy|psi";
    }
    void refusesAssignments() {
        QFETCH(QString, assignment);
        QFETCH(QString, words);
        refused([&](Experiment& e) { assignField(e, assignment.toStdString()); }, words);
    }

    void refusesOptionsOfTheWrongKind() {
        refused([](Experiment& e) { setBlockOption(e, idOf(e, "hidden"), "rank", Index{1}); },
                "hidden|rank|outputs");
        refused([](Experiment& e) { setBlockOption(e, idOf(e, "hidden"), "outputs", true); },
                "hidden.outputs");
        refused([](Experiment& e) { setTrainingOption(e, "learning_rate", std::nan("")); },
                "training.learning_rate");
        refused([](Experiment& e) { setTrainingOption(e, "rate", 1.0); }, "rate|learning_rate");
    }

    void templatesHoldTheReferenceTask() {
        const Experiment e = slm();
        const TrainingSettings training = trainingSettings(e.training);
        QCOMPARE(training.epochs, 1.0);
        QCOMPARE(training.batch, Index{128});
        QCOMPARE(training.learningRate, 1e-3);
        QCOMPARE(training.deviceLearningRate, 1e-2);
        QCOMPARE(training.schedule.kind, std::string("cosine"));
        const Block& data = *e.graph.find("dataset");
        QCOMPARE(datasetSettings(data).source, std::string("fashion-mnist"));
        QCOMPARE(optionOf<double>(data, "mean"), 0.286);
        QCOMPARE(optionOf<double>(data, "deviation"), 0.353);
        const BlackBoxSettings box = blackBoxSettings(*e.graph.find("blackbox"));
        QCOMPARE(box.outputs, Index{128});
        QCOMPARE(box.device, std::string("slm"));
        QCOMPARE(box.surrogate.rank, Index{10});
        QCOMPARE(box.surrogate.sketch, Index{10});
        QCOMPARE(box.estimator.probes, Index{10});
        QCOMPARE(box.inspectionPeriod, Index{10});
    }
};

GUILESS_TEST(ExperimentTest)
#include "ExperimentTest.moc"
