// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <QCoreApplication>

namespace obscura {

class CanvasCommands;
class CanvasScene;

/// Makes, folds and dissolves groups on a canvas.
class GroupCommands {
    Q_DECLARE_TR_FUNCTIONS(GroupCommands)

public:
    GroupCommands(CanvasScene& scene, CanvasCommands& commands)
        : m_scene(scene), m_commands(commands) {}

    /// Makes a group of the selected blocks, or adds them to the one that some of them belong to.
    void groupSelection();
    /// Takes the selected blocks out of their groups.
    void ungroupSelection();
    /// Folds the groups of the selected blocks, or unfolds them.
    void foldSelection();
    void fold(GroupId group, bool folded);

private:
    CanvasScene& m_scene;
    CanvasCommands& m_commands;
};

}  // namespace obscura
