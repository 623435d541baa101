// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/CanvasEdits.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "devices/Error.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QTest>

using namespace obscura;

class CanvasEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_experiment = templateExperiment("fashion-mnist-slm");
        // A row that leaves exactly the distance that insertion keeps.
        double x = 0;
        for (Block& block : m_experiment.graph.blocks) {
            block.position = {x, 0};
            x = bodyOf(block).right() + BlockGeometry::kGap;
        }
    }

    void insertionOnEveryEdgeKeepsTheOrderAndOverlapsNothing() {
        const std::vector<Edge> edges = m_experiment.graph.edges;
        for (const Edge& edge : edges) {
            const BlockId id = insertOnEdge(m_experiment, "tanh", edge);
            QCOMPARE(firstEdgeTo(m_experiment.graph, id)->from, edge.from);
            QCOMPARE(firstEdgeFrom(m_experiment.graph, id)->to, edge.to);
            QVERIFY(x(id) > x(edge.from));
            QVERIFY(x(edge.to) > x(id));
        }
        noneOverlap();
        QVERIFY(inspectExperiment(m_experiment).canRun());
    }

    void insertionShiftsOnlyWhatIsBehind() {
        const Experiment before = m_experiment;
        const Edge edge = *firstEdgeFrom(before.graph, id("blackbox"));
        const BlockId inserted = insertOnEdge(m_experiment, "tanh", edge);
        const qreal shift =
            bodyOf(*m_experiment.graph.find(inserted)).width() + BlockGeometry::kGap;
        for (const Block& block : before.graph.blocks) {
            const bool behind = block.position.x > before.graph.find("blackbox")->position.x;
            QCOMPARE(x(block.id), block.position.x + (behind ? shift : 0));
        }
    }

    void insertionWhereThereIsRoomShiftsNothing() {
        for (Block& block : m_experiment.graph.blocks)
            block.position.x *= 3;
        const Experiment before = m_experiment;
        insertOnEdge(m_experiment, "tanh", before.graph.edges[2]);
        for (const Block& block : before.graph.blocks)
            QVERIFY(*m_experiment.graph.find(block.id) == block);
    }

    void insertionLeavesOtherRowsAlone() {
        for (const char* name : {"norm", "relu 2", "readout", "loss"}) {
            Block& block = *m_experiment.graph.find(name);
            block.position = {block.position.x - x(id("norm")), 160};
        }
        const Experiment before = m_experiment;
        insertOnEdge(m_experiment, "tanh", *firstEdgeFrom(before.graph, id("hidden")));
        QVERIFY(x(id("blackbox")) > before.graph.find("blackbox")->position.x);
        QVERIFY(*m_experiment.graph.find("norm") == *before.graph.find("norm"));
        QVERIFY(*m_experiment.graph.find("loss") == *before.graph.find("loss"));
        noneOverlap();
    }

    void insertAfterAnUnconnectedBlockConnects() {
        const BlockId lone = addBlock(m_experiment, "linear", {0, 400});
        const BlockId next = insertAfter(m_experiment, "relu", lone);
        QCOMPARE(firstEdgeTo(m_experiment.graph, next)->from, lone);
        noneOverlap();
    }

    void insertAfterTheLossGoesBeforeIt() {
        const BlockId added = insertAfter(m_experiment, "relu", id("loss"));
        QCOMPARE(firstEdgeFrom(m_experiment.graph, added)->to, id("loss"));
    }

    void endsCannotBeInserted() {
        const Experiment before = m_experiment;
        QVERIFY_EXCEPTION_THROWN(
            insertOnEdge(m_experiment, "loss", m_experiment.graph.edges.front()), UserError);
        QVERIFY(m_experiment == before);
    }

    void removingBlocksHealsTheChain() {
        const std::vector<Edge> all = m_experiment.graph.edges;
        removeParts(m_experiment,
                    {.blocks = {id("relu"), id("blackbox")}, .edges = {all[1], all[2]}});
        QCOMPARE(firstEdgeFrom(m_experiment.graph, id("hidden"))->to, id("norm"));
    }

    void removingHealsBranches() {
        // relu feeds two, which meet again.
        const BlockId add =
            insertOnEdge(m_experiment, "add", *firstEdgeFrom(m_experiment.graph, id("blackbox")));
        connectBlocks(m_experiment, {id("relu"), 0, add, 1});
        Experiment e = m_experiment;
        removeBlock(e, id("relu"));
        QCOMPARE(std::ranges::count(e.graph.edges, id("hidden"), &Edge::from), 2);
        e = m_experiment;
        // In whichever order they are named.
        removeParts(e, {.blocks = {add, id("blackbox"), id("relu")}});
        QCOMPARE(firstEdgeFrom(e.graph, id("hidden"))->to, id("norm"));
        QVERIFY(inspectExperiment(e).canRun());
        // Two values can't go on as one.
        e = m_experiment;
        removeBlock(e, add);
        QVERIFY(!firstEdgeTo(e.graph, id("norm")));
    }

    void removingWithTheDataSetRemovesNothing() {
        const Experiment before = m_experiment;
        QVERIFY_EXCEPTION_THROWN(removeParts(m_experiment, {.blocks = {id("relu"), id("dataset")}}),
                                 UserError);
        QVERIFY(m_experiment == before);
    }

    void replacingKeepsShapesAndEdges() {
        const InspectionReport before = inspectExperiment(m_experiment);
        const BlockId hidden = id("hidden");
        replaceKind(m_experiment, hidden, "blackbox");
        const InspectionReport after = inspectExperiment(m_experiment);
        QVERIFY2(after.canRun(), after.message(m_experiment.graph).c_str());
        QCOMPARE(m_experiment.graph.find(hidden)->name, std::string("hidden"));
        QVERIFY(before.shapes.at(hidden).outputs.at(0) == after.shapes.at(hidden).outputs.at(0));
        replaceKind(m_experiment, hidden, "linear");
        QVERIFY(before.shapes.at(hidden).outputs.at(0) ==
                inspectExperiment(m_experiment).shapes.at(hidden).outputs.at(0));
    }

    void replacingByAWiderBlockMakesRoom() {
        const Experiment before = m_experiment;
        const BlockId hidden = id("hidden");
        replaceKind(m_experiment, hidden, "blackbox");
        const BlockId next = firstEdgeFrom(m_experiment.graph, hidden)->to;
        QCOMPARE(x(next) - bodyOf(*m_experiment.graph.find(hidden)).right(), BlockGeometry::kGap);
        QCOMPARE(x(hidden), before.graph.find(hidden)->position.x);
        noneOverlap();
        // Back again, the room stays: nothing jumps without need.
        const Experiment wide = m_experiment;
        replaceKind(m_experiment, hidden, "linear");
        QCOMPARE(x(next), wide.graph.find(next)->position.x);
    }

    void replacingRenamesOnlyGivenNames() {
        const BlockId box = id("blackbox");
        replaceKind(m_experiment, box, "linear");
        QCOMPARE(m_experiment.graph.find(box)->name, std::string("linear"));
        replaceKind(m_experiment, box, "blackbox");
        QCOMPARE(m_experiment.graph.find(box)->name, std::string("blackbox"));
    }

    void replacingLimitsTheRankToTheOutputs() {
        setBlockOption(m_experiment, id("readout"), "outputs", Index{4});
        replaceKind(m_experiment, id("readout"), "blackbox");
        const Block& block = *m_experiment.graph.find("readout");
        QCOMPARE(std::get<Index>(blockOption(block, "surrogate.rank")), Index{4});
    }

    void replacingLimitsTheRankToTheInputs() {
        setBlockOption(m_experiment, id("blackbox"), "surrogate.rank", Index{4});
        setBlockOption(m_experiment, id("blackbox"), "outputs", Index{4});
        replaceKind(m_experiment, id("readout"), "blackbox");
        const InspectionReport report = inspectExperiment(m_experiment);
        QVERIFY2(report.canRun(), report.message(m_experiment.graph).c_str());
    }

    void possibleEdgesCloseNoLoop() {
        const BlockId box = id("blackbox");
        const auto possible = possibleEdges(m_experiment, box, 0);
        QCOMPARE(possible.size(), std::size_t{4});
        for (const Edge& edge : possible) {
            Experiment copy = m_experiment;
            connectBlocks(copy, edge);
        }
        for (const Block& block : m_experiment.graph.blocks) {
            const Edge edge{.from = box, .fromPort = 0, .to = block.id, .toPort = 0};
            Experiment copy = m_experiment;
            if (std::find(possible.begin(), possible.end(), edge) == possible.end())
                QVERIFY_EXCEPTION_THROWN(connectBlocks(copy, edge), UserError);
        }
    }

private:
    BlockId id(const char* name) const { return m_experiment.graph.find(name)->id; }
    double x(BlockId block) const { return m_experiment.graph.find(block)->position.x; }

    void noneOverlap() const {
        const auto& blocks = m_experiment.graph.blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!bodyOf(blocks[i]).intersects(bodyOf(blocks[j])),
                         (blocks[i].name + " and " + blocks[j].name).c_str());
        }
    }

    Experiment m_experiment;
};

GUILESS_TEST(CanvasEditsTest)
#include "CanvasEditsTest.moc"
