// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/BlockStatuses.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/NodeItem.h"

#include <algorithm>

namespace obscura {

void BlockStatuses::set(BlockRunStatus status) {
    m_status = status;
    m_ofBlocks.clear();
    show();
}

void BlockStatuses::set(BlockId id, BlockRunStatus status) {
    m_ofBlocks[id] = status;
    show();
}

BlockRunStatus BlockStatuses::of(BlockId id) const {
    if (const auto own = m_ofBlocks.find(id); own != m_ofBlocks.end())
        return own->second;
    const auto& shapes = m_scene.document().report().shapes;
    const auto shape = shapes.find(id);
    const bool trained =
        shape != shapes.end() && shape->second.parameters + shape->second.physicalParameters > 0;
    return trained ? m_status : BlockRunStatus::Idle;
}

void BlockStatuses::show() const {
    for (NodeItem* const node : m_scene.nodes()) {
        BlockRunStatus status = BlockRunStatus::Idle;
        for (const BlockId id : node->blocks())
            status = std::max(status, of(id));
        node->setStatus(status);
    }
}

}  // namespace obscura
