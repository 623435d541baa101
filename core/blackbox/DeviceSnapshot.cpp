// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"

#include "core/blackbox/BlackBox.h"
#include "core/network/Inspection.h"
#include "core/training/Streams.h"
#include "devices/Error.h"

namespace obscura {

namespace {

/// n of a black box, as inspection infers it.
Index inputsOf(const Experiment& e, BlockId block) {
    const InspectionReport report = inspectExperiment(e);
    const Shape* const input = report.inputOf(e, block);
    if (input && !input->empty() && report.shapes.contains(block)) {
        return input->back();
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
    DeviceSnapshot snapshot = BlackBox::initialSnapshot(blackBoxSettings(*block), inputs,
                                                        blockSeed(trainingSettings(e).seed, id));
    snapshot.block = id;
    return snapshot;
}

}  // namespace obscura
