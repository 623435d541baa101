// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/CanvasActions.h"

#include "widgets/canvas/CanvasKeyboard.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/ClipboardCommands.h"
#include "widgets/canvas/commands/GroupCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/language/Translated.h"

#include <algorithm>

namespace obscura {

CanvasActions::CanvasActions(CanvasScene& scene)
    : m_scene(scene),
      m_cut(
          add(tr("Cu&t"), {QKeySequence::Cut}, tr("Take the selected blocks away to paste them"))),
      m_copy(add(tr("&Copy"), {QKeySequence::Copy},
                 tr("Copy the selected blocks, as JSON for other programs"))),
      m_paste(add(tr("&Paste"), {QKeySequence::Paste},
                  tr("Add the copied blocks, of this or another window"))),
      m_duplicate(add(tr("&Duplicate"), {QKeySequence(Qt::CTRL | Qt::Key_D)},
                      tr("Add copies of the selected blocks below them"))),
      m_remove(add(tr("Remo&ve"), {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)},
                   tr("Remove the selected blocks and connections"))) {
    addSeparator();
    m_connect = add(tr("Co&nnect to…"), {QKeySequence(Qt::CTRL | Qt::Key_K)},
                    tr("Draw a connection by keyboard: arrows choose the input, Enter connects"));
    m_replace = add({}, {QKeySequence(Qt::CTRL | Qt::Key_B)},
                    tr("Put hardware in the place of a digital layer, or back; shapes and "
                       "connections stay"));
    m_replace->setIconText(tr("Replace by hardware, or by a digital layer"));
    addSeparator();
    m_group =
        add(tr("&Group"), {QKeySequence(Qt::CTRL | Qt::Key_G)},
            tr("Make a group of the selected blocks, which can be folded and repeated; or add "
               "them to the group that some of them belong to"));
    m_ungroup = add(tr("Ungr&oup"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                    tr("Take the selected blocks out of their group"));
    m_fold = add({}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
                 tr("Show the group as one block, or its blocks again"));
    m_fold->setIconText(tr("Fold, or unfold"));
    m_addNote =
        add(tr("Add not&e"), {QKeySequence(Qt::CTRL | Qt::Key_M)}, tr("Add words to the canvas"));
    addSeparator();
    m_selectAll = add(tr("&Select all"), {QKeySequence::SelectAll}, tr("Select every block"));
    m_find =
        add(tr("&Find…"), {QKeySequence::Find}, tr("Find blocks, groups and notes by their words"));
    m_find->setShortcutContext(Qt::WindowShortcut);
    addSeparator();
    m_arrange = add(tr("&Arrange"), {QKeySequence(Qt::CTRL | Qt::Key_L)},
                    tr("Place all blocks in layers, in the order of computation"));
    connectActions();
    enable();
}

void CanvasActions::connectActions() {
    const auto on = [this](const QAction* action, auto&& command) {
        connect(action, &QAction::triggered, this, command);
    };
    CanvasScene& scene = m_scene;
    CanvasCommands& commands = scene.commands();
    ClipboardCommands& clipboard = commands.clipboard();
    GroupCommands& groups = commands.groups();
    on(m_cut, [&] { clipboard.cut(); });
    on(m_copy, [&] { clipboard.copy(); });
    on(m_paste, [&] { clipboard.paste(); });
    on(m_duplicate, [&] { clipboard.duplicate(); });
    on(m_remove, [&] { commands.removeSelection(); });
    on(m_connect, [&] { scene.keyboard().connectSelection(); });
    on(m_replace, [&] { commands.replaceSelection(); });
    on(m_group, [&] { groups.groupSelection(); });
    on(m_ungroup, [&] { groups.ungroupSelection(); });
    on(m_fold, [&] { groups.foldSelection(); });
    on(m_addNote, [&] { commands.notes().add(); });
    on(m_selectAll, [&] { scene.selection().selectAll(); });
    on(m_arrange, [&] { commands.arrange(); });
    connect(&scene.selection(), &CanvasSelection::noted, this, &CanvasActions::enable);
}

QAction* CanvasActions::add(const QString& text, const QList<QKeySequence>& keys,
                            const QString& toolTip) {
    auto* const action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTip);
    m_all << action;
    return action;
}

void CanvasActions::addSeparator() {
    auto* const separator = new QAction(this);
    separator->setSeparator(true);
    m_all << separator;
}

void CanvasActions::enable() {
    const Graph& graph = m_scene.document().experiment().graph;
    const auto blocks = m_scene.selection().blocks();
    const bool hasParts = !blocks.empty() || !m_scene.selection().notes().empty();
    for (QAction* const action : {m_cut, m_copy, m_duplicate})
        action->setEnabled(hasParts);
    const auto isGrouped = [&](BlockId id) { return graph.find(id)->group != 0; };
    const auto isUnfolded = [&](BlockId id) {
        return isGrouped(id) && !graph.findGroup(graph.find(id)->group)->folded;
    };
    const bool hasGrouped = std::ranges::any_of(blocks, isGrouped);
    m_group->setEnabled(!blocks.empty());
    m_ungroup->setEnabled(hasGrouped);
    m_fold->setEnabled(hasGrouped);
    m_fold->setText(std::ranges::any_of(blocks, isUnfolded) || !hasGrouped ? tr("Fo&ld")
                                                                           : tr("Unfo&ld"));
    m_remove->setEnabled(!m_scene.selectedItems().isEmpty());
    const Block* const block = graph.find(m_scene.selection().block());
    const auto kind = block ? replacementKind(block->kind) : std::nullopt;
    const NodeItem* const node = m_scene.selection().node();
    m_connect->setEnabled(node && node->geometry().outputs() > 0);
    m_replace->setEnabled(kind.has_value());
    m_replace->setText(
        tr("Replace by %1").arg(translated(layerInfo(kind.value_or("blackbox")).title)));
}

}  // namespace obscura
