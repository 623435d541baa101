// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/FileSurvey.h"
#include "core/export/PyTorchScript.h"

namespace obscura {

void exportExperiment(const ExportRequest& request) {
    Experiment experiment = openExperiment(request.experiment);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    exportPyTorch(experiment, FileSurvey().of(experiment), request.file);
    writeOutput(formatJson({{"file", request.file.string()}}));
}

}  // namespace obscura
