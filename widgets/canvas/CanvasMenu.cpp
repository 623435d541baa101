// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasMenu.h"

#include "widgets/canvas/BlockItem.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasEdits.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/EdgeItem.h"
#include "widgets/canvas/Glyph.h"

#include <QCoreApplication>
#include <QMenu>
#include <functional>

namespace obscura {

namespace {

constexpr qreal kEdgeReach = 8;

QString tr(const char* text) {
    return QCoreApplication::translate("CanvasMenu", text);
}

/// One entry for each layer that can stand between two others, group by group.
void fillLayers(QMenu& menu, const CanvasScene& scene,
                const std::function<void(const QString&)>& chosen) {
    std::string group;
    for (const LayerInfo& info : layerCatalogue()) {
        if (info.inputs == 0 || info.outputs == 0)
            continue;
        if (!group.empty() && group != info.group)
            menu.addSeparator();
        group = info.group;
        const QString kind = QString::fromStdString(info.kind);
        const QIcon icon = glyphIcon(kind, formColour(blockForm(info), scene.theme()));
        menu.addAction(icon, QString::fromStdString(info.title), [=] { chosen(kind); });
    }
}

void fillForBlock(QMenu& menu, CanvasScene& scene, BlockId id) {
    const Block& block = *scene.document().experiment().graph.find(id);
    menu.addAction(tr("Edit properties"), &scene,
                   [&scene, id] { Q_EMIT scene.blockActivated(id); });
    fillLayers(*menu.addMenu(tr("Insert after")), scene,
               [&scene, id](const QString& kind) { scene.insertAfter(id, kind); });
    const CanvasActions& actions = scene.actions();
    if (layerInfo(block.kind).outputs > 0)
        menu.addAction(actions.connectTo());
    if (replacementKind(block.kind))
        menu.addAction(actions.replace());
    menu.addSeparator();
    menu.addActions({actions.cut(), actions.copy(), actions.duplicate(), actions.remove()});
}

void fillForEdge(QMenu& menu, CanvasScene& scene, const Edge& edge) {
    fillLayers(*menu.addMenu(tr("Insert here")), scene,
               [&scene, edge](const QString& kind) { scene.insertOn(edge, kind); });
    menu.addSeparator();
    menu.addAction(tr("Remove connection"), QKeySequence(Qt::Key_Delete), &scene,
                   &CanvasScene::removeSelection);
}

void fillForBackground(QMenu& menu, CanvasScene& scene, QPointF point) {
    fillLayers(*menu.addMenu(tr("Add")), scene,
               [&scene, point](const QString& kind) { scene.addAt(point, kind); });
    menu.addAction(tr("Paste here"), &scene, [&scene, point] { scene.paste(point); });
    menu.addSeparator();
    const CanvasActions& actions = scene.actions();
    menu.addActions({actions.selectAll(), actions.find(), actions.arrange()});
}

}  // namespace

void fillCanvasMenu(QMenu& menu, CanvasScene& scene, QPointF point) {
    if (BlockItem* block = scene.blockAt(point)) {
        if (!block->isSelected())
            scene.selectBlock(block->block());
        fillForBlock(menu, scene, block->block());
    } else if (EdgeItem* edge = scene.edgeAt(point, kEdgeReach)) {
        if (!edge->isSelected()) {
            scene.clearSelection();
            edge->setSelected(true);
        }
        fillForEdge(menu, scene, edge->edge());
    } else {
        fillForBackground(menu, scene, point);
    }
}

}  // namespace obscura
