// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/experiment/Groups.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/ClipboardCommands.h"
#include "widgets/canvas/commands/GroupCommands.h"
#include "widgets/canvas/geometry/LayeredLayout.h"
#include "widgets/canvas/gestures/CanvasGestures.h"
#include "widgets/canvas/items/FoldedItem.h"
#include "widgets/canvas/items/FrameItem.h"
#include "widgets/canvas/painting/Diagram.h"

#include <QSignalSpy>

using namespace obscura;

class GroupCommandsTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void groupFoldAndUngroupByKeys() {
        QVERIFY(!m_scene->actions().group()->isEnabled());
        m_scene->selection().selectBlocks({id("relu"), id("blackbox")});
        key(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Group 2 blocks"));
        QCOMPARE(experiment().graph.groups.size(), std::size_t{1});
        QCOMPARE(m_scene->selection().group(), group());
        verifyMirror();

        key(Qt::Key_F, foldKeys());
        QCOMPARE(m_document->undoStack().undoText(), QString("Fold group"));
        QVERIFY(folded());
        QCOMPARE(m_scene->selection().group(), group());
        QCOMPARE(m_scene->selection().node(), folded());
        verifyMirror();
        key(Qt::Key_F, foldKeys());
        QVERIFY(!folded());
        QCOMPARE(m_scene->selection().blocks().size(), std::size_t{2});

        key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->undoStack().undoText(), QString("Ungroup group"));
        QVERIFY(experiment().graph.groups.empty());
    }

    void aFoldedGroupStandsForItsMembers() {
        fold({"relu", "blackbox", "norm"});
        const FoldedItem& item = *folded();
        QCOMPARE(item.geometry().inputs(), 1);
        QCOMPARE(item.geometry().outputs(), 1);
        QCOMPARE(item.geometry().form(), BlockForm::Physical);
        QCOMPARE(item.face().title, QString("3 blocks"));
        QCOMPARE(item.pos(), block("relu")->pos());
        QVERIFY(!block("blackbox")->isVisible());
        QVERIFY(!m_scene->edgeItem(edgeFrom("relu"))->isVisible());
        const EdgeItem* entering = m_scene->edgeItem(edgeFrom("hidden"));
        QVERIFY(entering->isVisible());
        QCOMPARE(entering->geometry().path().currentPosition(),
                 item.portPosition({.output = false, .index = 0}));
        // Whoever looks for a member finds the group.
        m_scene->selection().selectBlock(id("norm"));
        QVERIFY(item.isSelected());
        QCOMPARE(m_scene->selection().block(), 0);
    }

    void repetitionsMultiplyItsCounts() {
        fold({"norm"});
        const QString once = folded()->face().count;
        m_document->edit("repeat", [](Experiment& e) { assignField(e, "group.repeat=4"); });
        QCOMPARE(folded()->face().title, QString("1 block, 4 times"));
        QVERIFY(folded()->face().count != once);
        QVERIFY(folded()->face().problem.isEmpty());
        m_document->edit("repeat", [this](Experiment& e) {
            groupBlocks(e, {id("norm"), id("blackbox")});
        });
        QVERIFY2(folded()->face().problem.contains("256 and gives 128"),
                 qPrintable(folded()->face().problem));
    }

    void movingAFoldedGroupMovesItsMembers() {
        fold({"relu", "blackbox"});
        const double distance = find("blackbox").position.x - find("relu").position.x;
        const QPoint start = m_view->mapFromScene(folded()->body().center() + QPointF(0, 20));
        drag({start, start + QPoint(10, 40), start + QPoint(24, 90)});
        QVERIFY(find("relu").position.y > 40);
        QCOMPARE(find("blackbox").position.y, find("relu").position.y);
        QCOMPARE(find("blackbox").position.x - find("relu").position.x, distance);
        QCOMPARE(m_document->undoStack().undoText(), QString("Move group"));
        QCOMPARE(folded()->pos().y(), find("relu").position.y);
        verifyMirror();
    }

    void theFrameSelectsAndMovesItsMembers() {
        make({"relu", "blackbox"});
        m_scene->clearSelection();
        const FrameItem& frame = *m_scene->groupItems().frame(group());
        QVERIFY(frame.body().contains(block("relu")->body() | block("blackbox")->body()));
        const QPoint title = m_view->mapFromScene(frame.titleRect().center());
        click(title);
        QCOMPARE(m_scene->selection().group(), group());
        drag({title, title + QPoint(0, 30), title + QPoint(0, 60)});
        QVERIFY(find("relu").position.y > 20);
        QCOMPARE(find("blackbox").position.y, find("relu").position.y);
        QVERIFY(frame.body().contains(block("relu")->body()));
        doubleClick(m_view->mapFromScene(frame.titleRect().center()));
        QVERIFY(folded());
        doubleClick(m_view->mapFromScene(folded()->body().center()));
        QVERIFY(!folded());
    }

    void connectingToItsPortConnectsAllThatReadThere() {
        foldResidual();
        QCOMPARE(folded()->geometry().inputs(), 1);
        std::size_t visible = 0;
        for (const Edge& edge : experiment().graph.edges)
            visible += edge.from == id("hidden") && m_scene->edgeItem(edge)->isVisible();
        QCOMPARE(visible, std::size_t{1});
        const QPoint port = m_view->mapFromScene(folded()->portPosition({false, 0}));
        drag({portAt("dataset", {true, 0}), port - QPoint(20, 5), port});
        QCOMPARE(std::ranges::count(experiment().graph.edges, id("dataset"), &Edge::from), 3);
        QCOMPARE(std::ranges::count(experiment().graph.edges, id("hidden"), &Edge::from), 0);
        // Taken off and dropped nowhere, both go.
        drag({port, port - QPoint(10, 60), port - QPoint(10, 120)});
        QCOMPARE(std::ranges::count(experiment().graph.edges, id("dataset"), &Edge::from), 1);
    }

    void deletingItHealsTheChain() {
        fold({"relu", "blackbox", "norm"});
        key(Qt::Key_Delete);
        QCOMPARE(m_document->undoStack().undoText(), QString("Remove group"));
        QVERIFY(experiment().graph.groups.empty());
        QCOMPARE(edgeFrom("hidden").to, id("relu 2"));
    }

    void copiesKeepTheGroup() {
        fold({"relu", "blackbox"});
        key(Qt::Key_C, Qt::ControlModifier);
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(experiment().graph.groups.size(), std::size_t{2});
        QVERIFY(experiment().graph.groups[1].folded);
        QCOMPARE(m_scene->selection().group(), experiment().graph.groups[1].id);
        verifyMirror();
    }

    void arrowsAndTabVisitItOnce() {
        fold({"relu", "blackbox", "norm"});
        m_scene->selection().selectBlock(id("hidden"));
        key(Qt::Key_Right);
        QCOMPARE(m_scene->selection().node(), folded());
        key(Qt::Key_Right);
        QCOMPARE(m_scene->selection().block(), id("relu 2"));
        key(Qt::Key_Left);
        QCOMPARE(m_scene->selection().node(), folded());
        key(Qt::Key_Tab);
        key(Qt::Key_Tab);
        key(Qt::Key_Tab);
        QCOMPARE(m_scene->selection().block(), id("relu 2"));
    }

    void enterOpensItsProperties() {
        fold({"relu", "blackbox"});
        const QSignalSpy activated(&m_scene->selection(), &CanvasSelection::groupActivated);
        key(Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void whatIsInsertedBehindAFoldedGroupIsSeen() {
        fold({"relu", "blackbox"});
        m_scene->commands().insertAfterSelection("tanh");
        QCOMPARE(m_document->undoStack().undoText(), QString("Insert Tanh"));
        QCOMPARE(edgeFrom("blackbox").to, id("tanh"));
        QCOMPARE(edgeFrom("tanh").to, id("norm"));
        QCOMPARE(find("tanh").group, 0);
        QVERIFY(block("tanh")->isVisible());
        QVERIFY(block("tanh")->isSelected());
        QVERIFY(!block("tanh")->body().intersects(folded()->body()));
        verifyMirror();
        // And behind its last output, which nothing reads.
        m_document->edit("cut",
                         [this](Experiment& e) { disconnectBlocks(e, edgeFrom("blackbox")); });
        m_scene->selection().selectGroup(group());
        m_scene->commands().insertAfterSelection("gelu");
        QCOMPARE(edgeFrom("blackbox").to, id("gelu"));
        QCOMPARE(find("gelu").group, 0);
    }

    void whatIsInsertedBehindSelectedMembersFollowsTheGroup() {
        make({"relu", "blackbox"});
        m_scene->commands().insertAfterSelection("tanh");
        QCOMPARE(edgeFrom("blackbox").to, id("tanh"));
        QCOMPARE(edgeFrom("tanh").to, id("norm"));
        QCOMPARE(find("tanh").group, 0);
    }

    void whatIsHiddenTakesNoRoom() {
        m_document->edit("move", [this](Experiment& e) {
            moveParts(e, {.blocks = {{id("blackbox"), {9000, 7000}}}});
        });
        QVERIFY(m_scene->seenRect().bottom() > 7000);
        fold({"relu", "blackbox"});
        QVERIFY(m_scene->seenRect().bottom() < 1000);
        QVERIFY(m_scene->seenRect().contains(m_scene->bodiesRect()));
        m_view->zoomToFit();
        const QRectF shown = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
        QVERIFY(shown.bottom() < 5000);
        QVERIFY(Diagram(experiment(), Theme::light()).size().height() < 1000);
    }

    void shiftArrowsChooseConnectionsThatAreSeen() {
        fold({"relu", "blackbox", "norm"});
        m_scene->selection().selectGroup(group());
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges(), std::vector{edgeFrom("norm")});
        QVERIFY(m_scene->edgeItem(edgeFrom("norm"))->isVisible());
        key(Qt::Key_Left);
        QCOMPARE(m_scene->selection().node(), folded());
        key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges(), std::vector{edgeFrom("hidden")});
        m_scene->selection().selectBlock(id("relu 2"));
        key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_scene->selection().edges(), std::vector{edgeFrom("norm")});
    }

    void theFrameOfOneBlockMeansTheGroup() {
        make({"blackbox"});
        QCOMPARE(m_scene->selection().group(), group());
        const QSignalSpy told(&m_scene->selection(), &CanvasSelection::groupSelected);
        click(at("blackbox"));
        QCOMPARE(m_scene->selection().group(), 0);
        QCOMPARE(m_scene->selection().block(), id("blackbox"));
        const FrameItem& frame = *m_scene->groupItems().frame(group());
        click(m_view->mapFromScene(frame.titleRect().center()));
        QCOMPARE(m_scene->selection().group(), group());
        QCOMPARE(m_scene->selection().block(), id("blackbox"));
        click(at("blackbox"));
        click(m_view->mapFromScene(frame.titleRect().center()));
        click(at("relu"));
        QCOMPARE(m_scene->selection().group(), 0);
        QCOMPARE(told.count(), 5);
        QCOMPARE(told.back()[0].toInt(), 0);
    }

    void severalConnectionsSeenAsOneLineAreOne() {
        foldResidual();
        const Edge line = firstSeenEdgeFrom("hidden");
        const Experiment before = experiment();
        m_scene->clearSelection();
        m_scene->edgeItem(line)->setSelected(true);
        key(Qt::Key_Delete);
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect relu from hidden"));
        QCOMPARE(std::ranges::count(experiment().graph.edges, id("hidden"), &Edge::from), 0);
        m_document->undoStack().undo();
        QVERIFY(experiment() == before);

        // What is inserted on it is before all that read there, dropped or from the block ahead.
        for (const bool isAfterBlock : {false, true}) {
            if (isAfterBlock)
                m_scene->commands().insertAfter(id("hidden"), "tanh");
            else
                m_scene->commands().insertOn(line, "tanh");
            QCOMPARE(std::ranges::count(experiment().graph.edges, id("hidden"), &Edge::from), 1);
            QCOMPARE(std::ranges::count(experiment().graph.edges, id("tanh"), &Edge::from), 2);
            QCOMPARE(folded()->geometry().inputs(), 1);
            QCOMPARE(find("tanh").group, 0);
            m_document->undoStack().undo();
        }
    }

    void aGroupOfOneBlockHasOneLineToAPort() {
        m_document->edit("twice", [this](Experiment& e) {
            const BlockId add = insertBlock(e, "add", edgeFrom("norm"), {900, 160});
            connectBlocks(e, {id("norm"), 0, add, 1});
        });
        fold({"add"});
        QCOMPARE(folded()->geometry().inputs(), 1);
        std::size_t seen = 0;
        for (const Edge& edge : experiment().graph.edges)
            seen += edge.from == id("norm") && m_scene->edgeItem(edge)->isVisible();
        QCOMPARE(seen, std::size_t{1});
    }

    void deletingAGroupWithAResidualJoinsItsNeighbours() {
        foldResidual();
        key(Qt::Key_Delete);
        QVERIFY(experiment().graph.groups.empty());
        QCOMPARE(edgeFrom("hidden").to, id("relu 2"));
        QVERIFY(m_document->report().canRun());
    }

    void whatIsInsertedBehindIsBesideWhatIsSeen() {
        fold({"relu", "blackbox", "norm"});
        key(Qt::Key_L, Qt::ControlModifier);
        m_scene->commands().insertOn(edgeFrom("norm"), "tanh");
        const QRectF tanh = block("tanh")->body();
        QCOMPARE(tanh.left(), folded()->body().right() + BlockGeometry::kGap);
        QVERIFY(block("relu 2")->body().left() > tanh.right() ||
                block("relu 2")->body().top() > tanh.bottom());
        verifyClear();
    }

    void whatIsUngroupedFindsRoom() {
        fold({"relu", "blackbox", "norm"});
        key(Qt::Key_L, Qt::ControlModifier);
        m_scene->selection().selectGroup(group());
        key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(experiment().graph.groups.empty());
        QCOMPARE(m_document->undoStack().undoText(), QString("Ungroup group"));
        verifyClear();
    }

    void foldedGroupsKeepTheirMembersTogether() {
        // What is unfolded shifts another folded group as a whole.
        make({"relu 2", "readout"});
        m_scene->commands().groups().foldSelection();
        m_document->edit("apart", [this](Experiment& e) {
            moveParts(e, {.blocks = {{id("readout"), {find("relu 2").position.x, 900}}}});
        });
        fold({"relu", "blackbox"});
        key(Qt::Key_L, Qt::ControlModifier);
        const double x = find("relu 2").position.x;
        m_scene->commands().groups().fold(find("relu").group, false);
        QCOMPARE(find("readout").position.x, find("relu 2").position.x);
        QVERIFY(find("relu 2").position.x >= x);
        verifyClear();
    }

    void arrangingTwiceIsOnce() {
        m_document->edit("raise", [this](Experiment& e) {
            moveParts(e, {.blocks = {{id("blackbox"), {300, -200}}}});
        });
        fold({"relu", "blackbox"});
        key(Qt::Key_L, Qt::ControlModifier);
        const int steps = m_document->undoStack().count();
        key(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_document->undoStack().count(), steps);
    }

    void copiesStandWhereTheyAreSeen() {
        fold({"relu", "blackbox", "norm"});
        key(Qt::Key_C, Qt::ControlModifier);
        m_scene->commands().clipboard().paste(QPointF(1600, 1200));
        QCOMPARE(m_document->undoStack().undoText(), QString("Paste group"));
        const QPointF way = m_scene->selection().node()->body().center() - QPointF(1600, 1200);
        QVERIFY(std::abs(way.x()) <= BlockGeometry::kGrid &&
                std::abs(way.y()) <= BlockGeometry::kGrid);
    }

    void itsMenuInsertsAndConnects() {
        fold({"relu", "blackbox"});
        const QPointer<QMenu> menu = menuAt(m_view->mapFromScene(folded()->body().center()));
        QVERIFY(menu);
        QStringList entries;
        for (const QAction* action : menu->actions())
            entries << action->text();
        QVERIFY2(entries.contains("Insert after"), qPrintable(entries.join(", ")));
        QVERIFY(menu->actions().contains(m_scene->actions().connectTo()));
        for (QAction* action : menu->actions()) {
            if (action->text() == "Insert after")
                action->menu()->actions().front()->trigger();
        }
        menu->close();
        QCOMPARE(find("norm").group, 0);
        QVERIFY(edgeFrom("blackbox").to != id("norm"));
    }

    void theKeyboardVisitsItsPortOnce() {
        foldResidual();
        m_scene->selection().selectBlock(id("dataset"));
        key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_scene->gestures().isConnecting());
        std::vector<PortPlace> visited;
        for (int i = 0; i < 5; ++i) {
            for (const NodeItem* node : m_scene->nodes()) {
                if (const auto port = node->look().pointed)
                    visited.push_back({const_cast<NodeItem*>(node), *port});
            }
            key(Qt::Key_Right);
        }
        // hidden, the group, relu 2, readout, loss.
        QCOMPARE(visited.size(), std::size_t{5});
        for (std::size_t i = 0; i < visited.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!(visited[i] == visited[j]));
        }
        key(Qt::Key_Escape);
    }

    void layoutTreatsItAsOneBlock() {
        fold({"relu", "blackbox", "norm"});
        key(Qt::Key_L, Qt::ControlModifier);
        verifyMirror();
        verifyClear();
        // And unfolding makes room again.
        m_scene->selection().selectGroup(group());
        key(Qt::Key_F, foldKeys());
        const QRectF members = membersRect(experiment().graph, group());
        for (const NodeItem* item : m_scene->nodes()) {
            const BlockId shown = item->blocks().front();
            const bool isMember = experiment().graph.find(shown)->group == group();
            QVERIFY2(isMember || item->body().left() < members.left() ||
                         !item->body().intersects(members),
                     qPrintable(item->face().name));
        }
    }

    void whatCannotBeAGroupIsTold() {
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        m_scene->selection().selectBlocks({id("loss")});
        key(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused[0][0].toString().contains("loss"));
    }

private:
    static Qt::KeyboardModifiers foldKeys() { return Qt::ControlModifier | Qt::ShiftModifier; }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_view.get(), k, modifiers);
    }
    GroupId group() const { return experiment().graph.groups.at(0).id; }
    FoldedItem* folded() const { return m_scene->groupItems().folded(group()); }
    void make(const std::vector<const char*>& names) {
        std::vector<BlockId> blocks;
        blocks.reserve(names.size());
        for (const char* name : names)
            blocks.push_back(id(name));
        m_scene->selection().selectBlocks(blocks);
        m_scene->commands().groups().groupSelection();
    }
    /// Two members read what "hidden" gives.
    void foldResidual() {
        m_document->edit("residual", [this](Experiment& e) {
            const BlockId add = insertBlock(e, "add", edgeFrom("norm"), {900, 160});
            connectBlocks(e, {id("hidden"), 0, add, 1});
        });
        fold({"relu", "blackbox", "norm", "add"});
    }
    Edge firstSeenEdgeFrom(const char* name) const {
        for (const Edge& edge : experiment().graph.edges) {
            if (edge.from == id(name) && m_scene->edgeItem(edge)->isVisible())
                return edge;
        }
        return {};
    }
    void verifyClear() const {
        for (const NodeItem* a : m_scene->nodes()) {
            for (const NodeItem* b : m_scene->nodes())
                QVERIFY2(a == b || !a->body().intersects(b->body()), qPrintable(a->face().name));
        }
    }
    void fold(const std::vector<const char*>& names) {
        make(names);
        m_scene->commands().groups().foldSelection();
    }
};

WINDOW_TEST(GroupCommandsTest)
#include "GroupCommandsTest.moc"
