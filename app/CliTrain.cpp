// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "CliProgress.h"
#include "Interrupt.h"
#include "StandardStreams.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/RunFiles.h"
#include "core/runs/SummaryFile.h"
#include "core/training/Trainer.h"

#include <cstdio>

namespace obscura {

int train(const TrainRequest& request) {
    Experiment experiment = openExperiment(request.experiment);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    if (request.seed)
        setTrainingOption(experiment, "seed", Index{*request.seed});

    TrainerOptions options;
    options.maximumSteps = request.steps;
    options.threads = request.threads;
    options.out = runsFolder(request.out);
    CliProgress progress;
    Trainer trainer(experiment, options, progress);
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
    writeOutput(formatSummary(progress.summary()));
    const RunOutcome outcome = progress.summary().outcome;
    const bool isWhole = outcome == RunOutcome::Finished || outcome == RunOutcome::BudgetSpent;
    return isWhole ? kDone : kRunFailed;
}

}  // namespace obscura
