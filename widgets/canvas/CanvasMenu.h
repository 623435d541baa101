// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QGraphicsSceneContextMenuEvent;

namespace obscura {

class CanvasScene;

/// Opens a context menu with what can be done at the point of the event: with the block there, the
/// edge there, or the empty canvas. A block or edge that isn't selected becomes so. By keyboard it
/// is the selected block or group.
void showCanvasMenu(const QGraphicsSceneContextMenuEvent& event, CanvasScene& scene);

}  // namespace obscura
