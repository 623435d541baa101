// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/network/LossCatalogue.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "devices/Error.h"

namespace obscura {

namespace {

LayerShape inferDataset(const Block& block, std::span<const Shape>) {
    if (const auto facts = knownFacts(datasetSettings(block)))
        return {.outputs = {facts->sample}};
    throw UserError("only its files tell the shape of a sample, and nobody has looked at them");
}

LayerShape inferLoss(const Block& block, std::span<const Shape> inputs) {
    lossInfo(lossSettings(block).function).checkShape(inputs[0]);
    return {};
}

}  // namespace

std::vector<LayerInfo> endLayers() {
    return {
        {.kind = "dataset",
         .title = "Data set",
         .group = "Ends",
         .description = "Samples with what is asked for them, where the network begins.",
         .inputs = 0,
         .role = LayerRole::Source,
         .options = datasetSchema({}),
         .schema = datasetSchema,
         .infer = inferDataset},
        {.kind = "loss",
         .title = "Loss",
         .group = "Ends",
         .description =
             "Compares the network's answers with the targets: outputs, one for each class, with "
             "the true classes; training makes it small.",
         .outputs = 0,
         .role = LayerRole::Target,
         .options = lossSchema({}),
         .schema = lossSchema,
         .infer = inferLoss},
    };
}

}  // namespace obscura
