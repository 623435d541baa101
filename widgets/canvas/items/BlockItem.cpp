// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/BlockItem.h"

#include "widgets/canvas/CanvasScene.h"

namespace obscura {

BlockItem::BlockItem(const Block& block, CanvasScene& scene)
    : NodeItem(BlockGeometry(layerInfo(block.kind)), scene), m_block(block.id) {
    setPos(block.position.x, block.position.y);
}

void BlockItem::activate() {
    Q_EMIT canvas().blockActivated(m_block);
}

}  // namespace obscura
