// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

class QMenu;

namespace obscura {

class CanvasScene;

/// Fills a context menu with what can be done at that point: with the block there, the edge there,
/// or the empty canvas. A block or edge that isn't selected becomes so.
void fillCanvasMenu(QMenu& menu, CanvasScene& scene, QPointF point);

}  // namespace obscura
