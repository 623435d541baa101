// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"

#include "core/base/Streams.h"
#include "core/blackbox/BlackBoxStart.h"
#include "core/blackbox/Hardware.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Unrolling.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <optional>

namespace obscura {

namespace {

/// n of a black box, as inspection infers it.
Index inputsOf(const Experiment& e, BlockId block) {
    const InspectionReport report = inspectExperiment(e);
    const Shape* const input = report.inputOf(e.graph, block);
    if (input && report.shapes.contains(block)) {
        return featuresOf(*input);
    }
    throw UserError("black box: found no input of known size, expected one: connect it");
}

/// The block as it runs in that repetition.
Block requireBox(const Graph& graph, BlockRepetition box) {
    const Block* const block = graph.find(box.block);
    if (!block || !hasRole(*block, LayerRole::Physical)) {
        throw UserError("block " + std::to_string(box.block) +
                        ": found no black box, expected one");
    }
    const Index last = graph.repetitionsOf(*block);
    if (box.repetition < 1 || box.repetition > last) {
        throw UserError(block->name + ": found no repetition " + std::to_string(box.repetition) +
                        ", expected 1 to " + std::to_string(last));
    }
    return blockInRepetition(*block, box.repetition);
}

/// Of a device that has just been built, with its answer to light in the middle input alone.
DeviceSnapshot firstSnapshot(Device& device, const BlackBoxSettings& settings,
                             const Vector& omega) {
    device.program(omega);
    DeviceSnapshot snapshot = takeSnapshot(device, settings, omega);
    snapshot.initial = omega;
    snapshot.x = Vector::Unit(device.inputs(), device.inputs() / 2);
    Matrix answer(1, device.outputs());
    device.query(snapshot.x.transpose(), answer);
    snapshot.y = answer.row(0).transpose();
    return snapshot;
}

}  // namespace

DeviceSnapshot takeSnapshot(const Device& device, const BlackBoxSettings& settings,
                            const Vector& omega) {
    DeviceSnapshot snapshot;
    snapshot.device = deviceInfo(settings.device).id;
    snapshot.options = settings.deviceOptions;
    snapshot.inputs = device.inputs();
    snapshot.outputs = device.outputs();
    snapshot.layout = device.layout();
    snapshot.layout.groups = {};
    snapshot.omega = omega;
    if (const ImperfectDevice* const imperfect = device.imperfections()) {
        snapshot.held = imperfect->heldParameters();
    }
    if (const Simulation* simulation = device.simulation(); simulation && device.isLinear()) {
        snapshot.transfer.resize(device.outputs(), device.inputs());
        simulation->transferMatrix(snapshot.transfer);
    }
    return snapshot;
}

DeviceSnapshot initialSnapshot(const Experiment& e, BlockRepetition box) {
    const Block block = requireBox(e.graph, box);
    const Index inputs = inputsOf(e, box.block);
    const TrainingSettings training = trainingSettings(e.training);
    const BlackBoxSettings settings = blackBoxSettings(block);
    const std::uint64_t seed = blockSeed(training.seed, box.block, box.repetition);
    const auto earlier = training.startFrom.empty()
                             ? std::nullopt
                             : std::optional(StartWeights::read(training.startFrom));
    const BlackBoxStart start = startBlackBox(block.name, settings, inputs, seed,
                                              earlier ? &*earlier : nullptr, box.repetition);
    const auto device = createHardware(settings, inputs, seed);
    DeviceSnapshot snapshot = firstSnapshot(
        *device, settings, start.omega.size() > 0 ? start.omega : initialParameters(*device, seed));
    snapshot.box = box;
    return snapshot;
}

}  // namespace obscura
