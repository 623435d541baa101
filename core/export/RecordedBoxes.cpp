// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/RecordedBoxes.h"

#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/PlacedBox.h"
#include "core/runs/RunReader.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

namespace {

const NamedTensor* findTensor(const std::vector<NamedTensor>& tensors, const std::string& name) {
    const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
    return found == tensors.end() ? nullptr : &*found;
}

/// Empty where there is none.
Matrix matrixFrom(const std::vector<NamedTensor>& tensors, const std::string& name) {
    const NamedTensor* const tensor = findTensor(tensors, name);
    if (!tensor || tensor->shape.size() != 2)
        return {};
    return Eigen::Map<const Matrix>(tensor->values.data(), tensor->shape[0], tensor->shape[1]);
}

Vector omegaFrom(const std::vector<NamedTensor>& tensors, const std::string& name, Index count) {
    const NamedTensor* const tensor = findTensor(tensors, name);
    const std::string expected = ", expected " + std::to_string(count) + " parameters";
    if (!tensor)
        throw UserError("the checkpoint: " + name + ": found none" + expected);
    if (tensor->values.size() != static_cast<std::size_t>(count))
        throw UserError("the checkpoint: " + name + ": found " +
                        std::to_string(tensor->values.size()) + expected);
    return Eigen::Map<const Vector>(tensor->values.data(), count);
}

RecordedBox recordedBox(const Experiment& e, BlockRepetition box, const KnownFiles& files,
                        const std::vector<NamedTensor>& tensors) {
    const PlacedBox placed = placedBox(e, box, files);
    const std::string& name = placed.block.name;
    const BlackBoxSettings& settings = placed.settings;
    const Index count =
        deviceLayout(settings.device, placed.inputs, settings.outputs, settings.deviceOptions)
            .count;
    RecordedBox recorded{.box = box,
                         .name = name,
                         .omega = omegaFrom(tensors, name + ".omega", count),
                         .transfer = {},
                         .u = matrixFrom(tensors, name + ".surrogate_u"),
                         .s = matrixFrom(tensors, name + ".surrogate_s"),
                         .v = matrixFrom(tensors, name + ".surrogate_v")};
    // Nobody asks hardware for the sake of a file.
    if (deviceInfo(settings.device).isSimulation) {
        const auto device = createHardware(settings, placed.inputs, placed.seed);
        device->program(recorded.omega);
        recorded.transfer = takeSnapshot(*device, settings, recorded.omega).transfer;
    }
    return recorded;
}

}  // namespace

std::vector<RecordedBox> recordedBoxes(const Experiment& e, const KnownFiles& files,
                                       const std::vector<NamedTensor>& tensors) {
    std::vector<RecordedBox> boxes;
    for (const Block& block : e.graph.blocks) {
        if (!hasRole(block, LayerRole::Physical))
            continue;
        for (Index repetition = 1; repetition <= e.graph.repetitionsOf(block); ++repetition)
            boxes.push_back(recordedBox(e, {block.id, repetition}, files, tensors));
    }
    return boxes;
}

Experiment lastExperiment(const std::filesystem::path& run) {
    const RunReader reader(run);
    Experiment e = reader.experiment();
    for (const RecordedChange& change : reader.changes())
        applyChange(e, change.change);
    return e;
}

std::vector<NamedTensor> keptWeights(const std::filesystem::path& run) {
    return readCheckpoint(run / kCheckpointFolder / kCheckpointFile);
}

}  // namespace obscura
