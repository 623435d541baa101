// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/CostEstimate.h"

#include "core/blackbox/QueryCount.h"
#include "core/data/DatasetRegistry.h"

#include <algorithm>

namespace obscura {

namespace {

/// Whole batches in the training set; nothing where its size is not known.
std::optional<std::int64_t> stepsPerEpoch(const Experiment& e, const KnownFiles& files,
                                          Index batch) {
    const Block* const dataset = firstWithRole(e.graph, LayerRole::Source);
    if (!dataset) {
        return std::nullopt;
    }
    const std::optional<DatasetFacts> facts =
        files.data ? files.data : knownFacts(datasetSettings(*dataset));
    const Index samples = facts ? facts->sizes.train : 0;
    return samples >= batch ? std::optional(samples / batch) : std::nullopt;
}

bool isAtFault(const InspectionReport& report, BlockId id) {
    return std::any_of(report.problems.begin(), report.problems.end(),
                       [id](const Problem& p) { return p.block == id || p.block == 0; });
}

}  // namespace

std::optional<CostEstimate> estimateCost(const Experiment& e, const InspectionReport& report,
                                         BlockId id, const KnownFiles& files) {
    const Block* const block = e.graph.find(id);
    const Shape* const input = report.inputOf(e.graph, id);
    if (!block || !hasRole(*block, LayerRole::Physical) || !report.shapes.contains(id) || !input ||
        isAtFault(report, id)) {
        return std::nullopt;
    }
    const BlackBoxSettings settings = blackBoxSettings(*block);
    const Index batch = trainingSettings(e.training).batch;
    const std::optional<std::int64_t> epoch = stepsPerEpoch(e, files, batch);
    const std::int64_t steps = epoch.value_or(1);
    const DeviceTraits device =
        traitsOf(settings, featuresOf(*input), report.shapes.at(id).physicalParameters);
    const Index rows = batch * positionsOf(*input);
    Usage usage = predictCost(settings, device, rows, steps).total();
    usage *= e.graph.repetitionsOf(*block);
    return CostEstimate{.steps = steps, .isEpoch = epoch.has_value(), .usage = usage};
}

}  // namespace obscura
