// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/Workspace.h"

#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Resumption.h"
#include "core/runs/RunFiles.h"
#include "core/runs/SummaryFile.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"
#include "widgets/Autosave.h"
#include "widgets/TensorBoardChoice.h"
#include "widgets/Units.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/items/BlockStatuses.h"
#include "widgets/canvas/view/CanvasPane.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/ProblemList.h"
#include "widgets/data/AnswersView.h"
#include "widgets/data/DataReader.h"
#include "widgets/data/DataView.h"
#include "widgets/device/DeviceView.h"
#include "widgets/documents/FittingOffer.h"
#include "widgets/documents/RunRecall.h"
#include "widgets/fidelity/FidelityView.h"
#include "widgets/fidelity/RecoveredShare.h"
#include "widgets/language/Messages.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/DeviceConnection.h"
#include "widgets/panels/FieldMark.h"
#include "widgets/panels/GroupPanel.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/RankNow.h"
#include "widgets/panels/RunBar.h"
#include "widgets/panels/RunRemarks.h"
#include "widgets/panels/TrainingPanel.h"
#include "widgets/plane/PlaneView.h"
#include "widgets/plots/RunPlots.h"
#include "widgets/stages/StageView.h"

#include <QFileInfo>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

using Action = MessageBar::Action;

namespace {

/// Whether nobody has given it a name of its own.
bool hasNameOfTemplate(const Experiment& e) {
    const auto& templates = experimentTemplates();
    return e.name.empty() ||
           std::ranges::find(templates, e.name, &TemplateInfo::title) != templates.end();
}

bool isOfRun(const QString& file) {
    return !file.isEmpty() && isWithinRun(std::filesystem::path(file.toStdU16String()));
}

/// As its summary says, which a run that was killed does not have.
bool hasFinished(const QString& runFolder) {
    const std::filesystem::path file =
        std::filesystem::path(runFolder.toStdU16String()) / kSummaryFile;
    try {
        return parseSummary(readFile(file), file.string()).outcome == RunOutcome::Finished;
    } catch (const UserError&) {
        return false;
    }
}

}  // namespace

Workspace::Workspace(QObject* parent) : QObject(parent), m_changing(m_document) {
    makeWidgets();
    connectCanvas();
    connectViews();
    connectRun();
    // After the widgets, so that who hears of a change finds them up to date.
    connect(&m_document, &ExperimentDocument::changed, this, &Workspace::touch);
    connect(&m_document, &ExperimentDocument::changed, this, &Workspace::changed);
    connect(&m_document, &ExperimentDocument::resetDone, this, &Workspace::changed);
    connect(&m_document, &ExperimentDocument::titleChanged, this, &Workspace::changed);
}

// Hidden while everything still lives: a field that loses the focus on the way speaks to the
// document.
Workspace::~Workspace() {
    for (const auto& [name, panel] : panels())
        panel->hide();
    m_runBar->hide();
    m_canvas->hide();
}

void Workspace::makeWidgets() {
    m_scene = std::make_unique<CanvasScene>(m_document);
    m_canvas = std::make_unique<CanvasPane>(*m_scene);
    view().setAccessibleName(tr("Network"));
    view().setMinimumSize(240, 140);
    m_messages = std::make_unique<MessageBar>();
    m_runBar = std::make_unique<RunBar>(m_document, m_runs);
    m_plots = std::make_unique<RunPlots>();
    m_deviceView = std::make_unique<DeviceView>(m_document, m_runs);
    m_fidelityView = std::make_unique<FidelityView>(m_document, m_runs, *m_plots);
    m_dataReader = std::make_unique<DataReader>();
    m_dataView = std::make_unique<DataView>(m_document, *m_dataReader);
    m_judgedReader = std::make_unique<DataReader>();
    m_answersView = std::make_unique<AnswersView>(m_runs, *m_judgedReader);
    m_stageView = std::make_unique<StageView>(m_runs, *m_scene);
    m_planeView = std::make_unique<PlaneView>(m_document, m_runs);
    m_problems = std::make_unique<ProblemList>(m_document);
    makeProperties();
    m_trainingPanel = new TrainingPanel(m_document);
    m_training = std::make_unique<PanelScrollArea>(m_trainingPanel);
    m_remarks = std::make_unique<RunRemarks>(m_document, m_runs, *m_blockPanel, *m_trainingPanel);
}

void Workspace::makeProperties() {
    m_blockPanel = new BlockPanel(m_document);
    m_rankNow = new RankNow(m_runs, m_blockPanel);
    m_blockPanel->placeAbove("surrogate", *m_rankNow);
    auto* const connection = new DeviceConnection(m_document, m_blockPanel);
    m_blockPanel->placeAbove("options", *connection);
    connect(m_blockPanel, &BlockPanel::blockShown, connection, &DeviceConnection::setBlock);
    m_groupPanel = new GroupPanel(m_document);
    m_properties = std::make_unique<QStackedWidget>();
    m_properties->addWidget(new PanelScrollArea(m_blockPanel));
    m_properties->addWidget(new PanelScrollArea(m_groupPanel));
}

std::map<QString, QWidget*> Workspace::panels() const {
    return {{"plots", m_plots.get()},           {"device", m_deviceView.get()},
            {"fidelity", m_fidelityView.get()}, {"data", m_dataView.get()},
            {"answers", m_answersView.get()},   {"problems", m_problems.get()},
            {"stages", m_stageView.get()},      {"plane", m_planeView.get()},
            {"properties", m_properties.get()}, {"training", m_training.get()}};
}

CanvasView& Workspace::view() {
    return m_canvas->view();
}

void Workspace::connectCanvas() {
    connect(&m_scene->commands(), &CanvasCommands::editRefused, this,
            [this](const QString& reason) { reportError(reason, Action::Edit); });
    connect(&m_scene->commands(), &CanvasCommands::editNoted, this, [this](const QString& what) {
        m_messages->post(MessageBar::Kind::Information, what, Action::Edit);
    });
    connect(&m_document, &ExperimentDocument::changed, m_messages.get(),
            [this] { m_messages->settle(Action::Edit); });
    // After that, so that what it says stays.
    m_fittingOffer = new FittingOffer(m_document, *m_messages, m_messages.get());
    CanvasSelection* const selection = &m_scene->selection();
    connect(selection, &CanvasSelection::blockSelected, m_deviceView.get(), &DeviceView::setBlock);
    connect(selection, &CanvasSelection::blockSelected, m_fidelityView.get(),
            &FidelityView::setBlock);
    connect(selection, &CanvasSelection::blockSelected, m_blockPanel, &BlockPanel::setBlock);
    connect(m_blockPanel, &BlockPanel::blockShown, m_rankNow, &RankNow::setBlock);
    connect(selection, &CanvasSelection::blockActivated, this, &Workspace::editBlock);
    connect(selection, &CanvasSelection::groupSelected, this, [this](GroupId group) {
        m_groupPanel->setGroup(group);
        m_properties->setCurrentIndex(group != 0 ? 1 : 0);
        // A block within a folded group is shown without being selected: nobody says that it no
        // longer is.
        if (group == 0)
            m_blockPanel->setBlock(m_scene->selection().block());
    });
    connect(selection, &CanvasSelection::groupActivated, this, &Workspace::editGroup);
}

void Workspace::connectViews() {
    const auto reportExport = [this](const QString& reason) {
        reportError(reason, Action::Export);
    };
    const auto settleExport = [this] { m_messages->settle(Action::Export); };
    connect(m_plots.get(), &RunPlots::failed, this, reportExport);
    connect(m_plots.get(), &RunPlots::saved, this, settleExport);
    connect(m_deviceView.get(), &DeviceView::failed, this, reportExport);
    connect(m_deviceView.get(), &DeviceView::saved, this, settleExport);
    connect(m_fidelityView.get(), &FidelityView::failed, this, reportExport);
    connect(m_fidelityView.get(), &FidelityView::saved, this, settleExport);
    connect(m_dataView.get(), &DataView::failed, this, reportExport);
    connect(m_dataView.get(), &DataView::unreadable, this,
            [this](const QString& reason) { reportError(reason, Action::Look); });
    connect(m_dataView.get(), &DataView::read, this, [this] { m_messages->settle(Action::Look); });
    connect(m_dataView.get(), &DataView::saved, this, settleExport);
    connect(m_answersView.get(), &AnswersView::failed, this, reportExport);
    connect(m_answersView.get(), &AnswersView::saved, this, settleExport);
    connect(m_stageView.get(), &StageView::left, this, [this] { Q_EMIT dockLeft("stages"); });
    connect(m_rankNow, &RankNow::failed, this,
            [this](const QString& reason) { reportError(reason, Action::Change); });
    connect(m_problems.get(), &ProblemList::blockRequested, this, &Workspace::showBlock);
    connect(m_problems.get(), &ProblemList::groupRequested, this, &Workspace::showGroup);
    connect(m_trainingPanel, &TrainingPanel::blockRequested, this, &Workspace::showBlock);
    connect(m_trainingPanel, &TrainingPanel::groupRequested, this, &Workspace::showGroup);
    connect(m_runBar.get(), &RunBar::blockRequested, this, &Workspace::showBlock);
    connect(m_runBar.get(), &RunBar::groupRequested, this, &Workspace::showGroup);
    connect(m_runBar.get(), &RunBar::startRequested, this, &Workspace::startRun);
}

void Workspace::connectRun() {
    connect(&m_runs, &RunController::news, m_plots.get(), &RunPlots::take);
    connect(&m_runs, &RunController::news, m_problems.get(), &ProblemList::take);
    connect(&m_runs, &RunController::news, this, &Workspace::take);
    connect(m_problems.get(), &ProblemList::titleChanged, this, &Workspace::changed);
    m_recall = new RunRecall(this);
    connect(m_recall, &RunRecall::recalled, this, [this](const RunEvents& events) {
        m_plots->take(events);
        m_plots->endRun();
    });
    connect(&m_runs.moments(), &RunMoments::failed, this,
            [this](const QString& reason) { reportError(reason, Action::Other); });
    // An edited device is what is looked at.
    connect(&m_document, &ExperimentDocument::changed, &m_runs.moments(), [this] {
        if (!m_runs.isActive())
            m_runs.moments().choose(std::nullopt);
    });
    connect(m_recall, &RunRecall::failed, this,
            [this](const QString& reason) { reportError(reason, Action::Other); });
}

void Workspace::take(const RunEvents& events) {
    for (const RunEvent& event : events) {
        visitNews(
            event, [&](TrainerState state) { noteState(state); },
            [&](const StepRecord& record) { noteProgress(record); },
            [&](const ChangeMade& made) { takeChange(made.change); },
            [&](const Refusal& refusal) {
                reportError(translatedMessage(refusal.reason), Action::Change);
            },
            [&](const RoomWait& wait) { noteWait(QString::fromStdString(wait.reason)); },
            [&](const RunSummary& summary) { reportEnd(summary); });
    }
}

void Workspace::noteState(TrainerState state) {
    if (state == TrainerState::Preparing) {
        m_messages->settle(Action::Run);
        touch();
    }
    showRunStatus();
}

void Workspace::noteWait(const QString& reason) {
    if (reason.isEmpty())
        m_messages->settle(Action::Record);
    else
        reportError(tr("The run waits until there is room: %1").arg(reason), Action::Record);
}

void Workspace::open(Experiment experiment, const QString& file) {
    stopRun();
    m_isPlaceholder = false;
    const bool isRecord = isOfRun(file);
    m_document.reset(std::move(experiment), isRecord ? QString() : file);
    greet();
    if (!isRecord)
        return;
    const QString said =
        tr("This is a copy: %1 is the record of a run, which stays as it is").arg(file);
    m_messages->post(MessageBar::Kind::Information, said, Action::Save);
    const QString folder = QFileInfo(file).isDir() ? file : QFileInfo(file).path();
    m_recall->recall(std::filesystem::path(folder.toStdU16String()));
    m_runs.moments().setRun(std::filesystem::path(folder.toStdU16String()), m_document.experiment(),
                            false);
    m_runs.moments().chooseLast();
    m_runFolder = folder;
    Q_EMIT changed();
    if (!hasFinished(folder))
        offerToGoOn(folder, tr("The run that %1 records did not come to its end.").arg(folder));
}

void Workspace::openPlaceholder(Experiment experiment) {
    open(std::move(experiment), {});
    m_isPlaceholder = true;
}

void Workspace::recover(const Recovery& recovery) {
    stopRun();
    m_isPlaceholder = false;
    m_document.recover(recovery.experiment, recovery.file);
    takeOver(recovery);
}

void Workspace::recoverBeside(const Recovery& recovery) {
    stopRun();
    m_isPlaceholder = false;
    m_document.recoverBeside(recovery.experiment, recovery.file);
    takeOver(recovery);
}

void Workspace::takeOver(const Recovery& recovery) {
    greet();
    if (m_autosave && m_autosave->write())
        Autosave::discard(recovery);
}

/// What every experiment is met with.
void Workspace::greet() {
    m_lastOutcome = RunOutcome::NotEnded;
    m_runFolder.clear();
    m_runs.moments().clear();
    m_recall->drop();
    m_plots->clear();
    m_answersView->clear();
    m_dataReader->close();
    m_fittingOffer->forget();
    m_messages->dismissAll();
    showRunStatus();
    // The device is what this program is about.
    if (const Block* const device =
            firstWithRole(m_document.experiment().graph, LayerRole::Physical))
        m_scene->selection().selectBlock(device->id);
}

void Workspace::keepUnsaved(const QString& folder) {
    m_autosave = std::make_unique<Autosave>(m_document, folder);
    connect(m_autosave.get(), &Autosave::failed, this,
            [this](const QString& reason) { reportError(reason, Action::Keep); });
    connect(m_autosave.get(), &Autosave::works, this, [this] { m_messages->settle(Action::Keep); });
}

void Workspace::save(const QString& file) {
    if (isOfRun(file))
        throw UserError("can't save to " + file.toStdString() +
                        ": that folder is the record of a run; choose another");
    const QString name = QFileInfo(file).completeBaseName();
    const bool takesName =
        file != m_document.file() && !name.isEmpty() && hasNameOfTemplate(m_document.experiment());
    if (takesName)
        m_document.edit(tr("Name experiment %1").arg(name),
                        [&](Experiment& e) { e.name = name.toStdString(); });
    try {
        m_document.save(file);
    } catch (const UserError&) {
        if (takesName)
            m_document.undoStack().undo();
        throw;
    }
    m_messages->settle(Action::Save);
    touch();
}

void Workspace::editExperiment() {
    m_scene->selection().selectBlock(0);
    editBlock(0);
}

void Workspace::setRunOptions(const TrainerOptions& options) {
    m_runOptions = options;
    const QString folder = QString::fromStdU16String(options.out.u16string());
    m_trainingPanel->setRunsFolder(folder);
    m_fidelityView->share().setRunsFolder(folder);
}

void Workspace::takeData(const DatasetSettings& data) {
    const QString title = translated(datasetInfo(data.source).title);
    try {
        m_document.edit(tr("Train on %1").arg(title), [&](Experiment& e) { chooseData(e, data); });
    } catch (const UserError& error) {
        return reportError(QString::fromUtf8(error.what()), Action::Edit);
    }
    m_messages->post(
        MessageBar::Kind::Information,
        tr("The data set is %1 now. Undo (Ctrl+Z) takes the former one back.").arg(title),
        Action::Edit);
    if (const Block* const block = firstWithRole(m_document.experiment().graph, LayerRole::Source))
        showBlock(block->id, {});
    m_fittingOffer->noteNewData();
}

bool Workspace::startRun(bool stepwise) {
    if (!begin(stepwise))
        return false;
    if (stepwise)
        m_runs.step();
    return true;
}

void Workspace::stepThrough() {
    const bool resumes = m_runs.isActive() && m_runs.state() != TrainerState::Paused;
    if (!m_runs.isActive() && !begin(true))
        return;
    Q_EMIT dockRequested("stages");
    m_stageView->enter(resumes);
    m_runs.stepThrough();
}

bool Workspace::begin(bool paused) {
    if (m_runs.isActive())
        return false;
    TrainerOptions options = m_runOptions;
    options.startPaused = paused;
    options.data = m_document.files().data;
    m_lastOutcome = RunOutcome::NotEnded;
    m_share = 0;
    m_runFolder.clear();
    m_document.commitSession();
    try {
        m_runs.setTellsTensorBoard(isTensorBoardChosen());
        m_runs.start(m_document.experiment(), options);
    } catch (const UserError& error) {
        m_document.lookAgain();
        reportError(tr("Can't run: %1").arg(QString::fromUtf8(error.what())), Action::Run);
        showRunStatus();
        return false;
    }
    return true;
}

bool Workspace::takeUpRun(const QString& folder) {
    if (m_runs.isActive())
        return false;
    TrainerOptions options = m_runOptions;
    options.out.clear();
    options.data = m_document.files().data;
    m_lastOutcome = RunOutcome::NotEnded;
    m_document.commitSession();
    try {
        const std::filesystem::path path(folder.toStdU16String());
        Resumption resumption = readResumption(path);
        const std::int64_t step = resumption.state.step;
        const RunEvents before = recordedNews(path, step);
        m_recall->drop();
        m_runs.setTellsTensorBoard(isTensorBoardChosen());
        m_runs.takeUp(std::move(resumption), options);
        m_plots->take(before);
    } catch (const UserError& error) {
        reportError(tr("Can't go on: %1").arg(QString::fromUtf8(error.what())), Action::Run);
        showRunStatus();
        return false;
    }
    return true;
}

/// Where the run has a checkpoint that it can go on from.
void Workspace::offerToGoOn(const QString& folder, const QString& said) {
    const std::filesystem::path path(folder.toStdU16String());
    std::error_code error;
    if (!std::filesystem::exists(path / kCheckpointFolder / kStateFile, error))
        return;
    m_messages->post(MessageBar::Kind::Information, said, Action::Run,
                     {tr("Go on with it"), [this, folder] { takeUpRun(folder); }});
}

void Workspace::stopRun() {
    m_runs.leave();
    m_runs.finish();
}

void Workspace::catchUp() {
    m_plots->refreshNow();
    m_deviceView->catchUp();
    m_fidelityView->catchUp();
    m_dataView->catchUp();
    m_answersView->catchUp();
}

void Workspace::noteSeen() {
    if (std::exchange(m_hasNews, false))
        Q_EMIT changed();
}

void Workspace::reportError(const QString& message, Action action) {
    m_messages->post(MessageBar::Kind::Error, message, action);
}

Workspace::Activity Workspace::activity() const {
    switch (m_runs.state()) {
        case TrainerState::Preparing:
        case TrainerState::Running:
            return Activity::Running;
        case TrainerState::Paused:
            return Activity::Paused;
        case TrainerState::Ended:
            break;
    }
    if (m_lastOutcome == RunOutcome::Failed)
        return Activity::Failed;
    return m_hasNews ? Activity::Done : Activity::Idle;
}

QString Workspace::totals() const {
    const InspectionReport& report = m_document.report();
    QStringList parts{tr("%1 digital parameters").arg(formatWhole(report.parameters))};
    if (report.physicalParameters > 0) {
        parts << tr("%1 physical parameters").arg(formatWhole(report.physicalParameters))
              << tr("%1 % of the multiplications in hardware")
                     .arg(100 * report.physicalShare, 0, 'f', 1);
    }
    return parts.join(QStringLiteral("  ·  "));
}

void Workspace::showRunStatus() {
    switch (activity()) {
        case Activity::Running:
            m_scene->statuses().set(BlockRunStatus::Running);
            break;
        case Activity::Paused:
            m_scene->statuses().set(BlockRunStatus::Paused);
            break;
        case Activity::Failed:
            m_scene->statuses().set(BlockRunStatus::Failed);
            break;
        case Activity::Idle:
        case Activity::Done:
            m_scene->statuses().set(BlockRunStatus::Idle);
            break;
    }
    Q_EMIT changed();
}

void Workspace::noteProgress(const StepRecord& last) {
    const double done = double(last.step) / double(m_runs.plannedSteps());
    const double share = std::floor(std::clamp(done, 0.0, 1.0) * kShares) / kShares;
    if (std::exchange(m_share, share) != share)
        Q_EMIT changed();
}

void Workspace::reportEnd(const RunSummary& summary) {
    m_lastOutcome = summary.outcome;
    m_hasNews = !m_canvas->isVisible();
    m_plots->refreshNow();
    const QString folder = QString::fromStdString(summary.folder.string());
    if (summary.outcome == RunOutcome::Failed) {
        QString text = tr("The run failed after step %1: %2")
                           .arg(formatWhole(summary.steps), translatedMessage(summary.error));
        if (!folder.isEmpty())
            text += tr("\nWhat it recorded is in %1").arg(folder);
        reportError(text, Action::Run);
    }
    if (summary.outcome == RunOutcome::Stopped && !folder.isEmpty())
        offerToGoOn(folder,
                    tr("The run was stopped after step %1.").arg(formatWhole(summary.steps)));
    m_runFolder = folder;
    showRunStatus();
}

/// What a run was told goes on to hold: the next one begins with it.
void Workspace::takeChange(const Change& change) {
    m_messages->settle(Action::Change);
    const Experiment& e = m_document.experiment();
    const bool isThere = change.block == 0 || e.graph.find(change.block);
    if (!isThere || !findOption(optionsOf(e, change.block), change.option))
        return;
    const auto option = std::pair(change.block, change.option);
    if (std::exchange(m_changedOption, option) != option)
        m_changing.commit();
    m_changing.submit(changeText(e, change),
                      [&](Experiment& edited) { applyChange(edited, change); });
}

void Workspace::showBlock(BlockId block, const QString& option) {
    if (m_document.experiment().graph.find(block)) {
        m_scene->selection().selectBlock(block);
        // Within a folded group it isn't the block that is selected.
        m_properties->setCurrentIndex(0);
        m_blockPanel->setBlock(block);
        Q_EMIT dockRequested("properties");
        m_blockPanel->focusOption(option.toStdString());
    } else if (const OptionForm* const form = m_trainingPanel->formOf(option)) {
        Q_EMIT dockRequested("training");
        FieldMark::lead(*form->field(option.toStdString()));
    }
}

void Workspace::editBlock(BlockId block) {
    Q_EMIT dockRequested("properties");
    m_blockPanel->setBlock(block);
    m_blockPanel->focusFirst();
}

void Workspace::showGroup(GroupId group) {
    m_scene->selection().selectGroup(group);
    editGroup(group);
    m_groupPanel->focusOption("repeat");
}

void Workspace::editGroup(GroupId group) {
    Q_EMIT dockRequested("properties");
    m_groupPanel->setGroup(group);
    // A group of one block isn't told by the selection.
    m_properties->setCurrentIndex(1);
    m_groupPanel->focusOption({});
}

}  // namespace obscura
