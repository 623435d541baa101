// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/items/NodeItem.h"

namespace obscura {

/// One block on the canvas: it mirrors the experiment's block.
class BlockItem final : public NodeItem {
public:
    enum { Type = UserType + 1 };

    BlockItem(const Block& block, CanvasScene& scene);

    int type() const override { return Type; }
    BlockId block() const { return m_block; }
    std::vector<BlockId> blocks() const override { return {m_block}; }
    std::vector<BlockPort> portsBehind(Port port) const override { return {{m_block, port.index}}; }
    void activate() override;

private:
    BlockId m_block;
};

}  // namespace obscura
