// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/MainWindow.h"

#include "devices/Error.h"
#include "widgets/Appearance.h"
#include "widgets/Autosave.h"
#include "widgets/canvas/CanvasPane.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/canvas/LayerPalette.h"
#include "widgets/canvas/ProblemList.h"
#include "widgets/device/DeviceView.h"
#include "widgets/fidelity/FidelityView.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/GroupPanel.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/RunBar.h"
#include "widgets/panels/TrainingPanel.h"
#include "widgets/plots/RunPlots.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr QSize kDefaultSize(1360, 860);
constexpr int kPaletteWidth = 170;
constexpr int kPanelWidth = 320;
constexpr int kPlotsHeight = 400;
constexpr int kPropertiesHeight = 460;
constexpr int kTrainingHeight = 290;
constexpr int kLayoutVersion = 4;  ///< of docks and toolbars; raise it when they change

QDockWidget* makeDock(QMainWindow& window, const QString& name, const QString& title,
                      QWidget* content, Qt::DockWidgetArea area) {
    auto* const dock = new QDockWidget(title, &window);
    dock->setObjectName(name);
    dock->setWidget(content);
    window.addDockWidget(area, dock);
    return dock;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
    setWindowIcon(programIcon());
    resize(kDefaultSize);
    makeTop();
    makeCanvas();
    makeDocks();
    makeStatusBar();
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeRunMenu();
    makeHelpMenu();
    connectRun();
    m_canvas->setFocus();
    connect(&m_document, &ExperimentDocument::titleChanged, this, &MainWindow::updateTitle);
    connect(&m_document, &ExperimentDocument::changed, this, &MainWindow::updateTotals);
    connect(&m_document, &ExperimentDocument::resetDone, this, &MainWindow::updateTotals);
    updateTitle();
    updateTotals();
}

// Hidden while everything still lives: a field that loses the focus on the way speaks to the
// document.
MainWindow::~MainWindow() {
    hide();
}

/// The message bar stands above the toolbar, across the whole window; QMainWindow has room for that
/// only where the menu bar is.
void MainWindow::makeTop() {
    auto* const top = new QWidget;
    auto* const layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_menus = new QMenuBar;
    m_messages = new MessageBar;
    layout->addWidget(m_menus);
    layout->addWidget(m_messages);
    setMenuWidget(top);
    m_runBar = new RunBar(m_document, m_runs);
    addToolBar(Qt::TopToolBarArea, m_runBar);
}

void MainWindow::makeCanvas() {
    m_scene = new CanvasScene(m_document, this);
    auto* const pane = new CanvasPane(*m_scene);
    m_canvas = &pane->view();
    m_canvas->setAccessibleName(tr("Network"));
    m_canvas->setMinimumSize(240, 140);
    setCentralWidget(pane);
    connect(m_scene, &CanvasScene::editRefused, this, &MainWindow::reportError);
}

void MainWindow::makeDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setDockNestingEnabled(true);

    auto* const palette = new LayerPalette;
    connect(palette, &LayerPalette::layerRequested, m_scene, &CanvasScene::insertAfterSelection);
    QDockWidget* const left =
        makeDock(*this, "palette", tr("Layers"), palette, Qt::LeftDockWidgetArea);

    m_plots = new RunPlots;
    connect(m_plots, &RunPlots::failed, this, &MainWindow::reportError);
    QDockWidget* const bottom =
        makeDock(*this, "plots", tr("Plots"), m_plots, Qt::BottomDockWidgetArea);

    m_deviceView = new DeviceView(m_document, m_runs);
    connect(m_deviceView, &DeviceView::failed, this, &MainWindow::reportError);
    connect(m_scene, &CanvasScene::blockSelected, m_deviceView, &DeviceView::setBlock);
    tabifyDockWidget(
        bottom, makeDock(*this, "device", tr("Device"), m_deviceView, Qt::BottomDockWidgetArea));
    m_fidelityView = new FidelityView(m_document, m_runs, *m_plots);
    connect(m_fidelityView, &FidelityView::failed, this, &MainWindow::reportError);
    connect(m_scene, &CanvasScene::blockSelected, m_fidelityView, &FidelityView::setBlock);
    tabifyDockWidget(bottom, makeDock(*this, "fidelity", tr("Fidelity"), m_fidelityView,
                                      Qt::BottomDockWidgetArea));
    makeProblemList(*bottom);
    bottom->raise();

    QDockWidget* const properties =
        makeDock(*this, "properties", tr("Properties"), makeProperties(), Qt::RightDockWidgetArea);
    connect(m_scene, &CanvasScene::blockActivated, this, [this](BlockId block) {
        raiseDock("properties");
        m_blockPanel->setBlock(block);
        m_blockPanel->focusFirst();
    });
    connect(m_scene, &CanvasScene::groupActivated, this, [this](GroupId group) {
        raiseDock("properties");
        m_groupPanel->setGroup(group);
        m_groupPanel->focusOption({});
    });

    m_trainingPanel = new TrainingPanel(m_document);
    QDockWidget* const training =
        makeDock(*this, "training", tr("Training"), new PanelScrollArea(m_trainingPanel),
                 Qt::RightDockWidgetArea);
    connect(m_trainingPanel, &TrainingPanel::blockRequested, this, &MainWindow::showBlock);

    resizeDocks({left, properties}, {kPaletteWidth, kPanelWidth}, Qt::Horizontal);
    resizeDocks({bottom}, {kPlotsHeight}, Qt::Vertical);
    resizeDocks({properties, training}, {kPropertiesHeight, kTrainingHeight}, Qt::Vertical);
}

/// Of a block or of a group, whichever is selected.
QWidget* MainWindow::makeProperties() {
    m_blockPanel = new BlockPanel(m_document);
    m_groupPanel = new GroupPanel(m_document);
    m_properties = new QStackedWidget;
    m_properties->addWidget(new PanelScrollArea(m_blockPanel));
    m_properties->addWidget(new PanelScrollArea(m_groupPanel));
    connect(m_scene, &CanvasScene::blockSelected, m_blockPanel, &BlockPanel::setBlock);
    connect(m_scene, &CanvasScene::groupSelected, this, [this](GroupId group) {
        m_groupPanel->setGroup(group);
        m_properties->setCurrentIndex(group != 0 ? 1 : 0);
    });
    return m_properties;
}

void MainWindow::makeProblemList(QDockWidget& neighbour) {
    auto* const problems = new ProblemList(m_document);
    QDockWidget* const dock =
        makeDock(*this, "problems", problems->title(), problems, Qt::BottomDockWidgetArea);
    dock->toggleViewAction()->setText(tr("Problems"));
    tabifyDockWidget(&neighbour, dock);
    connect(problems, &ProblemList::blockRequested, this, &MainWindow::showBlock);
    connect(problems, &ProblemList::groupRequested, this, &MainWindow::showGroup);
    connect(problems, &ProblemList::titleChanged, dock, &QDockWidget::setWindowTitle);
}

void MainWindow::makeStatusBar() {
    m_totals = new QLabel;
    m_totals->setAccessibleName(tr("Size of the network"));
    m_totals->setMargin(2);
    m_recorded = new ElidedLabel;
    m_recorded->setMargin(4);
    m_recorded->setTextInteractionFlags(Qt::TextSelectableByMouse);
    statusBar()->addWidget(m_recorded, 1);
    statusBar()->addPermanentWidget(m_totals);
}

void MainWindow::connectRun() {
    connect(m_runBar, &RunBar::startRequested, this, &MainWindow::startRun);
    connect(m_runBar, &RunBar::blockRequested, this, &MainWindow::showBlock);
    connect(m_runBar, &RunBar::groupRequested, this, &MainWindow::showGroup);
    connect(&m_runs, &RunController::started, m_plots, &RunPlots::clear);
    connect(&m_runs, &RunController::stepsArrived, m_plots,
            qOverload<const std::vector<StepRecord>&>(&RunPlots::add));
    connect(&m_runs, &RunController::evaluationsArrived, m_plots,
            qOverload<const std::vector<EvaluationRecord>&>(&RunPlots::add));
    connect(&m_runs, &RunController::stateChanged, this, &MainWindow::showRunStatus);
    connect(&m_runs, &RunController::ended, this, &MainWindow::reportEnd);
    connect(&m_runs, &RunController::started, m_messages, &MessageBar::forgetWarnings);
    connect(&m_runs, &RunController::diagnosed, this, &MainWindow::showFindings);
    connect(&m_runs, &RunController::rankChanged, this, &MainWindow::takeRank);
    connect(&m_runs, &RunController::refused, this, &MainWindow::reportError);
}

void MainWindow::open(Experiment experiment, const QString& file) {
    stopRun();
    m_document.reset(std::move(experiment), file);
    greet();
}

/// What every experiment is met with.
void MainWindow::greet() {
    m_lastOutcome = RunOutcome::NotEnded;
    m_messages->forgetWarnings();
    showRunStatus();
    // The device is what this program is about.
    if (const Block* const device = m_document.experiment().graph.firstOfKind("blackbox"))
        m_scene->selectBlock(device->id);
}

bool MainWindow::startRun(bool stepwise) {
    if (m_runs.isActive())
        return false;
    TrainerOptions options = m_runOptions;
    options.startPaused = stepwise;
    m_lastOutcome = RunOutcome::NotEnded;
    m_document.endMerge();
    m_recorded->setFullText({});
    try {
        m_runs.start(m_document.experiment(), options);
    } catch (const UserError& error) {
        reportError(tr("Can't run: %1").arg(QString::fromUtf8(error.what())));
        return false;
    }
    if (stepwise)
        m_runs.step();
    return true;
}

void MainWindow::setRunOptions(const TrainerOptions& options) {
    m_runOptions = options;
    m_runBar->setMaximumSteps(options.maximumSteps);
}

void MainWindow::catchUp() {
    m_plots->refreshNow();
    m_deviceView->catchUp();
    m_fidelityView->catchUp();
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

void MainWindow::stopRun() {
    m_runs.stop();
    m_runs.finish();
}

void MainWindow::showRunStatus() {
    switch (m_runs.state()) {
        case TrainerState::Preparing:
        case TrainerState::Running:
            return m_scene->setRunStatus(BlockRunStatus::Running);
        case TrainerState::Paused:
            return m_scene->setRunStatus(BlockRunStatus::Paused);
        case TrainerState::Ended:
            return m_scene->setRunStatus(m_lastOutcome == RunOutcome::Failed
                                             ? BlockRunStatus::Failed
                                             : BlockRunStatus::Idle);
    }
}

void MainWindow::reportEnd(const RunSummary& summary) {
    m_lastOutcome = summary.outcome;
    showRunStatus();
    m_plots->refreshNow();
    const QString folder = QString::fromStdString(summary.folder.string());
    if (summary.outcome == RunOutcome::Failed) {
        QString text = tr("The run failed after step %1: %2")
                           .arg(summary.steps)
                           .arg(QString::fromStdString(summary.error));
        if (!folder.isEmpty())
            text += tr("\nWhat it recorded is in %1").arg(folder);
        reportError(text);
    } else if (!folder.isEmpty()) {
        m_recorded->setFullText(tr("Recorded in %1").arg(folder));
    }
}

/// Each kind of finding has its place in the message bar, whatever its numbers.
void MainWindow::showFindings(const BlockFindings& found) {
    const QString prefix = QStringLiteral("finding/%1/").arg(QString::fromStdString(found.name));
    QStringList keys;
    for (const Finding& finding : found.findings) {
        keys << prefix + QString::number(int(finding.kind));
        m_messages->warn(keys.back(), QString::fromStdString(found.name + ": " + finding.message),
                         [this, block = found.block, option = finding.option] {
                             showBlock(block, QString::fromStdString(option));
                         });
    }
    m_messages->withdraw(prefix, keys);
}

/// What a run was told goes on to hold: the next one begins with it.
void MainWindow::takeRank(BlockId block, Index rank) {
    const Block* const box = m_document.experiment().graph.find(block);
    if (!box || box->kind != "blackbox")
        return;
    m_document.edit(
        tr("Change rank of %1 to %2").arg(QString::fromStdString(box->name)).arg(rank),
        [&](Experiment& e) { setBlockOption(e, block, "surrogate.rank", rank); },
        QStringLiteral("rank/%1").arg(block));
}

void MainWindow::reportError(const QString& message) {
    m_messages->post(MessageBar::Kind::Error, message);
}

void MainWindow::showBlock(BlockId block, const QString& option) {
    if (m_document.experiment().graph.find(block)) {
        m_scene->selectBlock(block);
        // Within a folded group it isn't the block that is selected.
        m_properties->setCurrentIndex(0);
        m_blockPanel->setBlock(block);
        m_blockPanel->focusOption(option.toStdString());
    } else if (const OptionForm* const form = m_trainingPanel->formOf(option)) {
        raiseDock("training");
        form->field(option.toStdString())->editor()->setFocus();
    }
}

void MainWindow::showGroup(GroupId group) {
    m_scene->selectGroup(group);
    raiseDock("properties");
    m_groupPanel->focusOption("repeat");
}

void MainWindow::updateTitle() {
    setWindowTitle(m_document.title() + "[*] – Obscura");
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.file());
}

void MainWindow::updateTotals() {
    const InspectionReport& report = m_document.report();
    QStringList parts{tr("%1 digital parameters").arg(formatWhole(report.parameters))};
    if (report.physicalParameters > 0) {
        parts << tr("%1 physical parameters").arg(formatWhole(report.physicalParameters))
              << tr("%1 % of the multiplications in hardware")
                     .arg(100 * report.physicalShare, 0, 'f', 1);
    }
    m_totals->setText(parts.join(QStringLiteral("  ·  ")));
}

void MainWindow::restoreWindow() {
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    restoreState(settings.value("window/state").toByteArray(), kLayoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!confirmLeaving()) {
        event->ignore();
        return;
    }
    stopRun();
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/state", saveState(kLayoutVersion));
    event->accept();
}

}  // namespace obscura
