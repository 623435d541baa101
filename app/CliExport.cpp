// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/FileSurvey.h"
#include "core/export/NpzExport.h"
#include "core/export/OnnxExport.h"
#include "core/export/PyTorchScript.h"
#include "core/export/TensorBoardExport.h"
#include "devices/Error.h"

namespace obscura {

namespace {

void exportNetwork(const ExportRequest& request) {
    Experiment experiment = openExperiment(request.experiment);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    exportPyTorch(experiment, FileSurvey().of(experiment), request.file);
}

/// Of a run what it has learned, of an experiment its network.
void exportByEnding(const ExportRequest& request) {
    if (request.file.extension() == ".npz")
        exportNpz(request.experiment, request.file);
    else if (request.file.extension() == ".onnx")
        exportOnnx(request.experiment, request.file);
    else
        exportNetwork(request);
}

}  // namespace

void exportExperiment(const ExportRequest& request) {
    if (request.file.empty() == request.tensorBoard.empty())
        throw UserError("export: found " +
                        std::string(request.file.empty() ? "nothing" : "two files") +
                        " to write, expected a file or --tensorboard FOLDER");
    std::filesystem::path written = request.file;
    if (request.tensorBoard.empty())
        exportByEnding(request);
    else
        written = exportTensorBoard(request.experiment, request.tensorBoard);
    writeOutput(formatJson({{"file", written.string()}}));
}

}  // namespace obscura
