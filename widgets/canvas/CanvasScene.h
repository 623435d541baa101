// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExperimentDocument.h"
#include "widgets/Theme.h"
#include "widgets/canvas/BlockFace.h"

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
class LayerDrop;
class MoveGesture;

/// The network of a document as items, one for each block and edge. The document's experiment is
/// the truth: items mirror it by id and touch only what a change names; everything the user does
/// here becomes an edit of the document. An edit that the experiment refuses is told by
/// editRefused().
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
    /// The block or edge at that point; edges answer `reach` units beside them.
    BlockItem* blockAt(QPointF point) const;
    EdgeItem* edgeAt(QPointF point, qreal reach) const;

    /// The only selected block; 0: none or several.
    BlockId selectedBlock() const;
    std::vector<BlockId> selectedBlocks() const;
    std::vector<Edge> selectedEdges() const;
    /// Selects this block alone and has it shown, wherever it is; 0: clears the selection.
    void selectBlock(BlockId id);
    void selectBlocks(const std::vector<BlockId>& ids);
    void selectAll();
    /// In the order of computation, then what isn't connected to it.
    std::vector<BlockId> blocksInOrder() const;
    /// Selects the block after the selected one in the order of computation. False at the end.
    bool selectNext(bool forward);

    /// What a run does: shown on the blocks that it trains.
    void setRunStatus(BlockRunStatus status);
    /// The same for one block, until the next setRunStatus() for all.
    void setRunStatus(BlockId id, BlockRunStatus status);

    // Edits, each one undo step.

    /// Behind the selected block, on the selected edge, or else in front of the loss.
    void insertAfterSelection(const QString& kind);
    void insertAfter(BlockId block, const QString& kind);
    void insertOn(const Edge& edge, const QString& kind);
    /// An unconnected block with its centre there.
    void addAt(QPointF centre, const QString& kind);
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
    void connectPorts(const Edge& edge, const std::optional<Edge>& insteadOf = {});
    void disconnectPorts(const Edge& edge);

    // What the pointer does on items.

    /// Begins to draw a connection from that output port, or to take away the one that ends at that
    /// input port. False: nothing to drag there.
    bool beginConnection(BlockId block, Port port, QPointF pointer);
    /// Begins to draw a connection from the selected block by keyboard: arrows and Tab point at one
    /// port after the other, Enter connects, Escape gives up.
    void connectSelection();
    void moveConnection(QPointF pointer);
    void endConnection(QPointF pointer);
    bool isConnecting() const { return m_connection != nullptr; }
    /// Begins to move the selected blocks by `block`, which snaps.
    void beginMove(BlockId block);
    /// `way`: from where the button was pressed to where the pointer is.
    void moveSelection(QPointF way);
    void endMove();
    bool isMoving() const { return m_move != nullptr; }
    const MoveGesture* moveGesture() const { return m_move.get(); }

Q_SIGNALS:
    /// The only selected block; 0: none or several.
    void blockSelected(obscura::BlockId id);
    /// Double click or Enter: the user wants to edit it.
    void blockActivated(obscura::BlockId id);
    void editRefused(const QString& reason);
    /// Views scroll until the block is seen.
    void revealRequested(obscura::BlockId id);
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
    void addBlockItem(const Block& block);
    void addEdgeItem(const Edge& edge);
    void routeEdgesOf(BlockId id);
    /// Words, counts, shapes and problems, which an edit elsewhere may have changed.
    void refresh();
    void refreshStatus();
    BlockRunStatus statusOf(BlockId id) const;
    void noteSelection();

    bool edit(const QString& text, const std::function<void(Experiment&)>& change,
              const QString& mergeKey = {});
    void move(const std::map<BlockId, Position>& positions, const QString& mergeKey);
    void cancelGesture();
    QString nameOf(BlockId id) const;
    QString nameOf(const std::vector<BlockId>& blocks) const;
    void insertPart(const QString& verb, const Graph& part, std::optional<QPointF> centre);
    void stepConnection(bool forward);
    void walk(int key);
    void walkOntoEdge(int key);
    void nudge(int key, qreal way);

    ExperimentDocument& m_document;
    Theme m_theme;
    std::map<BlockId, BlockItem*> m_blocks;  ///< owned by the scene
    std::vector<EdgeItem*> m_edges;          ///< owned by the scene
    BlockId m_selected = 0;
    BlockRunStatus m_status = BlockRunStatus::Idle;
    std::map<BlockId, BlockRunStatus> m_blockStatus;
    std::unique_ptr<ConnectionGesture> m_connection;
    std::unique_ptr<MoveGesture> m_move;
    std::unique_ptr<LayerDrop> m_drop;
    std::unique_ptr<CanvasActions> m_actions;
};

}  // namespace obscura
