// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/documents/Workspace.h"
#include "widgets/help/HelpWindow.h"

#include <QMainWindow>
#include <QPointer>
#include <QString>
#include <map>
#include <vector>

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QUndoGroup;

namespace obscura {

struct Recovery;
class RunFolderLink;
class WorkspaceTabs;

/// The workbench: open experiments in tabs, and around them the palette, panels, plots and run
/// controls of the one in front.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows `experiment` in a tab of its own; `file` is where it came from, empty for a template.
    void open(Experiment experiment, const QString& file);
    /// The same with what nobody asked for: the next experiment takes its tab, unless it has been
    /// edited or run by then.
    void openPlaceholder(Experiment experiment);
    /// Opens the file, or that of a run's folder, or brings it to the front where it is open
    /// already, and remembers it; what is wrong with it goes to the message bar.
    bool openFile(const QString& fileOrFolder);
    /// Keeps unsaved changes inside of `folder` from now on, and offers what a program that was
    /// killed has left there.
    void keepUnsaved(const QString& folder);
    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options);
    /// Brings the dock of that name to the front: "plots", "device", "fidelity", … Throws UserError
    /// that lists the names when there is none.
    void raiseDock(const QString& name);
    /// Takes size, place and docks from the last session.
    void restoreWindow();

    WorkspaceTabs& tabs() { return *m_tabs; }
    /// The one in front.
    Workspace& active() const;

    // Of the one in front.
    bool startRun(bool stepwise = false) { return active().startRun(stepwise); }
    void catchUp() { active().catchUp(); }
    ExperimentDocument& document() { return active().document(); }
    RunController& runs() { return active().runs(); }
    RunBar& runBar() { return active().runBar(); }
    RunPlots& plots() { return active().plots(); }
    DeviceView& deviceView() { return active().deviceView(); }
    FidelityView& fidelityView() { return active().fidelityView(); }
    BlockPanel& blockPanel() { return active().blockPanel(); }
    TrainingPanel& trainingPanel() { return active().trainingPanel(); }
    MessageBar& messages() { return active().messages(); }
    CanvasScene& scene() { return active().scene(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeTop();
    void makeTabs();
    void makeDocks();
    QDockWidget* makeDock(const QString& name, const QString& title, QWidget* content,
                          Qt::DockWidgetArea area);
    QDockWidget* makeStackDock(const QString& name, const QString& title, Qt::DockWidgetArea area);
    void sizeDocks();
    void makeStatusBar();

    void makeFileMenu();
    void makeEditMenu();
    void fillEditMenu();
    void makeViewMenu();
    void makeRunMenu();
    void makeHelpMenu();
    void fillCompareMenu();
    void fillThemeMenu(QMenu& menu);

    Workspace& addWorkspace();
    /// Where the next experiment goes: the placeholder in front, or else a new tab.
    Workspace& freeWorkspace();
    void showActive();
    void refresh(Workspace& workspace);

    void chooseTemplate();
    void chooseFile();
    /// False: some couldn't be opened.
    bool openFiles(const QStringList& filesOrFolders);
    bool save(Workspace& workspace);
    bool saveAs(Workspace& workspace);
    bool saveTo(Workspace& workspace, const QString& file);
    void exportDiagramAs();
    void exportScriptAs();
    /// Shows the one in front as what has become of the other.
    void compareWith(ExperimentDocument& other);
    void compareWith(const QString& title, const Experiment& other);
    void compareWithFile();
    void closeTab(Workspace& workspace);
    /// Asks what to do with the unsaved changes of these. False: stay here.
    bool confirmLeaving(const std::vector<Workspace*>& unsaved);
    void offer(const std::vector<Recovery>& recoveries);
    void recover(const Recovery& recovery);
    void saveWindow() const;
    void showHelp(HelpWindow::Page page);
    void showAbout();

    WorkspaceTabs* m_tabs = nullptr;
    Workspace* m_shown = nullptr;  ///< whose widgets stand in docks and toolbar
    QUndoGroup* m_history = nullptr;
    QString m_recoveryFolder;
    TrainerOptions m_runOptions;
    QMenuBar* m_menus = nullptr;
    QMenu* m_editMenu = nullptr;
    QMenu* m_compareMenu = nullptr;
    QMenu* m_runMenu = nullptr;
    QList<QAction*> m_historyActions;
    QList<QAction*> m_exportActions;
    std::map<QString, QStackedWidget*> m_stacks;  ///< contents of docks, by the docks' names
    QDockWidget* m_problemDock = nullptr;
    RunFolderLink* m_recorded = nullptr;
    QPointer<HelpWindow> m_help;
    QLabel* m_totals = nullptr;
};

}  // namespace obscura
