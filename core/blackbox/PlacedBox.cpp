// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/PlacedBox.h"

#include "core/base/Streams.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/Unrolling.h"
#include "devices/Error.h"

namespace obscura {

namespace {

Index inputsOf(const Experiment& e, BlockId block, const KnownFiles& files) {
    const InspectionReport report = inspectExperiment(e, files);
    const Shape* const input = report.inputOf(e.graph, block);
    if (input && report.shapes.contains(block)) {
        return featuresOf(*input);
    }
    throw UserError("black box: found no input of known size, expected one: connect it");
}

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

PlacedBox placedBox(const Experiment& e, BlockRepetition box, const KnownFiles& files) {
    Block block = requireBox(e.graph, box);
    BlackBoxSettings settings = blackBoxSettings(block);
    return {.block = std::move(block),
            .settings = std::move(settings),
            .inputs = inputsOf(e, box.block, files),
            .seed = blockSeed(trainingSettings(e.training).seed, box.block, box.repetition)};
}

}  // namespace obscura
