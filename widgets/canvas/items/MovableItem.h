// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

namespace obscura {

class CanvasScene;

/// What can be dragged over the canvas, with everything that is selected. It turns the pointer's
/// actions into requests to its scene and never changes the experiment itself.
class MovableItem : public QGraphicsItem {
public:
    explicit MovableItem(CanvasScene& scene) : m_scene(scene) {}

    CanvasScene& canvas() const { return m_scene; }
    /// What snaps and what others keep clear of, where it stands on the canvas.
    virtual QRectF body() const = 0;
    /// Has it among the selected, so that it moves with them.
    virtual void joinSelection() { setSelected(true); }

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

private:
    CanvasScene& m_scene;
};

}  // namespace obscura
