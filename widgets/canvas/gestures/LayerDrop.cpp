// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/LayerDrop.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/gestures/LayerMime.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/CanvasLayers.h"
#include "widgets/canvas/items/EdgeItem.h"

#include <QGraphicsPathItem>
#include <QMimeData>
#include <QPen>
#include <algorithm>

namespace obscura {

namespace {

/// Generous: a dragged layer is a large thing.
constexpr qreal kDropReach = 20;

const LayerInfo* layerOf(const QMimeData* data) {
    if (!data || !data->hasFormat(kLayerMimeType))
        return nullptr;
    const std::string kind = data->data(kLayerMimeType).toStdString();
    const auto& all = layerCatalogue();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const LayerInfo& info) { return info.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

LayerDrop::LayerDrop(CanvasScene& scene) : m_scene(scene) {}

LayerDrop::~LayerDrop() = default;

EdgeItem* LayerDrop::edgeFor(const QString& kind, QPointF point) const {
    const LayerInfo& info = layerInfo(kind.toStdString());
    if (info.inputs == 0 || info.outputs == 0 || m_scene.nodeAt(point))
        return nullptr;
    return m_scene.edgeAt(point, kDropReach);
}

bool LayerDrop::hover(const QMimeData* data, QPointF point) {
    clear();
    const LayerInfo* info = layerOf(data);
    if (!info)
        return false;
    if (EdgeItem* edge = edgeFor(QString::fromStdString(info->kind), point)) {
        edge->setHighlighted(true);
        m_edge = edge->edge();
        return true;
    }
    if (m_scene.nodeAt(point))
        return false;
    m_ghost = std::make_unique<QGraphicsPathItem>(BlockGeometry(*info).outline());
    const Position place = positionCentredAt(info->kind, point);
    m_ghost->setPos(place.x, place.y);
    m_ghost->setPen(QPen(m_scene.theme().accent, 1.6, Qt::DashLine));
    m_ghost->setZValue(kGhostLayer);
    m_scene.addItem(m_ghost.get());
    return true;
}

bool LayerDrop::drop(const QMimeData* data, QPointF point) {
    clear();
    const LayerInfo* info = layerOf(data);
    if (!info)
        return false;
    const QString kind = QString::fromStdString(info->kind);
    if (const EdgeItem* edge = edgeFor(kind, point))
        m_scene.commands().insertOn(edge->edge(), kind);
    else if (m_scene.nodeAt(point))
        return false;
    else
        m_scene.commands().addAt(point, kind);
    return true;
}

void LayerDrop::clear() {
    m_ghost.reset();
    if (!m_edge)
        return;
    if (EdgeItem* item = m_scene.edgeItem(*m_edge))
        item->setHighlighted(false);
    m_edge.reset();
}

}  // namespace obscura
