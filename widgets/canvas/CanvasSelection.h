// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QObject>
#include <QRectF>
#include <functional>
#include <optional>
#include <vector>

namespace obscura {

class CanvasScene;
class MovableItem;
class NodeItem;
struct Parts;
struct Places;

/// What of a canvas is selected: blocks, connections and notes, or a group, which is so when just
/// its members are.
class CanvasSelection : public QObject {
    Q_OBJECT

public:
    explicit CanvasSelection(CanvasScene& scene);

    /// The only selected block; 0: none or several.
    BlockId block() const;
    /// Those selected and the members of those folded groups that are.
    std::vector<BlockId> blocks() const;
    /// One for each line, see bundleOf() in CanvasEdits.h.
    std::vector<Edge> edges() const;
    std::vector<NoteId> notes() const;
    /// The group whose members are what is selected; 0: none. Where it has one member alone, it is
    /// the block that is selected, unless selectGroup() or the group's frame was told otherwise.
    GroupId group() const;
    /// The only selected block or folded group, or nullptr.
    NodeItem* node() const;
    /// The port of it that the keyboard acts on.
    std::optional<Port> focusedPort() const;
    Parts parts() const;
    Places places() const;
    /// The bodies of what isn't selected.
    std::vector<QRectF> bodiesBeside() const;

    /// Selects this block alone and has it shown, wherever it is; 0: clears the selection. A block
    /// within a folded group stands for the group.
    void selectBlock(BlockId id);
    void selectBlocks(const std::vector<BlockId>& ids, const std::vector<NoteId>& notes = {});
    void selectGroup(GroupId id);
    void selectNote(NoteId id);
    void selectOnly(MovableItem& item);
    void selectAll();
    /// The next press or key says anew whether a group or its only block is meant.
    void forgetMeantGroup() { m_meantGroup = 0; }

    /// Nobody is told while the items don't fit the document yet; told() ends that.
    void hold() { m_isHeld = true; }
    void tell();

Q_SIGNALS:
    /// The only selected block; 0: none or several.
    void blockSelected(obscura::BlockId id);
    /// The group whose members are what is selected; 0: none.
    void groupSelected(obscura::GroupId id);
    /// The selection may be another, or what is selected may have changed.
    void noted();
    /// Double click or Enter: the user wants to edit it.
    void blockActivated(obscura::BlockId id);
    void groupActivated(obscura::GroupId id);
    /// Views scroll until that place is seen.
    void revealRequested(const QRectF& place);

private:
    void note();
    void change(const std::function<void()>& change);

    CanvasScene& m_scene;
    BlockId m_block = 0;
    GroupId m_group = 0;
    GroupId m_meantGroup = 0;  ///< selected as a group, though one block alone is all of it
    bool m_isHeld = false;
};

}  // namespace obscura
