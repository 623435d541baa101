// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Groups.h"
#include "core/network/GroupBorders.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/network/Inspection.h"

using namespace obscura;

class GroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_e = templateExperiment("fashion-mnist-slm"); }

    void blocksJoinAndLeave() {
        const GroupId id = groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "blackbox")});
        QCOMPARE(m_e.graph.findGroup(id)->name, std::string("group"));
        QCOMPARE(m_e.graph.membersOf(id), (std::vector{idOf(m_e, "relu"), idOf(m_e, "blackbox")}));
        // With one of them selected, others are added.
        QCOMPARE(groupBlocks(m_e, {idOf(m_e, "blackbox"), idOf(m_e, "norm")}), id);
        QCOMPARE(m_e.graph.membersOf(id).size(), std::size_t{3});
        ungroupBlocks(m_e, {idOf(m_e, "relu")});
        QCOMPARE(m_e.graph.membersOf(id).size(), std::size_t{2});
        ungroupBlocks(m_e, m_e.graph.membersOf(id));
        QVERIFY(m_e == templateExperiment("fashion-mnist-slm"));
    }

    void groupsDoNotNest() {
        groupBlocks(m_e, {idOf(m_e, "relu")});
        groupBlocks(m_e, {idOf(m_e, "norm")});
        const Experiment before = m_e;
        COMPARE_ERROR(groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "norm")}),
                      "group|group 2|hold groups");
        COMPARE_ERROR(groupBlocks(m_e, {idOf(m_e, "norm")}), "already|group 2");
        COMPARE_ERROR(groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "loss")}), "loss|outside");
        COMPARE_ERROR(groupBlocks(m_e, {}), "no block");
        QVERIFY(m_e == before);
    }

    void namesAreSharedWithBlocks() {
        const GroupId id = groupBlocks(m_e, {idOf(m_e, "relu")});
        COMPARE_ERROR(renameGroup(m_e, id, "hidden"), "block named|hidden");
        COMPARE_ERROR(renameGroup(m_e, id, "a.b"), "a.b|dot");
        renameGroup(m_e, id, "stage");
        COMPARE_ERROR(renameBlock(m_e, idOf(m_e, "hidden"), "stage"), "group named|stage");
        QCOMPARE(m_e.graph.freeName("stage"), std::string("stage 2"));
    }

    void theRepetitionIsAField() {
        const GroupId id = groupBlocks(m_e, {idOf(m_e, "relu")});
        assignField(m_e, "group.repeat=3");
        QCOMPARE(m_e.graph.findGroup(id)->repeat, Index{3});
        COMPARE_ERROR(assignField(m_e, "group.repeat=0"), "group.repeat|0");
        COMPARE_ERROR(assignField(m_e, "group.repeat=many"), "group.repeat|many");
        COMPARE_ERROR(assignField(m_e, "group.repeats=2"), "group.repeats|near|group.repeat");
        COMPARE_ERROR(setGroupOption(m_e, id, "rank", Index{2}), "rank|repeat");
    }

    void aGroupGoesWithItsLastMember() {
        groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "blackbox")});
        removeBlock(m_e, idOf(m_e, "relu"));
        QCOMPARE(m_e.graph.groups.size(), std::size_t{1});
        removeBlock(m_e, idOf(m_e, "blackbox"));
        QVERIFY(m_e.graph.groups.empty());
    }

    void whatIsInsertedWithinBelongsToIt() {
        const GroupId id = groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "blackbox")});
        const auto edge = std::ranges::find(m_e.graph.edges, idOf(m_e, "relu"), &Edge::from);
        QCOMPARE(m_e.graph.find(insertBlock(m_e, "tanh", *edge, {}))->group, id);
        const auto entering = std::ranges::find(m_e.graph.edges, idOf(m_e, "relu"), &Edge::to);
        QCOMPARE(m_e.graph.find(insertBlock(m_e, "tanh", *entering, {}))->group, 0);
    }

    void theBorderIsWhatCrosses() {
        const GroupId id = groupBlocks(m_e, {idOf(m_e, "relu"), idOf(m_e, "blackbox")});
        GroupBorder border = borderOf(m_e.graph, id);
        QCOMPARE(border.inputs.size(), std::size_t{1});
        QVERIFY(border.inputs[0].source == (BlockPort{idOf(m_e, "hidden"), 0}));
        QVERIFY(border.inputs[0].targets == (std::vector<BlockPort>{{idOf(m_e, "relu"), 0}}));
        QVERIFY(border.outputs == (std::vector<BlockPort>{{idOf(m_e, "blackbox"), 0}}));

        // One value that two members read is one input; an input that nothing feeds is one too.
        const BlockId add = addBlock(m_e, "add", {});
        groupBlocks(m_e, {idOf(m_e, "relu"), add});
        connectBlocks(m_e, {idOf(m_e, "hidden"), 0, add, 0});
        border = borderOf(m_e.graph, id);
        QCOMPARE(border.inputs.size(), std::size_t{2});
        QCOMPARE(border.inputs[0].targets.size(), std::size_t{2});
        QVERIFY(!border.inputs[1].source);
        QCOMPARE(border.outputs.size(), std::size_t{2});
    }

private:
    Experiment m_e;
};

GUILESS_TEST(GroupsTest)
#include "GroupsTest.moc"
