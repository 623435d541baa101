// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/GroupBorders.h"
#include "widgets/canvas/items/NodeItem.h"

namespace obscura {

/// A folded group: one block in the place of its members, with a port for each value that crosses
/// its border. More than one repetition looks like a stack.
class FoldedItem final : public NodeItem {
public:
    enum { Type = UserType + 3 };

    FoldedItem(const Group& group, CanvasScene& scene);

    int type() const override { return Type; }
    GroupId group() const { return m_group; }
    std::vector<BlockId> blocks() const override { return m_members; }
    std::vector<BlockPort> portsBehind(Port port) const override;
    /// Its port at which that port of a member stands.
    std::optional<Port> portOf(BlockId block, Port port) const;
    void activate() override;

    /// Follows ports, place and words of the group.
    void mirror(const Group& group);
    /// Follows the members' places.
    void place();

    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    GroupId m_group;
    Index m_repeat = 1;
    std::vector<BlockId> m_members;
    GroupBorder m_border;
};

/// The words on a folded group.
BlockFace groupFace(const Graph& graph, const Group& group, const InspectionReport& report);

}  // namespace obscura
