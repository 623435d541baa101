// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/Theme.h"
#include "widgets/canvas/painting/BlockFace.h"

#include <QGraphicsScene>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace obscura {

class BlockItem;
class CanvasActions;
class ConnectionGesture;
class EdgeItem;
class GroupItems;
class LayerDrop;
class MovableItem;
class MoveGesture;
class NodeItem;
class NoteItem;
struct Copies;
struct Parts;
struct Places;

/// Where a port is seen: at its block, or at the folded group that the block belongs to.
struct PortPlace {
    NodeItem* node;
    Port port;
    bool operator==(const PortPlace&) const = default;

    QPointF point() const;
};

/// The network of a document as items, one for each block, edge, group and note. The document's
/// experiment is the truth: items mirror it by id and touch only what a change names; everything
/// the user does here becomes an edit of the document. An edit that the experiment refuses is told
/// by editRefused().
class CanvasScene : public QGraphicsScene {
    Q_OBJECT

public:
    /// `document` must outlive the scene.
    explicit CanvasScene(ExperimentDocument& document, QObject* parent = nullptr);
    ~CanvasScene() override;

    const ExperimentDocument& document() const { return m_document; }
    const CanvasActions& actions() const { return *m_actions; }
    const Theme& theme() const { return m_theme; }
    void setTheme(const Theme& theme);

    /// The item, or nullptr when there is none.
    BlockItem* blockItem(BlockId id) const;
    EdgeItem* edgeItem(const Edge& edge) const;
    NoteItem* noteItem(NoteId id) const;
    const GroupItems& groupItems() const { return *m_groups; }
    /// What shows that block: its item, or that of the folded group around it.
    NodeItem* nodeOf(BlockId block) const;
    /// All that are seen.
    std::vector<NodeItem*> nodes() const;
    /// Where an edge is seen to begin and end; nothing where that is within a folded group.
    std::optional<PortPlace> startOf(const Edge& edge) const;
    std::optional<PortPlace> endOf(const Edge& edge) const;
    /// The item at that point, nullptr: none; edges answer `reach` units beside them.
    NodeItem* nodeAt(QPointF point) const;
    MovableItem* movableAt(QPointF point) const;
    EdgeItem* edgeAt(QPointF point, qreal reach) const;

    /// The only selected block; 0: none or several.
    BlockId selectedBlock() const;
    /// Those selected and the members of those folded groups that are.
    std::vector<BlockId> selectedBlocks() const;
    /// One for each line, see bundleOf() in CanvasEdits.h.
    std::vector<Edge> selectedEdges() const;
    std::vector<NoteId> selectedNotes() const;
    /// The group whose members are what is selected; 0: none. Where it has one member alone, it is
    /// the block that is selected, unless selectGroup() or the group's frame was told otherwise.
    GroupId selectedGroup() const;
    /// The only selected block or folded group, or nullptr.
    NodeItem* selectedNode() const;
    Parts selectedParts() const;
    Places placesOfSelection() const;
    /// What encloses all blocks, groups and notes.
    QRectF bodiesRect() const;
    /// The same with connections, frames and words: all that is drawn.
    QRectF seenRect() const;
    /// The bodies of what isn't selected.
    std::vector<QRectF> bodiesBesideSelection() const;
    /// Selects this block alone and has it shown, wherever it is; 0: clears the selection. A block
    /// within a folded group stands for the group.
    void selectBlock(BlockId id);
    void selectBlocks(const std::vector<BlockId>& ids);
    void selectGroup(GroupId id);
    void selectNote(NoteId id);
    void selectAll();
    /// In the order of computation, then what isn't connected to it.
    std::vector<BlockId> blocksInOrder() const;
    /// Puts the focus on the next port of the selected block or group, or else selects what comes
    /// after it: in the order of computation, then the notes. False at the end.
    bool selectNext(bool forward);
    /// The port of the selected block or group that the keyboard acts on.
    std::optional<Port> focusedPort() const;

    /// What a run does: shown on the blocks that it trains.
    void setRunStatus(BlockRunStatus status);
    /// The same for one block, until the next setRunStatus() for all.
    void setRunStatus(BlockId id, BlockRunStatus status);

    // Edits, each one undo step.

    /// Behind the selected block or group, on the selected edge, or else in front of the loss.
    void insertAfterSelection(const QString& kind);
    void insertAfter(BlockId block, const QString& kind);
    void insertAfterGroup(GroupId group, const QString& kind);
    void insertOn(const Edge& edge, const QString& kind);
    /// An unconnected block with its centre there.
    void addAt(QPointF centre, const QString& kind);
    /// All but data set and loss, which stay where there is more to remove.
    void removeSelection();
    void cutSelection();
    void copySelection() const;
    /// Adds the blocks of the clipboard, their middle at `centre`, or else near where they were
    /// copied from, and selects them.
    void paste(std::optional<QPointF> centre = {});
    void duplicateSelection();
    /// Places all blocks anew, see LayeredLayout.h.
    void arrange();
    /// Puts a black box in the place of the selected linear layer, or back; shapes stay.
    void replaceSelection();
    /// Connects an output with one input, or with those that stand at one port of a folded group.
    /// What was connected there gives way, which is told.
    void connectPorts(const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf = {});
    void disconnectPorts(const std::vector<Edge>& edges);
    /// Makes a group of the selected blocks, or adds them to the one that some of them belong to.
    void groupSelection();
    /// Takes the selected blocks out of their groups.
    void ungroupSelection();
    /// Folds the groups of the selected blocks, or unfolds them.
    void foldSelection();
    void foldGroup(GroupId group, bool folded);
    /// Adds a note, or where nothing is said near the selection, and begins to write it.
    void addNote(std::optional<QPointF> corner = {});
    /// The note keeps its words where the experiment refuses these.
    void setNoteText(NoteId note, const QString& text);
    /// `corner`: the lower right one, from the note's place.
    void resizeNote(NoteId note, QPointF corner);
    void endNoteEdit();
    bool isEditingNote() const;

    // What the pointer does on items.

    /// Begins to draw a connection from that output port, or to take away the one that ends at that
    /// input port. False: nothing to drag there.
    bool beginConnection(const NodeItem& node, Port port, QPointF pointer);
    /// Begins to draw a connection from the selected block or group by keyboard: arrows and Tab
    /// point at one port after the other, Enter connects, Escape gives up.
    void connectSelection();
    void moveConnection(QPointF pointer);
    void endConnection(QPointF pointer);
    bool isConnecting() const { return m_connection != nullptr; }
    /// Begins to move the selection by `held`, which snaps.
    void beginMove(MovableItem& held);
    /// `way`: from where the button was pressed to where the pointer is.
    void moveSelection(QPointF way);
    void endMove();
    bool isMoving() const { return m_move != nullptr; }
    const MoveGesture* moveGesture() const { return m_move.get(); }

Q_SIGNALS:
    /// The only selected block; 0: none or several.
    void blockSelected(obscura::BlockId id);
    /// The group whose members are what is selected; 0: none.
    void groupSelected(obscura::GroupId id);
    /// The selection may be another, or what is selected may have changed.
    void selectionNoted();
    /// Double click or Enter: the user wants to edit it.
    void blockActivated(obscura::BlockId id);
    void groupActivated(obscura::GroupId id);
    void editRefused(const QString& reason);
    /// An edit has done less than was asked for, or more.
    void editNoted(const QString& what);
    /// Views scroll until the block is seen.
    void revealRequested(const QRectF& place);
    /// Views show the whole network.
    void fitRequested();

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QGraphicsSceneContextMenuEvent* event) override;
    void dragEnterEvent(QGraphicsSceneDragDropEvent* event) override;
    void dragMoveEvent(QGraphicsSceneDragDropEvent* event) override;
    void dragLeaveEvent(QGraphicsSceneDragDropEvent* event) override;
    void dropEvent(QGraphicsSceneDragDropEvent* event) override;

private:
    void rebuild();
    void mirror(const Patch& patch);
    void mirrorBlock(BlockId id, const Patch::Change<std::optional<Block>>& change);
    void mirrorEdges(const Patch::Change<std::vector<Edge>>& change);
    void mirrorNotes();
    void addBlockItem(const Block& block);
    void addEdgeItem(const Edge& edge);
    void routeEdges();
    std::optional<PortPlace> placeOf(BlockId block, Port port) const;
    /// Words, counts, shapes and problems, which an edit elsewhere may have changed.
    void refresh();
    void refreshStatus();
    BlockRunStatus statusOf(BlockId id) const;
    void noteSelection();
    void changeSelection(const std::function<void()>& change);

    bool edit(const QString& text, const std::function<void(Experiment&)>& change,
              EditSession* session = nullptr);
    /// Selects the block that `add` adds and returns.
    void addAndSelect(const QString& text, const std::function<BlockId(Experiment&)>& add);
    void move(const Places& places, EditSession& session);
    void cancelGesture();
    QString nameOf(BlockId id) const;
    QString nameOf(const Parts& parts) const;
    Parts removable(const Parts& parts) const;
    bool remove(const QString& verb, const Parts& parts);
    QString replacedBy(const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf) const;
    void insertPart(const QString& verb, const Graph& part, std::optional<QPointF> centre);
    void select(const Copies& copies);
    void stepConnection(bool forward);
    void activateSelection();
    void escape();
    bool beginAtFocusedPort();
    bool stepPort(bool forward);
    std::vector<MovableItem*> stops() const;
    void selectOnly(MovableItem& item);
    void walk(int key);
    void walkAcross(int key);
    void walkOntoEdge(int key);
    void nudge(int key, qreal way);

    ExperimentDocument& m_document;
    EditSession m_moving;
    EditSession m_nudging;
    EditSession m_writing;  ///< a note
    EditSession m_resizing;
    Theme m_theme;
    std::map<BlockId, BlockItem*> m_blocks;  ///< owned by the scene
    std::vector<EdgeItem*> m_edges;          ///< owned by the scene
    std::map<NoteId, NoteItem*> m_notes;     ///< owned by the scene
    std::unique_ptr<GroupItems> m_groups;
    BlockId m_selected = 0;
    GroupId m_selectedGroup = 0;
    GroupId m_meantGroup = 0;    ///< selected as a group, though one block alone is all of it
    bool m_isMirroring = false;  ///< some items don't fit the document yet
    BlockRunStatus m_status = BlockRunStatus::Idle;
    std::map<BlockId, BlockRunStatus> m_blockStatus;
    std::unique_ptr<ConnectionGesture> m_connection;
    std::unique_ptr<MoveGesture> m_move;
    std::unique_ptr<LayerDrop> m_drop;
    std::unique_ptr<CanvasActions> m_actions;
};

}  // namespace obscura
