// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"

#include "core/base/Streams.h"
#include "core/blackbox/BlackBox.h"
#include "core/blackbox/BlackBoxStart.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Unrolling.h"
#include "devices/Error.h"

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

}  // namespace

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
    DeviceSnapshot snapshot = BlackBox::initialSnapshot(settings, inputs, seed, start.omega);
    snapshot.box = box;
    return snapshot;
}

}  // namespace obscura
