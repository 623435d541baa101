// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/FileMenu.h"

#include "widgets/documents/ExportCommands.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/RecentFiles.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"

namespace obscura {

FileMenu::FileMenu(const QString& title, WorkspaceTabs& tabs, FileCommands& files,
                   const ExportCommands& exports, QWidget& window)
    : QMenu(title, &window) {
    addAction(tr("&New from template…"), QKeySequence::New, &files, &FileCommands::chooseTemplate);
    addAction(tr("&Open…"), QKeySequence::Open, &files, &FileCommands::chooseFile);
    auto* const recent = new RecentMenu(tr("Open &recent"), this);
    addMenu(recent);
    connect(recent, &RecentMenu::fileChosen, &files, &FileCommands::openFile);
    addSeparator();
    addAction(tr("&Save"), QKeySequence::Save, this, [&] { files.save(tabs.active()); });
    addAction(tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
              [&] { files.saveAs(tabs.active()); });
    addAction(tr("Na&me and description…"), this, [&] { tabs.active().editExperiment(); });
    addActions(exports.actions());
    addSeparator();
    addAction(tr("&Close tab"), QKeySequence(Qt::CTRL | Qt::Key_W), this,
              [&] { files.close(tabs.active()); });
    addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), &window, &QWidget::close);
}

}  // namespace obscura
