// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentInspection.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Groups.h"

#include <functional>

using namespace obscura;

using Spoil = std::function<void(Experiment&)>;
Q_DECLARE_METATYPE(Spoil)

class InspectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsKnownOfTheFiles() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const auto compare = [&](const KnownFiles& files, const Problem& expected) {
            const InspectionReport report = inspectExperiment(e, files);
            QCOMPARE(report.problems.size(), std::size_t{1});
            QVERIFY2(report.problems.front() == expected, report.message(e.graph).c_str());
            QCOMPARE(report.isNetworkSound(), expected.isOfData);
        };
        KnownFiles noData, noStart;
        noData.dataProblem = "no data";
        compare(noData, {.block = idOf(e, "dataset"),
                         .option = "folder",
                         .message = "no data",
                         .isOfData = true});
        noStart.startProblem = "no start";
        compare(noStart, {.option = "start_from", .message = "no start"});
    }

    void comparesTheStartLayerWithWhatIsKnown() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "training.start_from=/somewhere");
        assignField(e, "blackbox.start_layer=weights");
        const auto problemsWith = [&](std::vector<std::int64_t> shape) {
            KnownFiles files;
            files.start.emplace(std::vector<NamedTensor>{{"weights.weight", std::move(shape), {}}});
            return inspectExperiment(e, files).problems;
        };
        QVERIFY(problemsWith({128, 256}).empty());
        const std::vector<Problem> problems = problemsWith({256, 128});
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].block, idOf(e, "blackbox"));
        QCOMPARE(problems[0].option, std::string("start_layer"));
        // As long as nobody has looked.
        QVERIFY(inspectExperiment(e).canRun());
    }

    void knowsShapesAndCounts() {
        const Experiment e = templateExperiment("fashion-mnist-slm");
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        const auto shape = [&](const char* name) { return report.shapes.at(idOf(e, name)); };
        QCOMPARE(shape("dataset").outputs.at(0), Shape{784});
        QCOMPARE(shape("hidden").outputs.at(0), Shape{256});
        QCOMPARE(shape("hidden").parameters, Index{784 * 256 + 256});
        QCOMPARE(shape("relu").outputs.at(0), Shape{256});
        QCOMPARE(shape("blackbox").outputs.at(0), Shape{128});
        QCOMPARE(shape("blackbox").parameters, Index{1});
        QCOMPARE(shape("blackbox").physicalParameters, Index{256 * 128});
        QCOMPARE(shape("blackbox").physicalMultiplications, Index{256 * 128});
        QCOMPARE(shape("norm").parameters, Index{256});
        QCOMPARE(shape("readout").parameters, Index{1290});
        QCOMPARE(report.physicalParameters, Index{32768});
        QCOMPARE(report.parameters, Index{784 * 256 + 256 + 1 + 256 + 1290});
        const double digital = 784 * 256 + 128 + 128 + 1280;
        constexpr double kRounding = 1e-12;
        QVERIFY(std::abs(report.physicalShare - 32768 / (32768 + digital)) < kRounding);
    }

    void ordersFromDataToLoss() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        std::reverse(e.graph.blocks.begin(), e.graph.blocks.end());
        std::reverse(e.graph.edges.begin(), e.graph.edges.end());
        const InspectionReport report = inspectExperiment(e);
        QVERIFY(report.canRun());
        QCOMPARE(report.order, (std::vector<BlockId>{1, 2, 3, 4, 5, 6, 7, 8}));
    }

    void digitalHasNoHardware() {
        const InspectionReport report =
            inspectExperiment(templateExperiment("fashion-mnist-digital"));
        QVERIFY(report.canRun());
        QCOMPARE(report.physicalParameters, Index{0});
        QCOMPARE(report.physicalShare, 0.0);
        QCOMPARE(report.parameters, Index{784 * 256 + 256 + 256 * 128 + 256 + 1290});
    }

    void tellsTheProblem_data() {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const Spoil& spoil, const char* block,
                            const char* option, const char* words) {
            QTest::newRow(name) << spoil << block << option << words;
        };
        const auto without = [](const char* name) -> Spoil {
            return [name](Experiment& e) {
                const BlockId id = idOf(e, name);
                std::erase_if(e.graph.blocks, [&](const Block& b) { return b.id == id; });
                std::erase_if(e.graph.edges,
                              [&](const Edge& x) { return x.from == id || x.to == id; });
            };
        };
        const auto set = [](const char* name, const char* option,
                            const OptionValue& value) -> Spoil {
            return [=](Experiment& e) {
                e.graph.find(std::string_view(name))->options[option] = value;
            };
        };
        row(
            "empty", [](Experiment& e) { e = {}; }, "", "", "no data set");
        row("no data set", without("dataset"), "", "", "no data set");
        row("no loss", without("loss"), "", "", "no loss");
        row(
            "two losses",
            [](Experiment& e) {
                e.graph.blocks.push_back({20, "more", "loss", {}, {}});
            },
            "more", "", "second loss");
        row(
            "loose input", [](Experiment& e) { e.graph.edges.erase(e.graph.edges.begin()); },
            "hidden", "", "input is not connected");
        row(
            "loose second input",
            [](Experiment& e) { insertBlock(e, "add", e.graph.edges.front(), {}); }, "add", "",
            "input 2 is not connected");
        row(
            "loose output", [](Experiment& e) { e.graph.edges.erase(e.graph.edges.begin()); },
            "dataset", "", "output is not connected");
        row(
            "side branch",
            [](Experiment& e) {
                addBlock(e, "relu", {});
                connectBlocks(e, {2, 0, idOf(e, "relu 3"), 0});
            },
            "relu 3", "", "output is not connected");
        row(
            "loop",
            [](Experiment& e) {
                e.graph.edges[1] = {6, 0, 3, 0};
            },
            "relu", "", "loop: relu → blackbox → norm → relu 2 → relu");
        row(
            "self-loop",
            [](Experiment& e) {
                e.graph.edges[1] = {3, 0, 3, 0};
            },
            "relu", "", "loop: relu → relu");
        row(
            "edge to nowhere", [](Experiment& e) { e.graph.edges[1].to = 99; }, "hidden", "",
            "isn't there");
        row(
            "edge from nowhere", [](Experiment& e) { e.graph.edges[1].from = 99; }, "relu", "",
            "isn't there");
        row(
            "port", [](Experiment& e) { e.graph.edges[1].toPort = 3; }, "relu", "", "no input 3");
        row(
            "port negative", [](Experiment& e) { e.graph.edges[1].fromPort = -1; }, "hidden", "",
            "no output -1");
        row(
            "two at one port",
            [](Experiment& e) {
                e.graph.edges.push_back({1, 0, 3, 0});
            },
            "relu", "", "more than one");
        row(
            "unknown kind", [](Experiment& e) { e.graph.find("norm")->kind = "norn"; }, "norm", "",
            "norn");
        row(
            "two of one name", [](Experiment& e) { e.graph.find("norm")->name = "relu"; }, "relu",
            "", "two blocks");
        row(
            "two of one id", [](Experiment& e) { e.graph.find("norm")->id = 3; }, "norm", "",
            "id 3");
        row(
            "dot in a name", [](Experiment& e) { e.graph.find("norm")->name = "a.b"; }, "a.b", "",
            "dot");
        row("rank 0", set("blackbox", "surrogate.rank", Index{0}), "blackbox", "surrogate.rank",
            "0");
        row("rank above", set("blackbox", "surrogate.rank", Index{129}), "blackbox",
            "surrogate.rank", "129|128|n = 256|m = 128");
        row("sketch 0", set("blackbox", "surrogate.sketch", Index{0}), "blackbox",
            "surrogate.sketch", "0");
        row("psi from nothing", set("blackbox", "surrogate.start", std::string("nothing")),
            "blackbox", "surrogate.start", "nothing|changes alone|streaming");
        row(
            "combinations for a device that isn't linear",
            [](Experiment& e) {
                Options& options = e.graph.find("blackbox")->options;
                options["device"] = std::string("diffraction");
                options["estimator.compression"] = Index{16};
            },
            "blackbox", "estimator.compression", "16|not linear");
        row("residual of another size", set("blackbox", "digital.residual", true), "blackbox",
            "digital.residual", "n = 256|m = 128|as many outputs as inputs");
        row("sparse share above 1", set("blackbox", "digital.sparse_share", 1.5), "blackbox",
            "digital.sparse_share", "1.5|from 0 to 1");
        row("start layer of no run", set("blackbox", "start_layer", std::string("weights")),
            "blackbox", "start_layer", "'weights'|training.start_from is empty");
        row(
            "start of a device that isn't linear",
            [](Experiment& e) {
                Options& options = e.graph.find("blackbox")->options;
                options["device"] = std::string("diffraction");
                options["start_layer"] = std::string("weights");
            },
            "blackbox", "start_layer", "weights|linear");
        row(
            "range of no width",
            [](Experiment& e) {
                insertBlock(e, "quantize", e.graph.edges[0], {});
                e.graph.find("quantize")->options["maximum"] = -1.0;
            },
            "quantize", "maximum", "-1|more than the minimum");
        row(
            "less than a period",
            [](Experiment& e) {
                Options& options = e.graph.find("blackbox")->options;
                options["estimator.kind"] = std::string("homodyne");
                options["estimator.probes"] = Index{2};
            },
            "blackbox", "estimator.probes", "2|at least 3");
        row("no probing step", set("blackbox", "estimator.step", 0.0), "blackbox", "estimator.step",
            "is 0|at least 1e-12");
        row(
            "no step without a law",
            [](Experiment& e) {
                Options& options = e.graph.find("blackbox")->options;
                options["estimator.kind"] = std::string("streaming_jacobian");
                options["estimator.weight_law"] = false;
                options["estimator.step"] = 0.0;
            },
            "blackbox", "estimator.step", "is 0|weight law");
        row("network of a large device",
            set("blackbox", "estimator.kind", std::string("neural_twin")), "blackbox",
            "estimator.kind", "32768 parameters|at most 4096");
        row("unknown option", set("blackbox", "surrogate.rang", Index{0}), "blackbox",
            "surrogate.rang", "surrogate.rang");
        row("unknown device", set("blackbox", "device", std::string("laser")), "blackbox", "device",
            "laser");
        row("device of another type", set("blackbox", "device", true), "blackbox", "device",
            "device");
        row("negative outputs", set("hidden", "outputs", Index{-5}), "hidden", "outputs", "-5");
        row(
            "huge device",
            [](Experiment& e) {
                e.graph.find("hidden")->options["outputs"] = Index{65536};
                e.graph.find("blackbox")->options["outputs"] = Index{65536};
            },
            "blackbox", "outputs", "65536");
        row("classes", set("readout", "outputs", Index{12}), "loss", "",
            "12 outputs for 10 classes");
        row(
            "NaN rate", [](Experiment& e) { e.training["learning_rate"] = std::nan(""); }, "",
            "learning_rate", "learning_rate");
        row(
            "batch of one", [](Experiment& e) { e.training["batch"] = Index{1}; }, "", "batch",
            "batch|1");
        row(
            "nothing to train",
            [](Experiment& e) {
                for (const char* name : {"hidden", "relu", "blackbox", "norm", "relu 2", "readout"})
                    removeBlock(e, idOf(e, name));
            },
            "loss", "", "784 outputs for 10 classes");
    }
    void tellsTheProblem() {
        QFETCH(Spoil, spoil);
        QFETCH(QString, block);
        QFETCH(QString, option);
        QFETCH(QString, words);
        Experiment e = templateExperiment("fashion-mnist-slm");
        spoil(e);
        const InspectionReport report = inspectExperiment(e);
        QVERIFY(!report.canRun());
        const std::string name = block.toStdString();
        bool found = false;
        for (const Problem& problem : report.problems) {
            const Block* at = e.graph.find(problem.block);
            const bool isHere = at ? at->name == name || problem.block == 3 : name.empty();
            found = found || (isHere && problem.option == option.toStdString() &&
                              holdsAll(QString::fromStdString(problem.message), words));
        }
        QVERIFY2(found, report.message(e.graph).c_str());
    }

    void messagesNameTheBlock() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "readout.outputs=12");
        QCOMPARE(inspectExperiment(e).message(e.graph),
                 std::string("loss: 12 outputs for 10 classes"));
        assignField(e, "readout.outputs=10");
        e.training["epochs"] = Index{0};
        QVERIFY(inspectExperiment(e).message(e.graph).starts_with("training: epochs"));
    }

    void theSubjectIsWhoMustBeMended() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const BlockId box = idOf(e, "blackbox");
        const GroupId group = groupBlocks(e, {box});
        QCOMPARE(subjectOf(e.graph, {box, "surrogate.rank", "is 0", 0}), std::string("blackbox"));
        QCOMPARE(subjectOf(e.graph, {0, "repeat", "is 0", group}), std::string("group"));
        QCOMPARE(subjectOf(e.graph, {0, "batch", "is 0", 0}), std::string("training"));
        QCOMPARE(subjectOf(e.graph, {0, {}, "is empty", 0}), std::string());
        QCOMPARE(describe(e.graph, {0, {}, "is empty", 0}), std::string("is empty"));
        QCOMPARE(describe(e.graph, {0, "repeat", "is 0", group}), std::string("group: is 0"));
    }

    void isFastForLargeNetworks() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        constexpr int kBlocks = 500;
        for (int i = 0; i < kBlocks; ++i)
            insertBlock(e, i % 2 ? "blackbox" : "tanh", Edge(e.graph.edges[3]), {});
        InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        QCOMPARE(report.order.size(), std::size_t{kBlocks + 8});
        QBENCHMARK {
            report = inspectExperiment(e);
        }
    }
};

GUILESS_TEST(InspectionTest)
#include "InspectionTest.moc"
