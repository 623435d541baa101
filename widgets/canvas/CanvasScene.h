// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExperimentDocument.h"
#include "widgets/Theme.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QGraphicsScene>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace obscura {

class BlockItem;
class BlockStatuses;
class CanvasActions;
class CanvasCommands;
class CanvasGestures;
class CanvasKeyboard;
class CanvasSelection;
class EdgeItem;
class GroupItems;
class LayerDrop;
class MovableItem;
class NodeItem;
class NoteItem;

/// Where a port is seen: at its block, or at the folded group that the block belongs to.
struct PortPlace {
    NodeItem* node;
    Port port;
    bool operator==(const PortPlace&) const = default;

    QPointF point() const;
};

/// The network of a document as items, one for each block, edge, group and note. The document's
/// experiment is the truth: items mirror it by id and touch only what a change names. What the user
/// does to them is the duty of the parts that the scene leads to: what is selected, the commands,
/// the pointer's gestures, the keyboard.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT

public:
    /// `document` must outlive the scene.
    explicit CanvasScene(ExperimentDocument& document, QObject* parent = nullptr);
    ~CanvasScene() override;

    ExperimentDocument& document() const { return m_document; }
    CanvasSelection& selection() const { return *m_selection; }
    CanvasCommands& commands() const { return *m_commands; }
    CanvasGestures& gestures() const { return *m_gestures; }
    CanvasKeyboard& keyboard() const { return *m_keyboard; }
    const CanvasActions& actions() const { return *m_actions; }
    const Theme& theme() const { return m_theme; }
    void setTheme(const Theme& theme);

    /// The item, or nullptr when there is none.
    BlockItem* blockItem(BlockId id) const;
    EdgeItem* edgeItem(const Edge& edge) const;
    NoteItem* noteItem(NoteId id) const;
    const std::vector<EdgeItem*>& edges() const { return m_edges; }
    const std::map<NoteId, NoteItem*>& notes() const { return m_notes; }
    GroupItems& groupItems() const { return *m_groups; }
    BlockStatuses& statuses() const { return *m_statuses; }
    /// What shows that block: its item, or that of the folded group around it.
    NodeItem* nodeOf(BlockId block) const;
    /// All that are seen.
    std::vector<NodeItem*> nodes() const;
    /// In the order of computation, then what isn't connected to it.
    std::vector<BlockId> blocksInOrder() const;
    /// The note whose words are being written, or nullptr.
    NoteItem* editedNote() const;
    /// Where an edge is seen to begin and end; nothing where that is within a folded group.
    std::optional<PortPlace> startOf(const Edge& edge) const;
    std::optional<PortPlace> endOf(const Edge& edge) const;
    /// The item at that point, nullptr: none; edges answer `reach` units beside them.
    NodeItem* nodeAt(QPointF point) const;
    MovableItem* movableAt(QPointF point) const;
    EdgeItem* edgeAt(QPointF point, qreal reach) const;
    /// What encloses all blocks, groups and notes.
    QRectF bodiesRect() const;
    /// The same with connections, frames and words: all that is drawn.
    QRectF seenRect() const;

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

    ExperimentDocument& m_document;
    Theme m_theme;
    std::map<BlockId, BlockItem*> m_blocks;  ///< owned by the scene
    std::vector<EdgeItem*> m_edges;          ///< owned by the scene
    std::map<NoteId, NoteItem*> m_notes;     ///< owned by the scene
    std::unique_ptr<GroupItems> m_groups;
    std::unique_ptr<BlockStatuses> m_statuses;
    std::unique_ptr<CanvasSelection> m_selection;
    std::unique_ptr<CanvasCommands> m_commands;
    std::unique_ptr<CanvasGestures> m_gestures;
    std::unique_ptr<CanvasKeyboard> m_keyboard;
    std::unique_ptr<LayerDrop> m_drop;
    std::unique_ptr<CanvasActions> m_actions;
};

}  // namespace obscura
