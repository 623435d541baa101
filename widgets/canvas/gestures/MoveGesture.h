// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/edits/CanvasEdits.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <memory>
#include <vector>

class QGraphicsPathItem;

namespace obscura {

class CanvasScene;

/// All of them further by `way`.
Places shifted(Places places, QPointF way);

/// The selected blocks and notes while they are dragged by one of them, which snaps; the others
/// keep their distance. Shows what they are in line with as long as it lives.
class MoveGesture {
public:
    /// `held`: the body that snaps.
    MoveGesture(CanvasScene& scene, const QRectF& held);
    ~MoveGesture();

    /// Where the selection stands when the pointer has gone `way` from where it was pressed.
    Places moved(QPointF way);
    const std::vector<QLineF>& guides() const { return m_guides; }

private:
    void showGuides(std::vector<QLineF> guides);

    CanvasScene& m_scene;
    QRectF m_held;
    Places m_start;
    std::vector<QRectF> m_others;
    std::vector<QLineF> m_guides;
    std::unique_ptr<QGraphicsPathItem> m_lines;
};

}  // namespace obscura
