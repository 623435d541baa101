// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"
#include "core/graph/Repetition.h"
#include "core/network/Inspection.h"
#include "core/runs/Resumption.h"
#include "core/runs/RunEvent.h"
#include "core/training/RunReplay.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

struct TrainerOptions {
    std::int64_t maximumSteps = 0;  ///< end early after so many steps; 0: run all epochs
    int threads = 0;                ///< for digital layers and devices; 0: all cores
    /// Where the run's folder is made; empty: the user's data folder, $XDG_DATA_HOME/obscura/runs.
    std::filesystem::path out;
    bool startPaused = false;  ///< wait for step() or resume()
    /// How often all that the run needs to go on is kept: at most so much is lost when the power
    /// goes. Also when it is stopped and at its end.
    double checkpointMinutes = 10;
    /// Changes that are made before the first step.
    std::vector<Change> changes = {};
    /// What is done in mid-run once more, as another run recorded it.
    RunReplay replay = {};
    /// What is known of a data set that takes its time to look at; empty: the trainer looks itself.
    std::optional<DatasetFacts> data = {};
};

/// Trains one experiment on a thread of its own, and records it in a run folder.
///
/// Commands may come from any thread; they take effect between steps, but for stop(), which leaves
/// a step that takes longer than a second. Destroying a running trainer stops it and waits for its
/// end. Every failure ends the run with
/// RunOutcome::Failed and a message, and keeps what was recorded until then; a full disk is none
/// while there is hope of room. Weights are kept at each evaluation and at the end, unless the loss
/// is no number any more.
class Trainer {
public:
    /// Throws UserError when the experiment can't run (see inspectExperiment) or its run folder
    /// can't be made, before any thread is started. `sink` must outlive the trainer.
    Trainer(Experiment experiment, TrainerOptions options, RunSink& sink);
    /// Goes on with a recorded run in its folder, as if it had never ended: bit for bit with as
    /// many threads on the same processor. Throws as the other.
    Trainer(Resumption resumption, TrainerOptions options, RunSink& sink);
    ~Trainer();
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// Begins; call once. Throws ResourceError where there is no thread for it.
    void start();
    void pause();   ///< after the step in progress
    void resume();  ///< also: tries a full disk again at once
    void step();    ///< one step, then paused again
    /// The same; a StepTrace tells what was done in it, behind its StepRecord. The run goes on as
    /// if it had been any other step.
    void stepThrough();
    /// Hands a picture of the black box's device to the sink before the next step, also while
    /// paused. Training waits for it, and for nothing when nobody asks. What is no black box is
    /// ignored.
    void requestSnapshot(BlockRepetition box);
    /// The same for the black box's surrogate beside its device; with `repeats` ≥ 2 also for the
    /// spread of so many estimates of one gradient, which takes as long as they do.
    void requestComparison(BlockRepetition box, Index repeats = 0);
    /// Asks for what the network writes, before the next step and once more at the end of the run,
    /// as a TextSample; nothing where its data set is no text.
    void requestText(const TextRequest& text);
    /// Asks for what the network takes each place of the plane for, before the next step and once
    /// more at the end, as a DecisionMap; nothing where its samples are no points of the plane.
    void requestMap(const MapRequest& map);
    /// Gives an option another value before the next step, in each repetition of its block, also
    /// while paused. A ChangeMade or a Refusal is the answer, and the run folder's changes.csv
    /// records what was changed; the value that the option has already is neither told nor
    /// recorded.
    void change(const Change& change);
    /// Ends the run after the present step or evaluation; one that takes longer than a second is
    /// left, its queries are counted, and the run can go on from its last checkpoint only.
    /// `reason` goes to the summary.
    void stop(std::string reason = "stopped by the user");
    /// Blocks until the run has ended and the sink has received its summary.
    void wait();

    TrainerState state() const;
    /// What was known of the experiment before its run began.
    const InspectionReport& inspection() const;

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

}  // namespace obscura
