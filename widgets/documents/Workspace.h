// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/panels/MessageBar.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>

class QStackedWidget;

namespace obscura {

class AnswersView;
class Autosave;
class BlockPanel;
class CanvasPane;
class CanvasScene;
class CanvasView;
class DataReader;
class DataView;
class DeviceView;
class FidelityView;
class FittingOffer;
class GroupPanel;
class PanelScrollArea;
class PlaneView;
class ProblemList;
class RankNow;
class RunBar;
class RunPlots;
class RunRecall;
class RunRemarks;
class StageView;
struct Recovery;
class TrainingPanel;

/// One open experiment with everything that belongs to it: the document, its run, and the widgets
/// that show both. The window places them in its tabs and docks, and shows those of one workspace
/// at a time.
class Workspace : public QObject {
    Q_OBJECT

public:
    /// What a tab tells about the run while another tab is in front.
    enum class Activity { Idle, Running, Paused, Done, Failed };

    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    /// Shows `experiment`; `file` is where it came from, empty for a template. What a run has
    /// recorded is opened as a copy without a file, so that nothing overwrites the record. Ends a
    /// run that is going on.
    void open(Experiment experiment, const QString& file);
    /// The same with what nobody asked for: see isPlaceholder().
    void openPlaceholder(Experiment experiment);
    /// Shows what a program that was killed has left, and takes it over once it is kept here.
    void recover(const Recovery& recovery);
    /// The same while another workspace holds its file.
    void recoverBeside(const Recovery& recovery);
    /// Nothing is lost when its document is replaced by another state of the same file.
    bool isAtRest() const { return !m_document.isModified() && !m_runs.isActive(); }
    /// Nobody has asked for this experiment, edited it or run it: another may take its place.
    bool isPlaceholder() const { return m_isPlaceholder; }

    /// Keeps unsaved changes inside of `folder` from now on.
    void keepUnsaved(const QString& folder);
    /// Writes to `file` and makes it the document's file. Throws UserError, also where `file` is in
    /// the folder of a run. An experiment that still has the name of its template takes that of a
    /// new file.
    void save(const QString& file);
    /// Leads to where the experiment is named and described.
    void editExperiment();

    /// Makes `data` the experiment's data set, as one edit, and says so; offers a network that fits
    /// where the present one doesn't.
    void takeData(const DatasetSettings& data);
    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options);
    /// Starts a run of the present experiment; a refusal goes to the message bar. With `stepwise`
    /// it is paused after its first step.
    bool startRun(bool stepwise = false);
    /// Takes one training step apart: of the run that goes on, which pauses for it, or of one that
    /// is begun.
    void stepThrough();
    /// Goes on with the run that is recorded in `folder`, from its last checkpoint: the plots show
    /// it from its beginning. A refusal goes to the message bar.
    bool takeUpRun(const QString& folder);
    /// Ends the run and waits until it is recorded.
    void stopRun();
    /// Brings plots and panels up to date with everything recorded.
    void catchUp();
    /// Its tab has come to the front: what has happened behind it is seen now.
    void noteSeen();
    /// Shows why `action` has failed, until it succeeds.
    void reportError(const QString& message, MessageBar::Action action = MessageBar::Action::Other);

    Activity activity() const;
    /// How much of the run that is going on is done, 0 … 1, in steps of 1/kShares.
    double share() const { return m_share; }
    static constexpr int kShares = 24;
    /// Where the last run was recorded; empty: nowhere.
    QString runFolder() const { return m_runFolder; }
    /// The size of the network, for the status bar.
    QString totals() const;

    ExperimentDocument& document() { return m_document; }
    RunController& runs() { return m_runs; }
    CanvasScene& scene() { return *m_scene; }
    CanvasView& view();
    CanvasPane& canvas() { return *m_canvas; }
    RunBar& runBar() { return *m_runBar; }
    RunPlots& plots() { return *m_plots; }
    /// What tells the record of a run that is opened.
    RunRecall& recall() { return *m_recall; }
    DeviceView& deviceView() { return *m_deviceView; }
    FidelityView& fidelityView() { return *m_fidelityView; }
    DataView& dataView() { return *m_dataView; }
    AnswersView& answersView() { return *m_answersView; }
    StageView& stageView() { return *m_stageView; }
    PlaneView& planeView() { return *m_planeView; }
    ProblemList& problems() { return *m_problems; }
    BlockPanel& blockPanel() { return *m_blockPanel; }
    TrainingPanel& trainingPanel() { return *m_trainingPanel; }
    MessageBar& messages() { return *m_messages; }
    /// What goes into the docks, by the docks' names.
    std::map<QString, QWidget*> panels() const;

Q_SIGNALS:
    /// Title, size, activity or share are no longer what they were.
    void changed();
    /// The dock of that name is to be seen.
    void dockRequested(const QString& name);
    /// The dock of that name has done its duty.
    void dockLeft(const QString& name);

private:
    void makeWidgets();
    void connectCanvas();
    void connectViews();
    void connectRun();
    void greet();
    void takeOver(const Recovery& recovery);
    void touch() { m_isPlaceholder = false; }
    bool begin(bool paused);
    void makeProperties();
    void showBlock(BlockId block, const QString& option);
    void showGroup(GroupId group);
    void editGroup(GroupId group);
    void editBlock(BlockId block);
    void showRunStatus();
    void take(const RunEvents& events);
    void noteState(TrainerState state);
    void noteWait(const QString& reason);
    void noteProgress(const StepRecord& last);
    void reportEnd(const RunSummary& summary);
    void takeChange(const Change& change);
    void offerToGoOn(const QString& folder, const QString& said);

    ExperimentDocument m_document;
    EditSession m_changing;                           ///< after what the run was told
    std::pair<BlockId, std::string> m_changedOption;  ///< which that session changes
    std::unique_ptr<Autosave> m_autosave;
    RunController m_runs;
    RunRecall* m_recall = nullptr;
    TrainerOptions m_runOptions;
    RunOutcome m_lastOutcome = RunOutcome::NotEnded;
    double m_share = 0;
    QString m_runFolder;
    bool m_isPlaceholder = false;
    bool m_hasNews = false;  ///< a run has ended since the tab was seen last

    // Destroyed from the last to the first: what looks at another stands behind it. Their parents
    // are the window's.
    std::unique_ptr<CanvasScene> m_scene;
    std::unique_ptr<CanvasPane> m_canvas;
    std::unique_ptr<MessageBar> m_messages;
    FittingOffer* m_fittingOffer = nullptr;
    std::unique_ptr<RunBar> m_runBar;
    std::unique_ptr<RunPlots> m_plots;
    std::unique_ptr<DeviceView> m_deviceView;
    std::unique_ptr<FidelityView> m_fidelityView;
    std::unique_ptr<DataReader> m_dataReader;    ///< of the document's data set
    std::unique_ptr<DataReader> m_judgedReader;  ///< of the run's
    std::unique_ptr<DataView> m_dataView;
    std::unique_ptr<AnswersView> m_answersView;
    std::unique_ptr<StageView> m_stageView;
    std::unique_ptr<PlaneView> m_planeView;
    std::unique_ptr<ProblemList> m_problems;
    BlockPanel* m_blockPanel = nullptr;
    RankNow* m_rankNow = nullptr;
    GroupPanel* m_groupPanel = nullptr;
    std::unique_ptr<QStackedWidget> m_properties;  ///< of a block or of a group
    TrainingPanel* m_trainingPanel = nullptr;
    std::unique_ptr<PanelScrollArea> m_training;
    std::unique_ptr<RunRemarks> m_remarks;
};

}  // namespace obscura
