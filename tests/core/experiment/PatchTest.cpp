// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Patch.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "core/network/LayerCatalogue.h"

#include <random>

using namespace obscura;

class PatchTest : public QObject {
    Q_OBJECT

private:
    using Random = std::mt19937;

    static std::size_t pick(Random& random, std::size_t count) {
        return static_cast<std::size_t>(random() % count);
    }

    /// One random edit of any kind; those that are refused change nothing.
    static void edit(Random& random, Experiment& e) {
        const std::vector<std::string> kinds = {"linear", "relu", "blackbox", "dropout", "loss"};
        Graph& graph = e.graph;
        const BlockId some = graph.blocks[pick(random, graph.blocks.size())].id;
        const BlockId other = graph.blocks[pick(random, graph.blocks.size())].id;
        const std::string number = std::to_string(pick(random, 5) + 1);
        try {
            switch (pick(random, 16)) {
                case 0:
                    addBlock(e, kinds[pick(random, kinds.size())], {double(pick(random, 9)), 0});
                    break;
                case 1:
                    if (!graph.edges.empty())
                        insertBlock(e, "tanh", graph.edges[pick(random, graph.edges.size())], {});
                    break;
                case 2:
                    removeBlock(e, some);
                    break;
                case 3:
                    connectBlocks(e, {some, 0, other, 0});
                    break;
                case 4:
                    if (!graph.edges.empty())
                        disconnectBlocks(e, Edge(graph.edges[pick(random, graph.edges.size())]));
                    break;
                case 5:
                    setBlockOption(e, some, "outputs", Index(pick(random, 3) + 1));
                    break;
                case 6:
                    renameBlock(e, some, "name " + number);
                    break;
                case 7:
                    assignField(e, "training.epochs=" + number);
                    break;
                case 8:
                    graph.find(some)->position.x = double(pick(random, 4));
                    break;
                case 9:
                    e.name = number;
                    e.description = number;
                    break;
                case 10:
                    groupBlocks(e, {some, other});
                    break;
                case 11:
                    ungroupBlocks(e, {some});
                    break;
                case 12:
                    assignField(e, "group.repeat=" + number);
                    break;
                case 13:
                    addNote(e, {double(pick(random, 3)), 0});
                    break;
                case 14:
                    setNoteText(e, 1, number);
                    break;
                default:
                    std::swap(graph.blocks.front(), graph.blocks.back());
            }
        } catch (const UserError&) {
        }
    }

private Q_SLOTS:
    void nothingChanged() {
        const Experiment e = templateExperiment("fashion-mnist-slm");
        QVERIFY(difference(e, e).empty());
    }

    void holdsOnlyWhatDiffers() {
        const Experiment before = templateExperiment("fashion-mnist-slm");
        Experiment after = before;
        assignField(after, "blackbox.surrogate.rank=20");
        const Patch patch = difference(before, after);
        QCOMPARE(patch.blocks.size(), std::size_t{1});
        QCOMPARE(patch.blocks.begin()->first, idOf(before, "blackbox"));
        QVERIFY(!patch.order && !patch.edges && !patch.groups && !patch.notes && !patch.training &&
                !patch.name && !patch.description);
        QVERIFY(!patch.empty());
    }

    void randomEditsGoBothWays_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomEditsGoBothWays() {
        QFETCH(unsigned, seed);
        Random random(seed);
        const Experiment start = templateExperiment("fashion-mnist-slm");
        Experiment e = start;
        Patch whole;
        std::vector<Patch> history;
        constexpr int kEdits = 60;
        for (int i = 0; i < kEdits; ++i) {
            const Experiment before = e;
            edit(random, e);
            const Patch patch = difference(before, e);
            QCOMPARE(patch.empty(), before == e);

            Experiment moved = before;
            applyForward(patch, moved);
            QVERIFY(moved == e);
            applyBackward(patch, moved);
            QVERIFY(moved == before);

            whole = composed(whole, patch);
            QVERIFY(whole == difference(start, e));
            history.push_back(patch);
        }
        QVERIFY(e != start);

        Patch rest;
        Experiment undone = e;
        for (auto patch = history.rbegin(); patch != history.rend(); ++patch) {
            applyBackward(*patch, undone);
            rest = composed(*patch, rest);
        }
        QVERIFY(undone == start);
        QVERIFY(rest == whole);
        applyForward(rest, undone);
        QVERIFY(undone == e);
    }

    void oppositesCancel() {
        const Experiment a = templateExperiment("fashion-mnist-slm");
        Experiment b = a;
        addBlock(b, "relu", {});
        assignField(b, "training.epochs=3");
        b.description = "other";
        QVERIFY(composed(difference(a, b), difference(b, a)).empty());
    }
};

GUILESS_TEST(PatchTest)
#include "PatchTest.moc"
