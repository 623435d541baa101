// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/Diagnosis.h"
#include "core/data/Dataset.h"
#include "core/experiment/Experiment.h"
#include "core/training/Checkpoint.h"
#include "core/training/Records.h"

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
    /// Builds and initialises everything; programs the devices and measures the first surrogates.
    /// `threads` ≥ 1 are used for matrix products and devices. Throws UserError when the
    /// experiment doesn't fit the data set or a device refuses.
    ///
    /// Once `stop` asks for the end, building ends early (what is there can then only tell what it
    /// has spent), and step(), evaluate() and compare() throw Stopped, soon: the parameters are
    /// then as before, the devices hold them, and what they were asked is in the ledger.
    Engine(const Experiment& experiment, std::shared_ptr<const Dataset> data, int threads,
           std::stop_token stop = {});
    ~Engine();
    /// Asks the system for `threads` threads and what they need; the constructor does so, too.
    /// Throws ResourceError where they can't be had.
    static void reserve(int threads);

    std::int64_t stepsPerEpoch() const;  ///< whole batches in the training set
    std::int64_t totalSteps() const;

    /// One training step on the next batch. StepRecord::seconds is left to the caller.
    /// Throws RunError when the loss is not finite; parameters are then as before the step. Also
    /// when a device would be given inputs or parameters that aren't.
    StepRecord step();
    /// One pass over the test set, without training.
    EvaluationRecord evaluate();

    /// ‖A − USVᵀ‖_F/‖A‖_F now, mean over the black boxes that know it; NaN when none does.
    double surrogateError();
    Ledger ledger() const;
    ClippedCounts clipped() const;
    /// Each black box by itself, in the order of computation. Costs no query.
    std::vector<BlackBoxSummary> blackBoxes() const;
    /// What the device of `box` looks like now; nothing when that is no black box of this network.
    /// Costs no query.
    std::optional<DeviceSnapshot> snapshot(BlockRepetition box);
    /// The surrogate of `box` beside its device now, and the spread of `repeats` (0, or ≥ 2)
    /// estimates of one gradient; nothing when that is no black box of this network. Costs no
    /// query.
    std::optional<ComparisonSnapshot> compare(BlockRepetition box, Index repeats);
    /// What is probably wrong with each black box whose diagnosis is due after this step: now and
    /// then, at no query.
    std::vector<BlockFindings> diagnose() const;
    /// Gives the surrogate of `block`, in each repetition, another rank and keeps what it knows.
    /// Throws UserError when that block is no black box of this network, or unless
    /// 1 ≤ rank ≤ min(n, m).
    void setRank(BlockId block, Index rank);
    /// All trainable numbers, the running averages that evaluation needs and the surrogates, named
    /// "<block>.<parameter>".
    std::vector<NamedTensor> parameters() const;
    /// The same without a copy: valid until the next step.
    std::vector<TensorView> parameterViews() const;

private:
    class Body;
    std::unique_ptr<Body> m_body;
};

}  // namespace obscura
