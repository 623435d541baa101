// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Unrolling.h"
#include "core/graph/Repetition.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Groups.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <cmath>
#include <set>

using namespace obscura;

namespace {

/// A residual stage, norm → linear → + with the value around it, repeated three times.
Experiment repeatedExperiment(const std::filesystem::path& folder) {
    Experiment e = tinyExperiment("fashion-mnist-slm", folder);
    for (const char* assignment :
         {"hidden.outputs=16", "blackbox.outputs=16", "blackbox.surrogate.rank=4"})
        assignField(e, assignment);
    const BlockId box = idOf(e, "blackbox"), norm = idOf(e, "norm");
    const Edge way = *std::ranges::find(e.graph.edges, norm, &Edge::from);
    const BlockId add = insertBlock(e, "add", way, {});
    connectBlocks(e, {idOf(e, "relu"), 0, add, 1});
    groupBlocks(e, {box, norm, add});
    assignField(e, "group.repeat=3");
    return e;
}

}  // namespace

class UnrollingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString(), 64, 16);
        m_e = repeatedExperiment(m_folder.path().toStdString());
        const InspectionReport report = inspectExperiment(m_e);
        QVERIFY2(report.canRun(), report.message(m_e.graph).c_str());
    }

    void withoutRepetitionNothingChanges() {
        Experiment e = m_e;
        e.graph.groups[0].repeat = 1;
        QVERIFY(unrolled(e).experiment == e);
        QVERIFY(unrolled(e).original.empty());
    }

    void repetitionsStandInARow() {
        const Unrolled u = unrolled(m_e);
        const Graph& graph = u.experiment.graph;
        QCOMPARE(graph.blocks.size(), m_e.graph.blocks.size() + 6);
        const InspectionReport report = inspectExperiment(u.experiment);
        QVERIFY2(report.canRun(), report.message(u.experiment.graph).c_str());
        const auto hasEdge = [&](const char* from, const char* to, int port) {
            return std::ranges::count(graph.edges, Edge{idOf(u.experiment, from), 0,
                                                        idOf(u.experiment, to), port}) == 1;
        };
        QVERIFY(hasEdge("relu", "blackbox", 0) && hasEdge("relu", "add", 1));
        QVERIFY(hasEdge("add", "blackbox#2", 0) && hasEdge("add", "add#2", 1));
        QVERIFY(hasEdge("add#2", "blackbox#3", 0) && hasEdge("norm#3", "add#3", 0));
        QVERIFY(hasEdge("add#3", "relu 2", 0));
        const auto isOrigin = [&](const char* name, BlockRepetition origin) {
            return u.originalOf(idOf(u.experiment, name)) == origin;
        };
        QVERIFY(isOrigin("norm#3", {idOf(m_e, "norm"), 3}));
        QVERIFY(isOrigin("norm", {idOf(m_e, "norm"), 1}));
    }

    void everyRepetitionHasAPieceOfItsOwn() {
        std::set<Index> seeds = {1, 2};
        Experiment e = m_e;
        assignField(e, "blackbox.imperfections.seed=2");
        for (const Experiment& seeded : {m_e, e}) {
            const Graph graph = unrolled(seeded).experiment.graph;
            QVERIFY(graph.find("blackbox")->options == seeded.graph.find("blackbox")->options);
            for (const char* name : {"blackbox#2", "blackbox#3"})
                seeds.insert(optionOf<Index>(*graph.find(name), "imperfections.seed"));
        }
        QCOMPARE(seeds.size(), std::size_t{6});
    }

    // What is simulated must not hang on what else stands on the canvas.
    void otherBlocksLeaveTheHardwareAlone() {
        Experiment e = m_e;
        const BlockId hidden = idOf(e, "hidden");
        insertBlock(e, "tanh", *std::ranges::find(e.graph.edges, hidden, &Edge::from), {});
        Experiment once = m_e;
        assignField(once, "group.repeat=1");
        const auto before = omegas(m_e), after = omegas(e);
        QCOMPARE(before.size(), std::size_t{3});
        QVERIFY(before == after);
        QVERIFY(before[0] == omegas(once)[0]);
        QVERIFY(before[1] != before[2]);
    }

    void inspectionCountsEveryRepetition() {
        const InspectionReport folded = inspectExperiment(m_e);
        const InspectionReport flat = inspectExperiment(unrolled(m_e).experiment);
        QCOMPARE(folded.parameters, flat.parameters);
        QCOMPARE(folded.physicalParameters, flat.physicalParameters);
        QCOMPARE(folded.physicalShare, flat.physicalShare);
        const LayerShape& whole = folded.groups.at(m_e.graph.groups[0].id);
        QCOMPARE(whole.outputs, std::vector<Shape>{{16}});
        QCOMPARE(whole.physicalParameters, Index{3 * 16 * 16});
    }

    void everyRepetitionHasItsOwnParameters() {
        const auto engine =
            makeEngine(m_e, loadDataset(datasetSettings(*m_e.graph.firstOfKind("dataset"))), 1);
        const auto named = [&](const std::string& name) {
            const auto all = engine->parameters();
            const auto found = std::ranges::find(all, name, &NamedTensor::name);
            return found == all.end() ? std::vector<float>{} : found->values;
        };
        QVERIFY(named("norm.weight") == named("norm#2.weight"));
        for (const char* name : {"blackbox.omega", "blackbox#2.omega", "blackbox#3.omega"})
            QCOMPARE(named(name).size(), std::size_t{256});
        QVERIFY(named("blackbox.omega") != named("blackbox#2.omega"));
        QVERIFY(std::isfinite(engine->step().loss));
        QVERIFY(named("norm.weight") != named("norm#2.weight"));
        QCOMPARE(engine->blackBoxes().size(), std::size_t{3});
        QCOMPARE(engine->blackBoxes()[2].name, std::string("blackbox#3"));
        QCOMPARE(engine->blackBoxes()[2].block, idOf(m_e, "blackbox"));
        engine->apply({idOf(m_e, "blackbox"), "surrogate.rank", Index{2}});
        for (const Index repetition : {1, 2, 3})
            QCOMPARE(engine->compare({idOf(m_e, "blackbox"), repetition}, 0)->rank, Index{2});
        QVERIFY(std::isfinite(engine->step().loss));
    }

    void whatIsNoChainIsToldOnTheGroup() {
        Experiment e = m_e;
        connectBlocks(e, {idOf(e, "hidden"), 0, idOf(e, "add"), 1});
        verifyProblem(e, "takes 2 values|'relu'|'hidden'|expected one");
        e = m_e;
        assignField(e, "blackbox.outputs=12");
        removeBlock(e, idOf(e, "add"));
        verifyProblem(e, "takes 16 and gives 12|same shape");
        e = m_e;
        connectBlocks(e, {idOf(e, "norm"), 0, idOf(e, "relu 2"), 0});
        verifyProblem(e, "gives 2 values|'norm'|'add'");
        e = m_e;
        std::ranges::find(e.graph.edges, BlockPort{idOf(e, "add"), 1}, [](const Edge& edge) {
            return BlockPort{edge.to, edge.toPort};
        })->from = 12345;
        verifyProblem(e, "takes 2 values|a missing block");
        e = m_e;
        assignField(e, "group.repeat=1");
        for (const Problem& problem : inspectExperiment(e).problems)
            QCOMPARE(problem.group, 0);
    }

private:
    /// The initial parameters of all black boxes, in the order of computation.
    static std::vector<std::vector<float>> omegas(const Experiment& e) {
        const auto engine =
            makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 1);
        std::vector<std::vector<float>> all;
        for (const NamedTensor& tensor : engine->parameters()) {
            if (tensor.name.ends_with(".omega"))
                all.push_back(tensor.values);
        }
        return all;
    }

    static void verifyProblem(const Experiment& e, const QString& words) {
        const InspectionReport report = inspectExperiment(e);
        const auto found =
            std::ranges::find(report.problems, e.graph.groups[0].id, &Problem::group);
        QVERIFY(found != report.problems.end());
        QCOMPARE(found->option, std::string("repeat"));
        QVERIFY2(holdsAll(QString::fromStdString(found->message), words), found->message.c_str());
        QVERIFY(report.message(e.graph).find("group: repeats 3 times") != std::string::npos);
    }

    QTemporaryDir m_folder;
    Experiment m_e;
};

GUILESS_TEST(UnrollingTest)
#include "UnrollingTest.moc"
