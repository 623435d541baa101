// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Digraph.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

using Nodes = std::vector<Digraph::Node>;

class DigraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereWaysLead() {
        const Digraph d = diamond();
        QCOMPARE(d.reachedFrom(1), (std::vector<bool>{false, true, false, true, false}));
        QCOMPARE(d.leadingTo(3), (std::vector<bool>{true, true, true, true, false}));
        QVERIFY(d.leads(0, 3) && d.leads(2, 2));
        QVERIFY(!d.leads(3, 0) && !d.leads(1, 2) && !d.leads(0, 4));
    }

    void ordersTheEarliestFirst() {
        QCOMPARE(diamond().order(), (Nodes{0, 4, 2, 1, 3}));
        QCOMPARE(Digraph(0).order(), Nodes{});
    }

    void leavesLoopsAndWhatIsBehindThemOutOfTheOrder() {
        Digraph d(6);
        for (const auto& [from, to] :
             {std::pair<Digraph::Node, Digraph::Node>{0, 1}, {1, 2}, {2, 1}, {2, 3}, {4, 5}})
            d.connect(from, to);
        QCOMPARE(d.order(), (Nodes{0, 4, 5}));
        QVERIFY(d.leads(1, 1) && d.leads(2, 1));
    }

    void countsEachOfSeveralConnections() {
        Digraph d(2);
        d.connect(0, 1);
        d.connect(0, 1);
        QCOMPARE(d.order(), (Nodes{0, 1}));
        QCOMPARE(d.sourcesOf(1), (Nodes{0, 0}));
    }

    void findsConnectedParts() {
        Digraph d(6);
        d.connect(5, 1);
        d.connect(3, 1);
        d.connect(4, 0);
        QCOMPARE(d.parts(), (std::vector<Nodes>{{0, 4}, {1, 3, 5}, {2}}));
    }

    void knowsBlocksByTheirIds() {
        const std::vector<Edge> edges = {{10, 0, 20, 0}, {20, 0, 30, 0}, {40, 0, 30, 1}};
        QCOMPARE(blocksBehind(edges, 20), (std::set<BlockId>{20, 30}));
        QCOMPARE(blocksBefore(edges, 30), (std::set<BlockId>{10, 20, 30, 40}));
        QCOMPARE(blocksBehind(edges, 7), (std::set<BlockId>{7}));
    }

private:
    /// 0 → 2 → 3, 0 → 1 → 3, and 4 by itself.
    static Digraph diamond() {
        Digraph d(5);
        d.connect(0, 2);
        d.connect(2, 3);
        d.connect(0, 1);
        d.connect(1, 3);
        return d;
    }
};

GUILESS_TEST(DigraphTest)
#include "DigraphTest.moc"
