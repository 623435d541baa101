// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

class QWidget;

namespace obscura {

class Workspace;
class WorkspaceTabs;

/// Opens, saves and closes the experiments in the tabs of a window, and asks where something would
/// be lost. What is wrong with a file goes to the message bar of the tab in front.
class FileCommands : public QObject {
    Q_OBJECT

public:
    /// Dialogs belong to `window`; both must outlive the commands.
    FileCommands(WorkspaceTabs& tabs, QWidget& window);

    /// Shows `experiment` in a tab of its own; `file` is where it came from, empty for a template.
    void open(Experiment experiment, const QString& file);
    /// The same with what nobody asked for: the next experiment takes its tab, unless it has been
    /// edited or run by then.
    void openPlaceholder(Experiment experiment);
    /// Opens the files, or those of runs' folders, or brings them to the front where they are open
    /// already, and remembers them. What is wrong with some is told once the others are open; false
    /// then.
    bool openFiles(const QStringList& filesOrFolders);
    bool openFile(const QString& fileOrFolder) { return openFiles({fileOrFolder}); }
    void chooseTemplate();
    void chooseFile();

    /// False: not written.
    bool save(Workspace& workspace);
    bool saveAs(Workspace& workspace);

    /// Closes its tab, unless the person stays.
    void close(Workspace& workspace);
    /// Asks about the unsaved changes of all tabs and ends their runs. False: the person stays.
    bool leave();

    /// Where the next experiment goes: the placeholder in front, or else a new tab.
    Workspace& freeWorkspace();

private:
    Workspace& active() const;
    bool saveTo(Workspace& workspace, const QString& file);
    /// Asks what to do with the unsaved changes of these. False: stay here.
    bool confirmLeaving(const std::vector<Workspace*>& unsaved);

    WorkspaceTabs& m_tabs;
    QWidget& m_window;
};

}  // namespace obscura
