// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/MoveGesture.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasEdits.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/Snapping.h"

#include <QGraphicsPathItem>
#include <QPen>

namespace obscura {

namespace {
/// In front of everything.
constexpr qreal kLayer = 2;
}  // namespace

MoveGesture::MoveGesture(CanvasScene& scene, BlockId held)
    : m_scene(scene),
      m_held(scene.blockItem(held)->body()),
      m_lines(std::make_unique<QGraphicsPathItem>()) {
    m_start[held] = scene.blockItem(held)->pos();
    for (const BlockId id : scene.selectedBlocks())
        m_start[id] = scene.blockItem(id)->pos();
    for (const Block& block : scene.document().experiment().graph.blocks) {
        if (!m_start.contains(block.id))
            m_others.push_back(bodyOf(block));
    }
    QPen pen(scene.theme().accent, 1, Qt::DashLine);
    pen.setCosmetic(true);
    m_lines->setPen(pen);
    m_lines->setZValue(kLayer);
    m_lines->setAcceptedMouseButtons(Qt::NoButton);
    scene.addItem(m_lines.get());
}

MoveGesture::~MoveGesture() = default;

std::map<BlockId, Position> MoveGesture::moved(QPointF way) {
    // Back where it was pressed nothing has moved, wherever that was.
    Snap snap{m_held.topLeft(), {}};
    if (!way.isNull())
        snap = snapped(m_held.translated(way), m_others);
    showGuides(std::move(snap.guides));
    const QPointF shift = snap.corner - m_held.topLeft();
    std::map<BlockId, Position> positions;
    for (const auto& [id, start] : m_start)
        positions[id] = {start.x() + shift.x(), start.y() + shift.y()};
    return positions;
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
