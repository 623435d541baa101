// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <map>
#include <memory>
#include <vector>

class QGraphicsPathItem;

namespace obscura {

class CanvasScene;

/// The selected blocks while they are dragged by one of them, which snaps; the others keep their
/// distance. Shows what they are in line with as long as it lives.
class MoveGesture {
public:
    MoveGesture(CanvasScene& scene, BlockId held);
    ~MoveGesture();

    /// Where the blocks stand when the pointer has gone `way` from where it was pressed.
    std::map<BlockId, Position> moved(QPointF way);
    const std::vector<QLineF>& guides() const { return m_guides; }

private:
    void showGuides(std::vector<QLineF> guides);

    CanvasScene& m_scene;
    QRectF m_held;
    std::map<BlockId, QPointF> m_start;
    std::vector<QRectF> m_others;
    std::vector<QLineF> m_guides;
    std::unique_ptr<QGraphicsPathItem> m_lines;
};

}  // namespace obscura
