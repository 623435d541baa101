// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/MoveGesture.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/geometry/Snapping.h"
#include "widgets/canvas/items/CanvasLayers.h"

#include <QGraphicsPathItem>
#include <QPen>

namespace obscura {

Places shifted(Places places, QPointF way) {
    for (auto& [id, place] : places.blocks)
        place = {place.x + way.x(), place.y + way.y()};
    for (auto& [id, place] : places.notes)
        place = {place.x + way.x(), place.y + way.y()};
    return places;
}

MoveGesture::MoveGesture(CanvasScene& scene, const QRectF& held)
    : m_scene(scene),
      m_held(held),
      m_start(scene.selection().places()),
      m_others(scene.selection().bodiesBeside()),
      m_lines(std::make_unique<QGraphicsPathItem>()) {
    QPen pen(scene.theme().accent, 1, Qt::DashLine);
    pen.setCosmetic(true);
    m_lines->setPen(pen);
    m_lines->setZValue(kGestureLayer);
    m_lines->setAcceptedMouseButtons(Qt::NoButton);
    scene.addItem(m_lines.get());
}

MoveGesture::~MoveGesture() = default;

Places MoveGesture::moved(QPointF way) {
    // Back where it was pressed nothing has moved, wherever that was.
    Snap snap{m_held.topLeft(), {}};
    if (!way.isNull())
        snap = snapped(m_held.translated(way), m_others);
    showGuides(std::move(snap.guides));
    return shifted(m_start, snap.corner - m_held.topLeft());
}

void MoveGesture::showGuides(std::vector<QLineF> guides) {
    m_guides = std::move(guides);
    QPainterPath path;
    for (const QLineF& line : m_guides) {
        path.moveTo(line.p1());
        path.lineTo(line.p2());
    }
    m_lines->setPath(path);
}

}  // namespace obscura
