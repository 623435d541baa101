// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/canvas/painting/BlockFace.h"

#include <map>

namespace obscura {

class CanvasScene;

/// What a run does, shown on the blocks of a canvas that it trains.
class BlockStatuses {
public:
    explicit BlockStatuses(CanvasScene& scene) : m_scene(scene) {}

    void set(BlockRunStatus status);
    /// The same for one block, until the next set() for all.
    void set(BlockId id, BlockRunStatus status);
    void forget(BlockId id) { m_ofBlocks.erase(id); }
    void forgetAll() { m_ofBlocks.clear(); }
    /// On the items that there are now.
    void show() const;

private:
    BlockRunStatus of(BlockId id) const;

    CanvasScene& m_scene;
    BlockRunStatus m_status = BlockRunStatus::Idle;
    std::map<BlockId, BlockRunStatus> m_ofBlocks;
};

}  // namespace obscura
