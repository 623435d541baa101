// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"

#include "core/blackbox/BlackBoxStart.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/PlacedBox.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <optional>

namespace obscura {

namespace {

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

DeviceSnapshot initialSnapshot(const Experiment& e, BlockRepetition box, const KnownFiles& files) {
    const PlacedBox placed = placedBox(e, box, files);
    if (!deviceInfo(placed.settings.device).isSimulation) {
        throw UserError("this device is asked by runs only: it is shown as soon as one trains it");
    }
    const TrainingSettings training = trainingSettings(e.training);
    const auto earlier = training.startFrom.empty()
                             ? std::nullopt
                             : std::optional(StartWeights::read(training.startFrom));
    const BlackBoxStart start =
        startBlackBox(placed.block.name, placed.settings, placed.inputs, placed.seed,
                      earlier ? &*earlier : nullptr, box.repetition);
    const auto device = createHardware(placed.settings, placed.inputs, placed.seed);
    DeviceSnapshot snapshot = firstSnapshot(
        *device, placed.settings,
        start.omega.size() > 0 ? start.omega : initialParameters(*device, placed.seed));
    snapshot.box = box;
    return snapshot;
}

}  // namespace obscura
