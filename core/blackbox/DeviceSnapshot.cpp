// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"

#include "core/blackbox/BlackBox.h"
#include "core/blackbox/BlackBoxStart.h"
#include "core/network/Inspection.h"
#include "core/training/Streams.h"
#include "devices/Error.h"

namespace obscura {

namespace {

/// n of a black box, as inspection infers it.
Index inputsOf(const Experiment& e, BlockId block) {
    const InspectionReport report = inspectExperiment(e);
    const Shape* const input = report.inputOf(e, block);
    if (input && report.shapes.contains(block)) {
        return featuresOf(*input);
    }
    throw UserError("black box: found no input of known size, expected one: connect it");
}

}  // namespace

DeviceSnapshot initialSnapshot(const Experiment& e, BlockId id) {
    const Block* const block = e.graph.find(id);
    if (!block || block->kind != "blackbox") {
        throw UserError("block " + std::to_string(id) + ": found no black box, expected one");
    }
    const Index inputs = inputsOf(e, id);
    const TrainingSettings training = trainingSettings(e);
    const BlackBoxSettings settings = blackBoxSettings(*block);
    const std::uint64_t seed = blockSeed(training.seed, id);
    const auto earlier = training.startFrom.empty()
                             ? std::nullopt
                             : std::optional(StartWeights::read(training.startFrom));
    const BlackBoxStart start =
        startBlackBox(block->name, settings, inputs, seed, earlier ? &*earlier : nullptr);
    DeviceSnapshot snapshot = BlackBox::initialSnapshot(settings, inputs, seed, start.omega);
    snapshot.block = id;
    return snapshot;
}

}  // namespace obscura
