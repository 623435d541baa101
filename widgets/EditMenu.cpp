// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EditMenu.h"

#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/documents/CompareMenu.h"
#include "widgets/documents/Workspace.h"

#include <QUndoGroup>

namespace obscura {

EditMenu::EditMenu(const QString& title, QUndoGroup& history, WorkspaceTabs& tabs, QWidget& window)
    : QMenu(title, &window), m_compare(new CompareMenu(tr("Co&mpare with"), tabs, window)) {
    QAction* const undo = history.createUndoAction(&window, tr("&Undo"));
    undo->setIconText(tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* const redo = history.createRedoAction(&window, tr("&Redo"));
    redo->setIconText(tr("Redo"));
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_history = {undo, redo};
}

void EditMenu::showActionsOf(Workspace& workspace) {
    clear();
    addActions(m_history);
    addSeparator();
    addActions(workspace.scene().actions().all());
    addSeparator();
    addMenu(m_compare);
}

}  // namespace obscura
