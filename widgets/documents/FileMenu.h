// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace obscura {

class ExportCommands;
class FileCommands;
class WorkspaceTabs;

/// What can be done with files, for the experiment in front.
class FileMenu : public QMenu {
    Q_OBJECT

public:
    /// Quitting closes `window`; all must outlive the menu.
    FileMenu(const QString& title, WorkspaceTabs& tabs, FileCommands& files,
             const ExportCommands& exports, QWidget& window);
};

}  // namespace obscura
