// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/BlockItem.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"

namespace obscura {

BlockItem::BlockItem(const Block& block, CanvasScene& scene)
    : NodeItem(BlockGeometry(layerInfo(block.kind)), scene), m_block(block.id) {
    setPos(block.position.x, block.position.y);
}

void BlockItem::activate() {
    Q_EMIT canvas().selection().blockActivated(m_block);
}

}  // namespace obscura
