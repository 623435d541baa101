// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/Settings.h"

namespace obscura {

namespace {

LayerShape inferDataset(const Block& block, std::span<const Shape>) {
    return {.outputs = {datasetShape(datasetSettings(block))}};
}

LayerShape inferLoss(const Block&, std::span<const Shape> inputs) {
    requireRow(inputs[0]);
    return {};
}

}  // namespace

std::vector<LayerInfo> endLayers() {
    return {
        {.kind = "dataset",
         .title = "Data set",
         .group = "Ends",
         .description = "Labelled samples, one row each, where the network begins.",
         .inputs = 0,
         .role = LayerRole::Source,
         .options = datasetSchema({}),
         .schema = datasetSchema,
         .infer = inferDataset},
        {.kind = "loss",
         .title = "Loss",
         .group = "Ends",
         .description =
             "Compares the network's outputs, one for each class, with the true classes; "
             "training makes it small.",
         .outputs = 0,
         .role = LayerRole::Target,
         .options = lossOptions(),
         .infer = inferLoss},
    };
}

}  // namespace obscura
