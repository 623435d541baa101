// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/BlockCopies.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "devices/Error.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QTest>
#include <set>

using namespace obscura;

class BlockCopiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_experiment = templateExperiment("fashion-mnist-slm"); }

    void aPartHasOnlyTheConnectionsWithin() {
        const Graph part = partOf(m_experiment.graph, {id("hidden"), id("relu"), id("norm")});
        QCOMPARE(part.blocks.size(), std::size_t{3});
        QCOMPARE(part.edges.size(), std::size_t{1});
        QCOMPARE(part.edges[0].from, id("hidden"));
    }

    void copiesHaveTheirOwnIdsAndNames() {
        const Experiment before = m_experiment;
        const Graph part = partOf(before.graph, {id("hidden"), id("relu"), id("relu 2")});
        const auto added = insertCopies(m_experiment, part, {16, 24}).blocks;
        QCOMPARE(names(added), (QStringList{"hidden 2", "relu 3", "relu 4"}));
        std::set<BlockId> ids;
        for (const Block& block : m_experiment.graph.blocks)
            QVERIFY(ids.insert(block.id).second);
        for (std::size_t i = 0; i < added.size(); ++i) {
            const Block& copied = *m_experiment.graph.find(added[i]);
            QVERIFY(copied.options == part.blocks[i].options);
            QCOMPARE(copied.position.x, part.blocks[i].position.x + 16);
            QCOMPARE(copied.position.y, part.blocks[i].position.y + 24);
        }
        QCOMPARE(m_experiment.graph.edges.size(), before.graph.edges.size() + 1);
        QCOMPARE(firstEdgeFrom(m_experiment.graph, added[0])->to, added[1]);
        for (const Block& block : before.graph.blocks)
            QVERIFY(*m_experiment.graph.find(block.id) == block);
    }

    void aNameThatIsFreeStays() {
        const Graph part = partOf(m_experiment.graph, {id("relu 2")});
        removeBlock(m_experiment, id("relu 2"));
        QCOMPARE(names(insertCopies(m_experiment, part, {}).blocks), QStringList{"relu 2"});
    }

    void aLongNameIsShortenedForItsNumber() {
        const std::string longest = std::string(58, 'a') + "ü";
        renameBlock(m_experiment, id("relu"), longest);
        const Graph part = partOf(m_experiment.graph, {id(longest.c_str())});
        for (int i = 0; i < 12; ++i) {
            const auto added = insertCopies(m_experiment, part, {}).blocks;
            QVERIFY(nameProblem(m_experiment.graph.find(added.front())->name).empty());
        }
    }

    void dataSetAndLossStaySingle() {
        std::vector<BlockId> all;
        for (const Block& block : m_experiment.graph.blocks)
            all.push_back(block.id);
        const Graph part = partOf(m_experiment.graph, all);
        QCOMPARE(insertCopies(m_experiment, part, {}).blocks.size(), all.size() - 2);
        const auto count = [&](const char* kind) {
            return std::count_if(m_experiment.graph.blocks.begin(), m_experiment.graph.blocks.end(),
                                 [&](const Block& block) { return block.kind == kind; });
        };
        QCOMPARE(count("dataset"), 1);
        QCOMPARE(count("loss"), 1);

        Experiment empty;
        QCOMPARE(insertCopies(empty, part, {}).blocks.size(), all.size());
        QVERIFY(empty.graph.edges.size() == part.edges.size());
    }

    void endsAloneAreRefused() {
        const Experiment before = m_experiment;
        const Graph part = partOf(before.graph, {id("dataset"), id("loss")});
        QVERIFY_EXCEPTION_THROWN(insertCopies(m_experiment, part, {}), UserError);
        QVERIFY(m_experiment == before);
    }

    void aWholeGroupIsCopiedWithItsSettings() {
        const GroupId group = groupBlocks(m_experiment, {id("relu"), id("blackbox")});
        assignField(m_experiment, "group.repeat=3");
        const Graph part = partOf(m_experiment.graph, {id("relu"), id("blackbox")});
        const auto added = insertCopies(m_experiment, part, {}).blocks;
        const Group& copied = *m_experiment.graph.findGroup(std::string_view("group 2"));
        QCOMPARE(copied.repeat, Index{3});
        QCOMPARE(m_experiment.graph.membersOf(copied.id), added);
        QCOMPARE(m_experiment.graph.membersOf(group).size(), std::size_t{2});
        // A part of a group is no group.
        const auto lone = insertCopies(m_experiment, partOf(m_experiment.graph, {id("relu")}), {});
        QCOMPARE(m_experiment.graph.find(lone.blocks.front())->group, 0);
    }

    void notesAreCopied() {
        const NoteId note = addNote(m_experiment, {8, 16});
        setNoteText(m_experiment, note, "why");
        const auto added =
            insertCopies(m_experiment, partOf(m_experiment.graph, {}, {note}), {0, 96});
        QCOMPARE(added.notes.size(), std::size_t{1});
        const Note& copied = *m_experiment.graph.findNote(added.notes.front());
        QCOMPARE(copied.text, std::string("why"));
        QVERIFY(copied.position == (Position{8, 112}));
        QVERIFY(copied.id != note);
    }

    void aLoopIsRefused() {
        const Experiment before = m_experiment;
        Graph part = partOf(before.graph, {id("hidden"), id("relu")});
        part.edges.push_back({.from = id("relu"), .fromPort = 0, .to = id("hidden"), .toPort = 0});
        QVERIFY_EXCEPTION_THROWN(insertCopies(m_experiment, part, {}), UserError);
        QVERIFY(m_experiment == before);
    }

    void copiesStandClear() {
        for (const auto& blocks : {std::vector{id("hidden")}, {id("relu"), id("norm")}}) {
            const Graph part = partOf(m_experiment.graph, blocks);
            const QPointF offset = freeOffset(m_experiment.graph, part);
            QCOMPARE(snappedToGrid(offset), offset);
            QVERIFY(offset.y() > 0);
            const auto added = insertCopies(m_experiment, part, offset).blocks;
            for (const BlockId copied : added) {
                for (const Block& block : m_experiment.graph.blocks)
                    QVERIFY(block.id == copied || !bodyOf(block).intersects(body(copied)));
            }
        }
    }

    void aFreePlaceIsKept() {
        const Graph part = partOf(m_experiment.graph, {id("relu")});
        removeBlock(m_experiment, id("relu"));
        QCOMPARE(freeOffset(m_experiment.graph, part), QPointF());
    }

private:
    BlockId id(const char* name) const { return m_experiment.graph.find(name)->id; }
    QRectF body(BlockId block) const { return bodyOf(*m_experiment.graph.find(block)); }
    QStringList names(const std::vector<BlockId>& blocks) const {
        QStringList result;
        for (const BlockId block : blocks)
            result << QString::fromStdString(m_experiment.graph.find(block)->name);
        return result;
    }

    Experiment m_experiment;
};

GUILESS_TEST(BlockCopiesTest)
#include "BlockCopiesTest.moc"
