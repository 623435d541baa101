// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/Diagnosis.h"
#include "core/data/Dataset.h"
#include "core/experiment/Change.h"
#include "core/graph/Repetition.h"
#include "core/runs/AnswerReport.h"
#include "core/runs/DecisionMap.h"
#include "core/runs/Records.h"
#include "core/runs/RunState.h"
#include "core/runs/StepTrace.h"
#include "core/runs/TextSample.h"
#include "core/weights/Checkpoint.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace obscura {

/// The mathematics of a run: network, black boxes, optimizers and the order of the data. Knows
/// neither threads nor files; the trainer drives it step by step. LibTorch is behind it.
///
/// The same experiment gives the same numbers: everything random is drawn from the streams of
/// the experiment's seed. Use an engine from one thread.
class Engine {
public:
    virtual ~Engine() = default;
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    virtual std::int64_t stepsPerEpoch() const = 0;  ///< whole batches in the training set
    virtual std::int64_t totalSteps() const = 0;

    /// One training step on the next batch. StepRecord::seconds is left to the caller.
    /// Throws RunError when the loss is not finite; parameters are then as before the step. Also
    /// when a device would be given inputs or parameters that aren't.
    StepRecord step() { return step(nullptr); }
    /// The same, and what was done on the way: no number is another one for it, and no device is
    /// asked. With nullptr as step(); unspecified after an exception.
    virtual StepRecord step(StepTrace* trace) = 0;
    /// One pass over the test set, without training.
    virtual EvaluationRecord evaluate() = 0;
    /// What the last evaluate() found sample by sample; nullptr before the first.
    virtual std::shared_ptr<const AnswerReport> answers() const = 0;
    /// Goes on from a text; nothing where the data set's samples are no text. The same step and
    /// request give the same text. Of simulated hardware only: afterwards all is as before, noise,
    /// drift and ledger included, so that nobody's curiosity changes a run.
    virtual std::optional<TextSample> write(const TextRequest& request) = 0;
    /// What it takes each place of the plane for; nothing where samples are no points of one and no
    /// classes. Changes nothing, as write().
    virtual std::optional<DecisionMap> decisionMap(const MapRequest& request) = 0;

    /// ‖A − USVᵀ‖_F/‖A‖_F now, mean over the black boxes that know it; NaN when none does.
    virtual double surrogateError() = 0;
    virtual Ledger ledger() const = 0;
    virtual ClippedCounts clipped() const = 0;
    /// Each black box by itself, in the order of computation. Costs no query.
    virtual std::vector<BlackBoxSummary> blackBoxes() const = 0;
    /// What the device of `box` looks like now; nothing when that is no black box of this network.
    /// Costs no query.
    virtual std::optional<DeviceSnapshot> snapshot(BlockRepetition box) = 0;
    /// The surrogate of `box` beside its device now, and the spread of `repeats` (0, or ≥ 2)
    /// estimates of one gradient; nothing when that is no black box of this network. Costs no
    /// query.
    virtual std::optional<ComparisonSnapshot> compare(BlockRepetition box, Index repeats) = 0;
    /// What is probably wrong with each black box whose diagnosis is due after this step: now and
    /// then, at no query.
    virtual std::vector<BlockFindings> diagnose() const = 0;
    /// The experiment as it is trained now, with the changes made so far.
    virtual const Experiment& experiment() const = 0;
    /// Gives a live option another value from the next step on, in each repetition of its block,
    /// and keeps what has been learnt. Returns whether it is another one than before; the same one
    /// changes nothing. Throws UserError and leaves everything as it was where applyChange() or
    /// checkMethod() refuse it.
    virtual bool apply(const Change& change) = 0;
    /// All trainable numbers, the running averages that evaluation needs and the surrogates, named
    /// "<block>.<parameter>".
    virtual std::vector<NamedTensor> parameters() const = 0;
    /// The same without a copy: valid until the next step.
    virtual std::vector<TensorView> parameterViews() const = 0;

    /// All that the numbers to come depend on, between two steps.
    virtual RunState state() = 0;
    /// Goes on from such a state, whatever this engine has done meanwhile. Real hardware goes on
    /// from where it stands, and is programmed anew. Throws UserError, and changes nothing, where
    /// the state is of another experiment or of other changes than apply() has made, or where an
    /// array of it doesn't fit.
    virtual void restore(const RunState& state) = 0;
};

/// Builds and initialises everything; programs the devices and measures the first surrogates.
/// `threads` ≥ 1 are the engine's own, for matrix products and devices: engines at the same time
/// are independent of each other. Throws UserError when the experiment doesn't fit the data set, a
/// device refuses, or LibTorch can't be loaded: that happens at the first call in a process.
///
/// Once `stop` asks for the end, building ends early (what is there can then only tell what it has
/// spent), and step(), evaluate() and compare() throw Stopped, soon: the parameters are then as
/// before, the devices hold them, and what they were asked is in the ledger.
std::unique_ptr<Engine> makeEngine(const Experiment& experiment,
                                   std::shared_ptr<const Dataset> data, int threads,
                                   std::stop_token stop = {});

/// An engine that goes on where the one stood whose state this is: built for the same experiment,
/// which costs what a run's start costs and is not in its ledger, changed in the same way, and
/// restored. Throws as makeEngine(), Engine::apply() and Engine::restore() do.
std::unique_ptr<Engine> resumeEngine(const RunState& state, std::shared_ptr<const Dataset> data,
                                     int threads, std::stop_token stop = {});

/// Asks the system for `threads` threads and what they need; makeEngine() does so, too. Throws
/// ResourceError where they can't be had, and UserError as makeEngine() does.
void reserveEngine(int threads);

/// Loads LibTorch, some 290 shared libraries, so that the first makeEngine() doesn't have to.
/// Call it from a thread that nobody waits for. Throws UserError as makeEngine() does.
void loadEngine();

}  // namespace obscura
