// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/UnsavedChanges.h"

#include "widgets/Autosave.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/Questions.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"

#include <QFileInfo>
#include <algorithm>

namespace obscura {

UnsavedChanges::UnsavedChanges(WorkspaceTabs& tabs, FileCommands& files, QWidget& window)
    : m_tabs(tabs), m_files(files), m_window(window) {
    connect(&tabs, &WorkspaceTabs::added, this, [this](Workspace* workspace) {
        if (!m_folder.isEmpty())
            workspace->keepUnsaved(m_folder);
    });
}

void UnsavedChanges::keepIn(const QString& folder) {
    m_folder = folder;
    for (Workspace* const each : m_tabs.all())
        each->keepUnsaved(folder);
    const std::vector<Recovery> left = Autosave::leftovers(folder);
    if (!left.empty())
        offer(left);
}

void UnsavedChanges::offer(const std::vector<Recovery>& recoveries) {
    QStringList titles;
    for (const Recovery& recovery : recoveries)
        titles << (recovery.file.isEmpty() ? QString::fromStdString(recovery.experiment.name)
                                           : QFileInfo(recovery.file).fileName());
    switch (askToRecover(&m_window, titles)) {
        case Recovering::Recover:
            for (const Recovery& recovery : recoveries)
                recover(recovery);
            break;
        case Recovering::Discard:
            std::for_each(recoveries.begin(), recoveries.end(), &Autosave::discard);
            break;
        case Recovering::NotNow:
            break;
    }
}

/// Two tabs never hold one file. What a tab shows of it gives way as long as it is on the disk too;
/// else what was recovered has to find a file of its own.
void UnsavedChanges::recover(const Recovery& recovery) {
    Workspace* const holder = m_tabs.holding(recovery.file);
    Workspace& workspace = holder && holder->isAtRest() ? *holder : m_files.freeWorkspace();
    if (holder && holder != &workspace)
        workspace.recoverBeside(recovery);
    else
        workspace.recover(recovery);
    m_tabs.activate(workspace);
}

}  // namespace obscura
