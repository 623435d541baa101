// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/RunWriter.h"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

/// How a run was recorded that never ran.
struct SampleRun {
    std::string name = "Sample";
    std::int64_t seed = 1;
    double rate = 0.01;  ///< learning
    int steps = 20;
    double accuracy = 0.5;  ///< of its evaluation
    RunOutcome outcome = RunOutcome::Finished;
};

/// The loss of that run after so many steps.
inline double lossOf(const SampleRun& run, int step) {
    return 2.0 / step + run.accuracy / 10;
}

inline Experiment experimentOf(const SampleRun& run) {
    Experiment e = templateExperiment("two-modulators");
    e.name = run.name;
    setTrainingOption(e, "seed", Index{run.seed});
    setTrainingOption(e, "learning_rate", run.rate);
    return e;
}

/// Records it in a folder inside of `parent`, which it returns.
inline std::filesystem::path record(const std::filesystem::path& parent, const SampleRun& run) {
    RunWriter writer(parent, experimentOf(run));
    for (int i = 1; i <= run.steps; ++i) {
        StepRecord step;
        step.step = i;
        step.epoch = i / 10.0;
        step.seconds = i / 50.0;
        step.loss = lossOf(run, i);
        step.learningRate = run.rate;
        step.ledger[Purpose::Forward].queries = 128 * i;
        step.ledger[Purpose::Forward].joules = i;
        writer.receive(step);
    }
    EvaluationRecord evaluation;
    evaluation.step = run.steps;
    evaluation.epoch = run.steps / 10.0;
    evaluation.seconds = run.steps / 50.0;
    evaluation.loss = 1;
    evaluation.accuracy = run.accuracy;
    if (std::isnan(run.accuracy))
        evaluation.error = 0.5;
    evaluation.ledger[Purpose::Forward].queries = 128 * run.steps;
    evaluation.ledger[Purpose::Forward].joules = run.steps;
    writer.receive(evaluation);
    writer.flush();
    if (run.outcome != RunOutcome::NotEnded) {
        RunSummary summary;
        summary.outcome = run.outcome;
        summary.steps = run.steps;
        summary.epochs = run.steps / 10.0;
        if (!std::isnan(run.accuracy))
            summary.testAccuracy = run.accuracy;
        summary.ledger = evaluation.ledger;
        writer.write(summary);
    }
    return writer.path();
}

}  // namespace obscura
