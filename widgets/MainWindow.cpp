// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/MainWindow.h"

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/Appearance.h"
#include "widgets/EditMenu.h"
#include "widgets/Presentation.h"
#include "widgets/ScreenFit.h"
#include "widgets/TeachMenu.h"
#include "widgets/TensorBoardChoice.h"
#include "widgets/ViewMenu.h"
#include "widgets/WindowLayouts.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/view/CanvasPane.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/LayerPalette.h"
#include "widgets/canvas/view/ProblemList.h"
#include "widgets/demos/DemoStage.h"
#include "widgets/documents/ExportCommands.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/FileMenu.h"
#include "widgets/documents/Questions.h"
#include "widgets/documents/RunFolderLink.h"
#include "widgets/documents/UnsavedChanges.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/fidelity/FidelityView.h"
#include "widgets/fidelity/RecoveredShare.h"
#include "widgets/help/HelpMenu.h"
#include "widgets/history/RunHistory.h"
#include "widgets/history/RunNames.h"
#include "widgets/panels/LiveEdits.h"
#include "widgets/panels/LowScrollArea.h"
#include "widgets/panels/RunBar.h"
#include "widgets/plane/PlaneGuide.h"
#include "widgets/queue/QueueCommands.h"
#include "widgets/queue/QueueKeeper.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/RunQueue.h"
#include "widgets/sidebyside/SideBySideCommand.h"
#include "widgets/stages/StageView.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QUndoGroup>
#include <algorithm>

namespace obscura {

namespace {

constexpr QSize kDefaultSize(1360, 860);
constexpr int kPaletteWidth = 170;
constexpr int kPanelWidth = 320;
constexpr int kPlotsHeight = 400;
constexpr double kPlotsShare = 0.47;  ///< of the window's height, at most
constexpr int kPropertiesHeight = 460;
constexpr int kTrainingHeight = 290;
constexpr int kLayoutVersion = 8;  ///< of docks and toolbars; raise it when they change

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_history(new QUndoGroup(this)) {
    setWindowIcon(programIcon());
    resizeToScreen(*this, kDefaultSize);
    setAcceptDrops(true);
    makeTop();
    makeTabs();
    makeDocks();
    makeStatusBar();
    makeMenus();
    m_files->openPlaceholder({});
    sizeDocks();
    m_standard = saveState(kLayoutVersion);
}

// Hidden while everything still lives: a field that loses the focus on the way speaks to the
// document. The tabs go before the docks, whose contents their workspaces own.
MainWindow::~MainWindow() {
    hide();
    disconnect(m_tabs, nullptr, this, nullptr);
    delete m_tabs;
}

/// Messages stand beside the menus, where they take no room from anything.
void MainWindow::makeTop() {
    auto* const top = new QWidget;
    auto* const layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_menus = new QMenuBar;
    layout->addWidget(m_menus);
    setMenuWidget(top);
}

void MainWindow::makeTabs() {
    m_tabs = new WorkspaceTabs;
    setCentralWidget(m_tabs);
    connect(m_tabs, &WorkspaceTabs::added, this, [this](Workspace* workspace) {
        place(*workspace);
        showActive();
    });
    connect(m_tabs, &WorkspaceTabs::activated, this, &MainWindow::showActive);
    m_files = new FileCommands(*m_tabs, *this);
    m_files->setParent(this);
    m_unsaved = new UnsavedChanges(*m_tabs, *m_files, *this);
    m_unsaved->setParent(this);
}

QDockWidget* MainWindow::makeDock(const QString& name, const QString& title, QWidget* content,
                                  Qt::DockWidgetArea area) {
    auto* const dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

QDockWidget* MainWindow::makeStackDock(const QString& name, const QString& title,
                                       Qt::DockWidgetArea area) {
    m_stacks[name] = new QStackedWidget;
    QWidget* content = m_stacks[name];
    if (area == Qt::BottomDockWidgetArea)
        content = new LowScrollArea(content);
    QDockWidget* const dock = makeDock(name, title, content, area);
    // One that stands behind another in its tabs is only moved out of sight: what is in it is not
    // to work for nobody.
    connect(dock, &QDockWidget::visibilityChanged, m_stacks[name], &QWidget::setVisible);
    return dock;
}

void MainWindow::makeDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setDockNestingEnabled(true);

    auto* const palette = new LayerPalette;
    connect(palette, &LayerPalette::layerRequested, this, [this](const QString& kind) {
        active().scene().commands().insertAfterSelection(kind);
        // Keys are meant for the new block, but that somebody goes on to type a name.
        if (!qobject_cast<QLineEdit*>(focusWidget()))
            active().view().setFocus();
    });
    makeDock("palette", tr("Layers"), palette, Qt::LeftDockWidgetArea);

    QDockWidget* const bottom = makeStackDock("plots", tr("Plots"), Qt::BottomDockWidgetArea);
    makePlane(*bottom);  // before there are tabs, among which it would stand otherwise
    tabifyDockWidget(bottom, makeStackDock("device", tr("Device"), Qt::BottomDockWidgetArea));
    tabifyDockWidget(bottom, makeStackDock("fidelity", tr("Fidelity"), Qt::BottomDockWidgetArea));
    tabifyDockWidget(bottom, makeStackDock("data", tr("Data"), Qt::BottomDockWidgetArea));
    tabifyDockWidget(bottom, makeStackDock("answers", tr("Answers"), Qt::BottomDockWidgetArea));
    tabifyDockWidget(bottom, makeHistory());
    tabifyDockWidget(bottom, makeQueue());
    m_problemDock = makeStackDock("problems", tr("Problems"), Qt::BottomDockWidgetArea);
    m_problemDock->toggleViewAction()->setText(tr("Problems"));
    tabifyDockWidget(bottom, m_problemDock);
    QDockWidget* const stages =
        makeStackDock("stages", tr("Step through"), Qt::BottomDockWidgetArea);
    tabifyDockWidget(bottom, stages);
    stages->hide();
    // Whoever closes it has done with it; layouts hide docks for a moment only.
    connect(stages, &QDockWidget::visibilityChanged, this, [this, stages] {
        QTimer::singleShot(0, stages, [this, stages] { leaveStages(*stages); });
    });
    bottom->raise();

    makeStackDock("properties", tr("Properties"), Qt::RightDockWidgetArea);
    makeStackDock("training", tr("Training"), Qt::RightDockWidgetArea);
}

/// Beside the plots, so that both are seen at once.
void MainWindow::leaveStages(const QDockWidget& stages) {
    if (!stages.isHidden() || !isVisible())
        return;
    for (Workspace* const each : m_tabs->all()) {
        if (each->stageView().isEntered())
            each->stageView().leave();
    }
}

void MainWindow::makePlane(QDockWidget& plots) {
    QDockWidget* const dock = makeStackDock("plane", tr("Plane"), Qt::BottomDockWidgetArea);
    splitDockWidget(&plots, dock, Qt::Horizontal);
    m_plane = new PlaneGuide(*dock, *m_files, this);
}

QDockWidget* MainWindow::makeHistory() {
    m_runHistory = new RunHistory;
    m_runHistory->setFolder({});
    connect(m_runHistory, &RunHistory::openRequested, this, [this](const auto& run) {
        m_files->openFile(QString::fromStdU16String(run.u16string()));
    });
    connect(m_runHistory, &RunHistory::goOnRequested, this, &MainWindow::goOn);
    connect(m_runHistory, &RunHistory::againRequested, this, &MainWindow::runAgain);
    connect(m_runHistory, &RunHistory::failed, this, [this](const QString& reason) {
        active().reportError(reason, MessageBar::Action::Export);
    });
    connect(m_runHistory, &RunHistory::succeeded, this,
            [this] { active().messages().settle(MessageBar::Action::Export); });
    QDockWidget* const dock =
        makeDock("history", tr("Runs"), new LowScrollArea(m_runHistory), Qt::BottomDockWidgetArea);
    connect(dock, &QDockWidget::visibilityChanged, m_runHistory, &QWidget::setVisible);
    return dock;
}

QDockWidget* MainWindow::makeQueue() {
    m_queue = new RunQueue(this);
    m_queueCommands = new QueueCommands(*m_tabs, *m_queue, m_runHistory->watcher(), *this);
    connect(m_runHistory, &RunHistory::queueRequested, m_queueCommands, &QueueCommands::addAgain);
    connect(m_queue, &RunQueue::failed, this, [this](const QString& title, const QString& why) {
        active().reportError(tr("In the queue, %1 failed: %2").arg(title, why));
    });
    auto* const panel = new QueuePanel(*m_queue);
    connect(panel, &QueuePanel::openRequested, m_files, &FileCommands::openFile);
    QDockWidget* const dock =
        makeDock("queue", panel->title(), new LowScrollArea(panel), Qt::BottomDockWidgetArea);
    connect(m_queue, &RunQueue::changed, dock,
            [dock, panel] { dock->setWindowTitle(panel->title()); });
    connect(dock, &QDockWidget::visibilityChanged, panel, &QWidget::setVisible);
    return dock;
}

void MainWindow::keepQueueIn(const QString& folder) {
    m_queueKeeper = new QueueKeeper(*m_queue, folder);
    m_queueKeeper->setParent(this);
    connect(m_queueKeeper, &QueueKeeper::failed, this,
            [this](const QString& why) { active().reportError(why, MessageBar::Action::Keep); });
    if (const int waiting = m_queueKeeper->takeOver()) {
        active().messages().post(
            MessageBar::Kind::Information,
            waiting == 1
                ? tr("An experiment of an earlier session waits in the queue, paused")
                : tr("%1 experiments of an earlier session wait in the queue, paused").arg(waiting),
            MessageBar::Action::Other, {tr("Go on"), [this] { m_queue->setPaused(false); }});
    }
}

void MainWindow::goOn(const std::filesystem::path& run) {
    const QString folder = QString::fromStdU16String(run.u16string());
    if (m_files->openFile(folder))
        active().takeUpRun(folder);
}

void MainWindow::runAgain(const std::filesystem::path& run) {
    try {
        m_files->open(
            withNextSeed(loadExperiment(run / kExperimentFile), m_runHistory->watcher().runs()),
            {});
        active().startRun();
    } catch (const UserError& error) {
        active().reportError(QString::fromUtf8(error.what()), MessageBar::Action::Run);
    }
}

void MainWindow::sizeDocks() {
    const auto dock = [this](const char* name) { return findChild<QDockWidget*>(name); };
    resizeDocks({dock("palette"), dock("properties")}, {kPaletteWidth, kPanelWidth},
                Qt::Horizontal);
    resizeDocks({dock("plots")}, {std::min(kPlotsHeight, int(kPlotsShare * height()))},
                Qt::Vertical);
    resizeDocks({dock("properties"), dock("training")}, {kPropertiesHeight, kTrainingHeight},
                Qt::Vertical);
}

void MainWindow::makeStatusBar() {
    m_totals = new QLabel;
    m_totals->setAccessibleName(tr("Size of the network"));
    m_totals->setMargin(2);
    m_recorded = new RunFolderLink;
    statusBar()->addWidget(m_recorded, 1);
    statusBar()->addPermanentWidget(m_totals);
}

void MainWindow::makeMenus() {
    auto* const exports = new ExportCommands(*m_tabs, *this);
    exports->setParent(this);
    connect(m_runHistory, &RunHistory::reportRequested, exports, [exports](const auto& run) {
        exports->exportReportOf(QString::fromStdU16String(run.u16string()));
    });
    m_menus->addMenu(new FileMenu(tr("&File"), *m_tabs, *m_files, *exports, *this));
    m_editMenu = new EditMenu(tr("&Edit"), *m_history, *m_tabs, *this);
    m_menus->addMenu(m_editMenu);
    // Its demos bring a dock along, which the View menu lists.
    m_teach = new TeachMenu(tr("&Teach"), *this, *m_plane);
    m_menus->addMenu(makeViewMenu());
    m_runMenu = m_menus->addMenu(tr("&Run"));
    m_runMenu->setToolTipsVisible(true);
    m_tensorBoard = makeTensorBoardAction(this);
    m_menus->addMenu(m_teach);
    m_helpMenu = new HelpMenu(tr("&Help"), *m_menus, *this);
    m_menus->addMenu(m_helpMenu);
}

QMenu* MainWindow::makeViewMenu() {
    auto* const menu = new ViewMenu(tr("&View"), *m_tabs, *this);
    m_layouts =
        new WindowLayouts(tr("La&youts"), *this, kLayoutVersion, [this] { arrangeAsStandard(); });
    m_presentation = new Presentation(*this, *m_tabs);
    // What is arranged for an audience is nobody's layout.
    connect(m_presentation, &Presentation::changed, m_layouts->menuAction(), &QAction::setDisabled);
    menu->addMenu(m_layouts);
    menu->addSeparator();
    menu->addAction(m_presentation->action());
    return menu;
}

void MainWindow::arrangeAsStandard() {
    restoreState(m_standard, kLayoutVersion);
    m_plane->settle();
    raiseDock("plots");
    // Docks that come back have to be laid out before they have a size to change.
    QCoreApplication::sendPostedEvents();
    sizeDocks();
}

Workspace& MainWindow::active() const {
    return m_tabs->active();
}

void MainWindow::place(Workspace& workspace) {
    for (const auto& [name, panel] : workspace.panels())
        m_stacks.at(name)->addWidget(panel);
    auto* const top = static_cast<QBoxLayout*>(menuWidget()->layout());
    top->addWidget(&workspace.messages(), 1);
    workspace.messages().hide();
    m_history->addStack(&workspace.document().undoStack());
    workspace.setRunOptions(m_runOptions);
    connect(&workspace, &Workspace::dockRequested, this, &MainWindow::raiseDock);
    connect(&workspace, &Workspace::dockLeft, this,
            [this](const QString& name) { findChild<QDockWidget*>(name)->hide(); });
    connect(&workspace.fidelityView().share(), &RecoveredShare::wanted, this,
            [this, &workspace](const Experiment& frozen, const Experiment& exact) {
                for (const Experiment& each : {frozen, exact})
                    trainBeside(workspace, each);
            });
    connect(&workspace, &Workspace::changed, this, [this, &workspace] { refresh(workspace); });
}

/// In a tab of its own, behind that of `workspace`.
void MainWindow::trainBeside(Workspace& workspace, const Experiment& experiment) {
    Workspace& beside = m_tabs->add();
    beside.open(experiment, {});
    RecoveredShare& share = workspace.fidelityView().share();
    onNews<RunSummary>(beside.runs(), &share, [&share](const RunSummary&) { share.look(); });
    beside.startRun();
}

void MainWindow::showActive() {
    Workspace& workspace = active();
    if (m_shown == &workspace)
        return;
    if (m_shown) {
        m_shown->messages().hide();
        removeToolBar(&m_shown->runBar());
    }
    m_shown = &workspace;
    for (const auto& [name, panel] : workspace.panels())
        m_stacks.at(name)->setCurrentWidget(panel);
    addToolBar(Qt::TopToolBarArea, &workspace.runBar());
    workspace.runBar().show();
    workspace.messages().show();
    m_history->setActiveStack(&workspace.document().undoStack());
    m_editMenu->showActionsOf(workspace);
    m_runMenu->clear();
    const RunBar& bar = workspace.runBar();
    m_runMenu->addActions({bar.runAction(), bar.pauseAction(), bar.stepAction(), bar.stopAction()});
    m_runMenu->addSeparator();
    m_runMenu->addActions({bar.liveEdits().applyAction(), bar.liveEdits().atOnceAction()});
    m_runMenu->addSeparator();
    m_runMenu->addActions({m_queueCommands->addAction(), m_queueCommands->seedsAction()});
    m_runMenu->addSeparator();
    m_runMenu->addAction(workspace.fidelityView().share().trainAction());
    m_runMenu->addAction(m_tensorBoard);
    workspace.view().setFocus();
    refresh(workspace);
}

void MainWindow::refresh(Workspace& workspace) {
    if (&workspace != m_shown)
        return;
    ExperimentDocument& document = workspace.document();
    m_plane->follow(workspace);
    setWindowTitle(document.title() + "[*] – Obscura");
    setWindowModified(document.isModified());
    setWindowFilePath(document.file());
    m_problemDock->setWindowTitle(workspace.problems().title());
    m_totals->setText(workspace.totals());
    m_recorded->setFolder(workspace.runFolder());
}

void MainWindow::setRunOptions(const TrainerOptions& options) {
    m_runOptions = options;
    m_runHistory->setFolder(options.out);
    m_queue->setRunOptions(options);
    m_teach->sideBySide().setRunOptions(options);
    for (Workspace* const each : m_tabs->all())
        each->setRunOptions(options);
}

void MainWindow::showTerm(const QString& term) {
    m_helpMenu->showTerm(term);
}

void MainWindow::raiseDock(const QString& name) {
    QStringList names;
    for (QDockWidget* const dock : findChildren<QDockWidget*>()) {
        names << dock->objectName();
        if (dock->objectName() != name)
            continue;
        dock->show();
        dock->raise();
        return;
    }
    throw UserError("dock: found \"" + name.toStdString() + "\", expected one of " +
                    names.join(", ").toStdString());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList experiments;
    for (const QString& file : localFiles(*event->mimeData())) {
        const auto data = recognisedData(std::filesystem::path(file.toStdU16String()));
        if (data)
            active().takeData(*data);
        else
            experiments << file;
    }
    m_files->openFiles(experiments);
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const bool leavesQueue = !m_queue->isBusy() || askToEndQueue(this, m_queue->pending());
    if (!leavesQueue || !m_files->leave()) {
        event->ignore();
        return;
    }
    if (m_queueKeeper)
        m_queueKeeper->close();
    m_queue->leave();
    m_presentation->leave();
    saveWindow();
    event->accept();
}

void MainWindow::saveWindow() const {
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/state", saveState(kLayoutVersion));
}

void MainWindow::restoreWindow() {
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    restoreState(settings.value("window/state").toByteArray(), kLayoutVersion);
    m_plane->settle();
    m_teach->demos().clear();
    // It may come from a larger screen, or from this one at another scale.
    if (!isMaximized() && !isFullScreen())
        resizeToScreen(*this, size());
}

}  // namespace obscura
