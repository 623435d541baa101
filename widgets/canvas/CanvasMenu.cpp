// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasMenu.h"

#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/ClipboardCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/GroupItems.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/painting/BlockPainter.h"
#include "widgets/canvas/painting/Glyph.h"
#include "widgets/language/Translated.h"

#include <QCoreApplication>
#include <QGraphicsSceneContextMenuEvent>
#include <QGraphicsView>
#include <QMenu>
#include <functional>

namespace obscura {

namespace {

constexpr qreal kEdgeReach = 8;

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
        menu.addAction(icon, translated(info.title), [=] { chosen(kind); });
    }
}

void addEditing(QMenu& menu, const CanvasActions& actions) {
    menu.addSeparator();
    menu.addActions({actions.cut(), actions.copy(), actions.duplicate(), actions.remove()});
}

void fillForBlock(QMenu& menu, CanvasScene& scene, BlockId id) {
    const Block& block = *scene.document().experiment().graph.find(id);
    menu.addAction(QObject::tr("Edit properties"), &scene,
                   [&scene, id] { Q_EMIT scene.selection().blockActivated(id); });
    fillLayers(*menu.addMenu(QObject::tr("Insert after")), scene,
               [&scene, id](const QString& kind) { scene.commands().insertAfter(id, kind); });
    const CanvasActions& actions = scene.actions();
    if (layerInfo(block.kind).outputs > 0)
        menu.addAction(actions.connectTo());
    if (replacementKind(block.kind))
        menu.addAction(actions.replace());
    menu.addAction(actions.group());
    if (block.group != 0)
        menu.addActions({actions.ungroup(), actions.fold()});
    addEditing(menu, actions);
}

void fillForGroup(QMenu& menu, CanvasScene& scene, GroupId id) {
    const CanvasActions& actions = scene.actions();
    menu.addAction(QObject::tr("Edit properties"), &scene,
                   [&scene, id] { Q_EMIT scene.selection().groupActivated(id); });
    fillLayers(*menu.addMenu(QObject::tr("Insert after")), scene,
               [&scene, id](const QString& kind) { scene.commands().insertAfterGroup(id, kind); });
    if (scene.groupItems().folded(id))
        menu.addAction(actions.connectTo());
    menu.addActions({actions.fold(), actions.ungroup()});
    addEditing(menu, actions);
}

void fillForNote(QMenu& menu, CanvasScene& scene, NoteId id) {
    menu.addAction(QObject::tr("Write"), &scene, [&scene, id] {
        if (NoteItem* const note = scene.noteItem(id))
            note->beginEditing();
    });
    addEditing(menu, scene.actions());
}

void fillForSeveral(QMenu& menu, const CanvasScene& scene) {
    const CanvasActions& actions = scene.actions();
    menu.addActions({actions.group(), actions.ungroup(), actions.fold()});
    addEditing(menu, actions);
}

void fillForEdge(QMenu& menu, CanvasScene& scene, const Edge& edge) {
    fillLayers(*menu.addMenu(QObject::tr("Insert here")), scene,
               [&scene, edge](const QString& kind) { scene.commands().insertOn(edge, kind); });
    menu.addSeparator();
    menu.addAction(QObject::tr("Remove connection"), &scene, [&scene, edge] {
        scene.commands().disconnectPorts(bundleOf(scene.document().experiment().graph, edge));
    });
}

void fillForBackground(QMenu& menu, CanvasScene& scene, QPointF point) {
    fillLayers(*menu.addMenu(QObject::tr("Add")), scene,
               [&scene, point](const QString& kind) { scene.commands().addAt(point, kind); });
    menu.addAction(QObject::tr("Add note here"), &scene,
                   [&scene, point] { scene.commands().notes().add(point); });
    menu.addAction(QObject::tr("Paste here"), &scene,
                   [&scene, point] { scene.commands().clipboard().paste(point); });
    menu.addSeparator();
    const CanvasActions& actions = scene.actions();
    menu.addActions({actions.selectAll(), actions.find(), actions.arrange()});
}

void fillForPoint(QMenu& menu, CanvasScene& scene, QPointF point) {
    if (MovableItem* const item = scene.movableAt(point)) {
        if (!item->isSelected())
            scene.clearSelection();
        item->joinSelection();
        const auto notes = scene.selection().notes();
        if (const GroupId group = scene.selection().group())
            fillForGroup(menu, scene, group);
        else if (const BlockId block = scene.selection().block())
            fillForBlock(menu, scene, block);
        else if (notes.size() == 1 && scene.selection().blocks().empty())
            fillForNote(menu, scene, notes.front());
        else
            fillForSeveral(menu, scene);
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

}  // namespace

void showCanvasMenu(const QGraphicsSceneContextMenuEvent& event, CanvasScene& scene) {
    QPointF point = event.scenePos();
    QPoint screen = event.screenPos();
    const auto* const selected = scene.selection().node();
    if (event.reason() == QGraphicsSceneContextMenuEvent::Keyboard && selected && event.widget()) {
        const auto* view = qobject_cast<QGraphicsView*>(event.widget()->parentWidget());
        point = selected->body().center();
        if (view)
            screen = view->viewport()->mapToGlobal(view->mapFromScene(point));
    }
    auto* const menu = new QMenu(event.widget());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillForPoint(*menu, scene, point);
    menu->popup(screen);
}

}  // namespace obscura
