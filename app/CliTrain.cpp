// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "CliSinks.h"
#include "Interrupt.h"
#include "StandardStreams.h"
#include "core/base/Messages.h"
#include "core/experiment/Change.h"
#include "core/experiment/Connecting.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Resumption.h"
#include "core/runs/RunFiles.h"
#include "core/runs/SummaryFile.h"
#include "core/training/Trainer.h"
#include "devices/Error.h"

#include <cstdio>

namespace obscura {

namespace {

/// Ends with the run, or when the system or somebody at the terminal asks for it.
int runToItsEnd(Trainer& trainer, CliSinks& sinks) {
    sinks.follow(trainer);
    {
        const InterruptWatch watch([&](const std::string& signal, bool isSecond) {
            if (isSecond)
                std::fputs("\nthe run is being stopped and saved; a third signal ends it at once\n",
                           stderr);
            else
                trainer.stop("interrupted (" + signal + ")");
        });
        trainer.start();
        trainer.wait();
    }
    writeOutput(formatSummary(sinks.summary()));
    const RunOutcome outcome = sinks.summary().outcome;
    const bool isWhole = outcome == RunOutcome::Finished || outcome == RunOutcome::BudgetSpent;
    return isWhole ? kDone : kRunFailed;
}

/// Of "path=value", where the path is the owner's name and the option, as --set has it.
Change changeOf(const Experiment& e, const std::string& assignment) {
    const std::size_t dot = assignment.find('.');
    const std::size_t equals = assignment.find('=');
    if (dot == std::string::npos || equals == std::string::npos || dot > equals)
        throw UserError("found " + inQuotes(assignment) + ", expected PATH=VALUE");
    return parsedChange(e, assignment.substr(0, dot), assignment.substr(dot + 1, equals - dot - 1),
                        assignment.substr(equals + 1));
}

/// What is trained; where a run is repeated, with what it did in `options`.
Experiment beginning(const TrainRequest& request, TrainerOptions& options) {
    if (request.replay.empty() && request.experiment.empty())
        throw UserError("expected an experiment, or a run to be repeated (--replay RUN)");
    if (request.replay.empty())
        return openExperiment(request.experiment);
    if (!request.experiment.empty())
        throw UserError("found the experiment " + inQuotes(request.experiment) +
                        " beside --replay, expected one of them: a run has an experiment");
    RecordedRun run = readRecordedRun(findRun(runsFolder(request.out), request.replay));
    options.replay = std::move(run.replay);
    options.maximumSteps = run.steps;
    options.threads = run.threads;
    return std::move(run.experiment);
}

}  // namespace

int train(const TrainRequest& request) {
    TrainerOptions options;
    options.out = runsFolder(request.out);
    options.checkpointMinutes = request.checkpointMinutes;
    Experiment experiment = beginning(request, options);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    if (request.seed)
        setTrainingOption(experiment, "seed", Index{*request.seed});
    connectDevices(experiment);
    if (request.steps > 0)
        options.maximumSteps = request.steps;
    if (request.threads > 0)
        options.threads = request.threads;
    CliSinks sinks(experiment, request.tensorBoard);
    Trainer trainer(experiment, options, sinks);
    return runToItsEnd(trainer, sinks);
}

int resume(const ResumeRequest& request) {
    Resumption resumption = readResumption(request.run);
    const std::int64_t step = resumption.state.step;
    TrainerOptions options;
    options.maximumSteps = request.steps;
    options.threads = request.threads;
    options.checkpointMinutes = request.checkpointMinutes;
    for (const std::string& assignment : request.assignments)
        options.changes.push_back(changeOf(resumption.experiment, assignment));
    if (request.epochs)
        options.changes.push_back({.block = 0, .option = "epochs", .value = *request.epochs});
    CliSinks sinks(resumption.experiment, request.tensorBoard);
    Trainer trainer(std::move(resumption), options, sinks);
    std::fprintf(stderr, "goes on after step %lld\n", static_cast<long long>(step));
    return runToItsEnd(trainer, sinks);
}

}  // namespace obscura
