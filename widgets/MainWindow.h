// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"

#include <QMainWindow>
#include <QString>
#include <memory>

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;

namespace obscura {

class Autosave;
class BlockPanel;
class CanvasScene;
class CanvasView;
class DeviceView;
class ElidedLabel;
class FidelityView;
class GroupPanel;
class MessageBar;
class RunBar;
class RunPlots;
struct Recovery;
class TrainingPanel;

/// The workbench: canvas, palette, panels, plots and run controls around one document and one run.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows `experiment`; `file` is where it came from, empty for a template. Ends a run that is
    /// going on.
    void open(Experiment experiment, const QString& file);
    /// Opens the file and remembers it; what is wrong with it goes to the message bar.
    bool openFile(const QString& file);
    /// Keeps unsaved changes inside of `folder` from now on, and offers what a program that was
    /// killed has left there.
    void keepUnsaved(const QString& folder);
    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options);
    /// Starts a run of the present experiment; a refusal goes to the message bar. With `stepwise`
    /// it is paused after its first step.
    bool startRun(bool stepwise = false);
    /// Brings plots and panels up to date with everything recorded, before a picture is taken.
    void catchUp();
    /// Brings the dock of that name to the front: "plots", "device", "fidelity", … Throws UserError
    /// that lists the names when there is none.
    void raiseDock(const QString& name);
    /// Takes size, place and docks from the last session.
    void restoreWindow();

    ExperimentDocument& document() { return m_document; }
    RunController& runs() { return m_runs; }
    RunBar& runBar() { return *m_runBar; }
    RunPlots& plots() { return *m_plots; }
    DeviceView& deviceView() { return *m_deviceView; }
    FidelityView& fidelityView() { return *m_fidelityView; }
    BlockPanel& blockPanel() { return *m_blockPanel; }
    TrainingPanel& trainingPanel() { return *m_trainingPanel; }
    MessageBar& messages() { return *m_messages; }
    CanvasScene& scene() { return *m_scene; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeTop();
    void makeCanvas();
    void makeDocks();
    void makeProblemList(QDockWidget& neighbour);
    void makeStatusBar();
    void connectRun();

    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeRunMenu();
    void makeHelpMenu();
    void fillTemplateMenu(QMenu& menu);
    void fillRecentMenu();
    void fillThemeMenu(QMenu& menu);

    void updateTitle();
    void updateTotals();
    void showBlock(BlockId block, const QString& option);
    void showGroup(GroupId group);
    QWidget* makeProperties();
    void showRunStatus();
    void reportEnd(const RunSummary& summary);
    void showFindings(const BlockFindings& found);
    void takeRank(BlockId block, Index rank);
    void reportError(const QString& message);
    void stopRun();

    void openTemplate(const QString& name);
    void chooseFile();
    bool save();
    bool saveAs();
    bool saveTo(const QString& file);
    void exportDiagramAs();
    /// Asks what to do with unsaved changes. False: stay here.
    bool confirmLeaving();
    void remember(const QString& file);
    void greet();
    /// False: ask no more.
    bool offer(const Recovery& recovery);
    void showAbout();

    ExperimentDocument m_document;
    std::unique_ptr<Autosave> m_autosave;
    RunController m_runs;
    TrainerOptions m_runOptions;
    RunOutcome m_lastOutcome = RunOutcome::NotEnded;
    QMenuBar* m_menus = nullptr;
    QMenu* m_recentMenu = nullptr;
    MessageBar* m_messages = nullptr;
    RunBar* m_runBar = nullptr;
    CanvasScene* m_scene = nullptr;
    CanvasView* m_canvas = nullptr;
    RunPlots* m_plots = nullptr;
    DeviceView* m_deviceView = nullptr;
    FidelityView* m_fidelityView = nullptr;
    BlockPanel* m_blockPanel = nullptr;
    GroupPanel* m_groupPanel = nullptr;
    QStackedWidget* m_properties = nullptr;
    TrainingPanel* m_trainingPanel = nullptr;
    ElidedLabel* m_recorded = nullptr;
    QLabel* m_totals = nullptr;
};

}  // namespace obscura
