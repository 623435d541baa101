// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/LayeredLayout.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QTest>
#include <random>

using namespace obscura;

namespace {

constexpr unsigned kSeed = 5;

Block block(BlockId id, const char* kind = "relu") {
    return {.id = id, .name = std::to_string(id), .kind = kind, .options = {}, .position = {}};
}

Edge edge(BlockId from, BlockId to) {
    return {.from = from, .fromPort = 0, .to = to, .toPort = 0};
}

/// A random forest: a block has one input, so each is fed by at most one before it.
Graph randomGraph(std::mt19937& random, int size) {
    Graph graph;
    for (BlockId id = 1; id <= size; ++id) {
        graph.blocks.push_back(block(id, random() % 3 == 0 ? "blackbox" : "relu"));
        if (id > 1 && random() % 8 != 0)
            graph.edges.push_back(edge(BlockId(1 + random() % unsigned(id - 1)), id));
    }
    return graph;
}

Graph placed(Graph graph) {
    const auto positions = layeredLayout(graph);
    for (Block& b : graph.blocks)
        b.position = positions.at(b.id);
    return graph;
}

void verifyClear(const Graph& graph) {
    for (std::size_t i = 0; i < graph.blocks.size(); ++i) {
        const QPointF corner(graph.blocks[i].position.x, graph.blocks[i].position.y);
        QCOMPARE(snappedToGrid(corner), corner);
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY2(!bodyOf(graph.blocks[i]).intersects(bodyOf(graph.blocks[j])),
                     (graph.blocks[i].name + " and " + graph.blocks[j].name).c_str());
    }
}

}  // namespace

class LayeredLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTemplatesAreLaidOutLikeThat_data() {
        QTest::addColumn<QString>("name");
        for (const TemplateInfo& info : experimentTemplates())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }

    void theTemplatesAreLaidOutLikeThat() {
        QFETCH(QString, name);
        const Graph graph = templateExperiment(name.toStdString()).graph;
        const Graph expected = placed(graph);
        QString wrong;
        for (std::size_t i = 0; i < graph.blocks.size(); ++i) {
            const Position at = expected.blocks[i].position;
            if (!(graph.blocks[i].position == at))
                wrong += QStringLiteral("%1: expected [%2, %3]\n")
                             .arg(QString::fromStdString(graph.blocks[i].name))
                             .arg(at.x)
                             .arg(at.y);
        }
        QVERIFY2(expected == graph, qPrintable(wrong));
    }

    void aChainStaysLevelAndItsCornerStays() {
        Graph graph;
        graph.blocks = {block(1), block(2), block(3)};
        graph.edges = {edge(3, 1), edge(1, 2)};
        graph.blocks[1].position = {96, 200};
        graph.blocks[0].position = {400, 80};
        graph.blocks[2].position = {400, 300};
        const auto positions = layeredLayout(graph);
        const qreal step = bodyOf(block(1)).width() + BlockGeometry::kGap;
        QVERIFY(positions.at(3) == (Position{96, 80}));
        QVERIFY(positions.at(1) == (Position{96 + step, 80}));
        QVERIFY(positions.at(2) == (Position{96 + 2 * step, 80}));
    }

    void aForkIsSymmetric() {
        Graph graph;
        graph.blocks = {block(1), block(2), block(3)};
        graph.edges = {edge(1, 2), edge(1, 3)};
        const auto positions = layeredLayout(graph);
        QCOMPARE(positions.at(2).x, positions.at(3).x);
        QVERIFY(positions.at(2).x > positions.at(1).x);
        QCOMPARE(positions.at(1).y - positions.at(2).y, positions.at(3).y - positions.at(1).y);
    }

    void branchesDoNotCross() {
        // 1 feeds 2 and 3; 3 feeds 4, which stands first in the list, and 2 feeds 5.
        Graph graph;
        graph.blocks = {block(4), block(5), block(1), block(2), block(3)};
        graph.edges = {edge(1, 2), edge(1, 3), edge(3, 4), edge(2, 5)};
        const auto positions = layeredLayout(graph);
        const bool twoAbove = positions.at(2).y < positions.at(3).y;
        QCOMPARE(positions.at(5).y < positions.at(4).y, twoAbove);
        QCOMPARE(positions.at(5).y, positions.at(2).y);
    }

    void partsStandBelowEachOther() {
        Graph graph;
        graph.blocks = {block(1), block(2), block(3), block(4), block(5), block(6)};
        graph.edges = {edge(1, 2), edge(3, 4)};
        const auto positions = layeredLayout(graph);
        QCOMPARE(positions.at(1).x, positions.at(3).x);
        QVERIFY(positions.at(3).y > positions.at(1).y);
        QVERIFY(positions.at(5).y > positions.at(3).y);
        QCOMPARE(positions.at(5).y, positions.at(6).y);
    }

    void aLongChainGoesOnBelow() {
        Graph graph;
        for (BlockId id = 1; id <= 12; ++id) {
            graph.blocks.push_back(block(id, "linear"));
            if (id > 1)
                graph.edges.push_back(edge(id - 1, id));
        }
        const auto positions = layeredLayout(graph);
        QCOMPARE(positions.at(5).x, positions.at(1).x);
        QVERIFY(positions.at(5).y > positions.at(4).y);
        QCOMPARE(positions.at(8).y, positions.at(5).y);
    }

    void laneOfALongConnectionIsKeptFree() {
        // What has two inputs may be fed past a layer: 1 → 2 → 3 and 1 → 3.
        Graph graph;
        graph.blocks = {block(1), block(2), block(3)};
        graph.edges = {edge(1, 2), edge(2, 3), {.from = 1, .fromPort = 0, .to = 3, .toPort = 1}};
        const auto positions = layeredLayout(graph);
        QVERIFY(positions.at(2).x > positions.at(1).x);
        QVERIFY(positions.at(3).x > positions.at(2).x);
        QVERIFY(positions.at(2).y != positions.at(1).y);
    }

    void brokenGraphsAreLaidOutToo() {
        Graph graph;
        graph.blocks = {block(1), block(2), block(3)};
        graph.edges = {edge(1, 2), edge(2, 1), edge(3, 3), edge(1, 99)};
        verifyClear(placed(graph));
        QVERIFY(layeredLayout({}).empty());
    }

    void nothingOverlapsAndTwiceIsOnce() {
        std::mt19937 random(kSeed);
        for (int round = 0; round < 60; ++round) {
            const Graph graph = placed(randomGraph(random, 2 + int(random() % 40)));
            verifyClear(graph);
            QVERIFY(placed(graph) == graph);
        }
    }

    void aThousandBlocksTakeNoTime() {
        std::mt19937 random(kSeed);
        verifyClear(placed(randomGraph(random, 1000)));
    }
};

GUILESS_TEST(LayeredLayoutTest)
#include "LayeredLayoutTest.moc"
