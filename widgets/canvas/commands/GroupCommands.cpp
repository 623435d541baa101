// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/commands/GroupCommands.h"

#include "core/experiment/Groups.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"

#include <algorithm>
#include <set>

namespace obscura {

void GroupCommands::groupSelection() {
    const Parts parts{.blocks = m_scene.selection().blocks()};
    GroupId id = 0;
    if (m_commands.edit(tr("Group %1").arg(nameOf(m_scene.document().experiment().graph, parts)),
                        [&](Experiment& e) { id = groupBlocks(e, parts.blocks); }))
        m_scene.selection().selectGroup(id);
}

void GroupCommands::ungroupSelection() {
    const Parts parts{.blocks = m_scene.selection().blocks()};
    if (m_commands.edit(tr("Ungroup %1").arg(nameOf(m_scene.document().experiment().graph, parts)),
                        [&](Experiment& e) { ungroup(e, parts.blocks); }))
        m_scene.selection().selectBlocks(parts.blocks);
}

void GroupCommands::foldSelection() {
    const Graph& graph = m_scene.document().experiment().graph;
    std::set<GroupId> groups;
    for (const BlockId id : m_scene.selection().blocks())
        groups.insert(graph.find(id)->group);
    groups.erase(0);
    if (groups.empty())
        return;
    const bool folded =
        std::ranges::any_of(groups, [&](GroupId id) { return !graph.findGroup(id)->folded; });
    if (groups.size() == 1)
        return fold(*groups.begin(), folded);
    m_commands.edit(folded ? tr("Fold %1 groups").arg(groups.size())
                           : tr("Unfold %1 groups").arg(groups.size()),
                    [&](Experiment& e) {
                        for (const GroupId id : groups)
                            setFolded(e, id, folded);
                    });
}

void GroupCommands::fold(GroupId group, bool folded) {
    const Group* const value = m_scene.document().experiment().graph.findGroup(group);
    const QString name = value ? QString::fromStdString(value->name) : QString();
    if (m_commands.edit(folded ? tr("Fold %1").arg(name) : tr("Unfold %1").arg(name),
                        [&](Experiment& e) { setFolded(e, group, folded); }))
        m_scene.selection().selectGroup(group);
}

}  // namespace obscura
