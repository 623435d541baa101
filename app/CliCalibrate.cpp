// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "Interrupt.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/blackbox/calibration/CalibrateBox.h"
#include "core/blackbox/calibration/CalibrationFile.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/FileSurvey.h"
#include "core/network/LayerCatalogue.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/Stop.h"

#include <cmath>
#include <iostream>

namespace obscura {

namespace {

using nlohmann::ordered_json;

/// The black box of that name, or the only one.
BlockId boxCalled(const Graph& graph, const std::string& name) {
    std::vector<std::string> names;
    BlockId only = 0;
    for (const Block& block : graph.blocks) {
        if (hasRole(block, LayerRole::Physical)) {
            if (block.name == name)
                return block.id;
            names.push_back(block.name);
            only = block.id;
        }
    }
    if (name.empty() && names.size() == 1)
        return only;
    if (names.empty())
        throw UserError("the experiment has no black box to calibrate");
    throw UserError((name.empty() ? "the experiment has several black boxes, expected --block"
                                  : "there is no black box " + inQuotes(name)) +
                    nearHint(name, names));
}

/// One line to stderr for each round and stage.
class ProgressLines {
public:
    void tell(const CalibrationProgress& now) {
        if (now.stage == m_last.stage && now.round == m_last.round && m_hasTold)
            return;
        constexpr const char* kDoing[] = {"asking the device", "fitting the model",
                                          "going from column to column",
                                          "finding out how well each is known"};
        std::cerr << "round " << now.round << ", " << now.queries
                  << " queries: " << kDoing[static_cast<std::size_t>(now.stage)] << "\n";
        m_last = now;
        m_hasTold = true;
    }

private:
    CalibrationProgress m_last;
    bool m_hasTold = false;
};

ordered_json numberOrNull(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

ordered_json summaryOf(const PlacedBox& box, const BoxCalibration& result) {
    const Calibration& found = result.found;
    ordered_json json = {{"block", box.block.name},
                         {"device", deviceInfo(box.settings.device).id},
                         {"queries", result.usage.queries},
                         {"programmings", result.usage.programmings},
                         {"device_seconds", result.usage.seconds},
                         {"misfit", found.misfit},
                         {"noise", found.noise},
                         {"is_good", found.isGood},
                         {"unknown", found.unknown()},
                         {"parameter_error", numberOrNull(result.parameterError())}};
    if (result.truth.size() > found.parameters)
        json["flaw_error"] = numberOrNull(result.flawError());
    return json;
}

}  // namespace

int calibrate(const CalibrateRequest& request) {
    Experiment experiment = openExperiment(request.experiment);
    for (const std::string& assignment : request.assignments)
        assignField(experiment, assignment);
    const PlacedBox box =
        placedBox(experiment, BlockRepetition(boxCalled(experiment.graph, request.block)),
                  FileSurvey().of(experiment));
    ProgressLines lines;
    std::stop_source stop;
    const InterruptWatch watch([&](const std::string&, bool) { stop.request_stop(); });
    try {
        const BoxCalibration result = calibrateBox(
            box, {.queries = request.queries, .inputs = request.inputs},
            [&](const CalibrationProgress& now) { lines.tell(now); }, stop.get_token());
        ordered_json summary = summaryOf(box, result);
        if (!request.out.empty()) {
            writeCalibration(request.out, result.found, box.settings, box.inputs);
            summary["file"] = request.out.string();
        }
        writeOutput(formatJson(summary));
        return kDone;
    } catch (const Stopped&) {
        writeOutput(formatJson({{"error", "interrupted"}}));
        return kRunFailed;
    }
}

}  // namespace obscura
