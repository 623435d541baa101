// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMenu>

class QUndoGroup;

namespace obscura {

class CompareMenu;
class Workspace;
class WorkspaceTabs;

/// Undo and redo, the commands of the canvas in front, and comparisons.
class EditMenu : public QMenu {
    Q_OBJECT

public:
    /// All must outlive the menu.
    EditMenu(const QString& title, QUndoGroup& history, WorkspaceTabs& tabs, QWidget& window);

    /// The canvas in front has actions of its own.
    void showActionsOf(Workspace& workspace);

private:
    QList<QAction*> m_history;
    CompareMenu* m_compare;
};

}  // namespace obscura
