// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/JsonText.h"
#include "core/export/PyTorchScript.h"

#include <iostream>

namespace obscura {

void exportExperiment(const ExportRequest& request) {
    Experiment experiment = openExperiment(request.experiment);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    exportPyTorch(experiment, request.file);
    std::cout << formatJson({{"file", request.file.string()}});
}

}  // namespace obscura
