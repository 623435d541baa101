// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/documents/Workspace.h"

#include <QByteArray>
#include <QMainWindow>
#include <QString>
#include <filesystem>
#include <map>

class QAction;
class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QUndoGroup;

namespace obscura {

struct Experiment;
class EditMenu;
class FileCommands;
class HelpMenu;
class QueueCommands;
class QueueKeeper;
class RunFolderLink;
class PlaneGuide;
class Presentation;
class RunHistory;
class RunQueue;
class TeachMenu;
class UnsavedChanges;
class WindowLayouts;
class WorkspaceTabs;

/// The workbench: open experiments in tabs, and around them the palette, panels, plots and run
/// controls of the one in front.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options);
    /// Brings the dock of that name to the front: "plots", "device", "fidelity", … Throws UserError
    /// that lists the names when there is none.
    void raiseDock(const QString& name);
    /// Takes size, place and docks from the last session.
    void restoreWindow();
    /// Those that wait in the queue are kept in this folder, and what an earlier session has left
    /// there waits again, paused.
    void keepQueueIn(const QString& folder);

    WorkspaceTabs& tabs() { return *m_tabs; }
    /// The one in front.
    Workspace& active() const;

    FileCommands& files() { return *m_files; }
    UnsavedChanges& unsaved() { return *m_unsaved; }
    RunHistory& runHistory() { return *m_runHistory; }
    RunQueue& queue() { return *m_queue; }
    Presentation& presentation() { return *m_presentation; }
    WindowLayouts& layouts() { return *m_layouts; }
    QueueCommands& queueCommands() { return *m_queueCommands; }
    TeachMenu& teach() { return *m_teach; }
    /// Opens the glossary at that term, see setTerm().
    void showTerm(const QString& term);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeTop();
    void makeTabs();
    void makeDocks();
    QDockWidget* makeDock(const QString& name, const QString& title, QWidget* content,
                          Qt::DockWidgetArea area);
    QDockWidget* makeStackDock(const QString& name, const QString& title, Qt::DockWidgetArea area);
    QDockWidget* makeHistory();
    QDockWidget* makeQueue();
    void makePlane(QDockWidget& plots);
    /// Those that were left by closing their dock.
    void leaveStages(const QDockWidget& stages);
    void goOn(const std::filesystem::path& run);
    void runAgain(const std::filesystem::path& run);
    void sizeDocks();
    void makeStatusBar();

    void makeMenus();
    QMenu* makeViewMenu();
    void arrangeAsStandard();
    /// Its panels get their place in the docks.
    void place(Workspace& workspace);
    void trainBeside(Workspace& workspace, const Experiment& experiment);
    void showActive();
    void refresh(Workspace& workspace);
    void saveWindow() const;

    WorkspaceTabs* m_tabs = nullptr;
    FileCommands* m_files = nullptr;
    UnsavedChanges* m_unsaved = nullptr;
    Workspace* m_shown = nullptr;  ///< whose widgets stand in docks and toolbar
    QUndoGroup* m_history = nullptr;
    TrainerOptions m_runOptions;
    QMenuBar* m_menus = nullptr;
    EditMenu* m_editMenu = nullptr;
    QMenu* m_runMenu = nullptr;
    TeachMenu* m_teach = nullptr;
    HelpMenu* m_helpMenu = nullptr;
    PlaneGuide* m_plane = nullptr;
    QAction* m_tensorBoard = nullptr;
    std::map<QString, QStackedWidget*> m_stacks;  ///< contents of docks, by the docks' names
    QDockWidget* m_problemDock = nullptr;
    RunHistory* m_runHistory = nullptr;
    RunQueue* m_queue = nullptr;
    QueueCommands* m_queueCommands = nullptr;
    QueueKeeper* m_queueKeeper = nullptr;
    Presentation* m_presentation = nullptr;
    WindowLayouts* m_layouts = nullptr;
    QByteArray m_standard;  ///< docks as they are without anybody's doing
    RunFolderLink* m_recorded = nullptr;
    QLabel* m_totals = nullptr;
};

}  // namespace obscura
