// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Fitting.h"

#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace obscura {

namespace {

std::string_view templateFor(const DatasetFacts& facts) {
    if (facts.target.kind == TargetKind::NextToken)
        return "king-james";
    if (isImage(facts.sample))
        return "fashion-mnist-cnn";
    return isSequence(facts.sample) ? "spoken-digits" : "two-modulators";
}

std::string lossFor(TargetKind kind) {
    switch (kind) {
        case TargetKind::Class:
            return "cross_entropy";
        case TargetKind::Classes:
            return "binary_cross_entropy";
        case TargetKind::Numbers:
            return "mean_squared_error";
        case TargetKind::NextToken:
            return "next_token";
    }
    throw std::logic_error("no such kind of target");
}

/// What gives samples the template's shape isn't wanted where they have one of their own.
void dropReshapes(Experiment& e) {
    while (const Block* const reshape = e.graph.firstOfKind("reshape"))
        removeBlock(e, reshape->id);
}

void setOutputs(Experiment& e, const DatasetFacts& facts) {
    // The block whose answer the loss compares: templates have nothing in between.
    const BlockId loss = firstWithRole(e.graph, LayerRole::Target)->id;
    for (const Edge& edge : e.graph.edges) {
        if (edge.to == loss)
            return setBlockOption(e, edge.from, "outputs", facts.target.size);
    }
}

/// The first black box whose surrogate has a rank that its matrix can't have, and the highest that
/// it can: what stands behind it is not known before that is right.
std::optional<std::pair<BlockId, Index>> excessiveRank(const Experiment& e,
                                                       const DatasetFacts& facts) {
    const InspectionReport report = inspectExperiment(e, {.data = facts});
    for (const Block& block : e.graph.blocks) {
        const Shape* const input = report.inputOf(e.graph, block.id);
        if (!input || !hasRole(block, LayerRole::Physical))
            continue;
        const BlackBoxSettings settings = blackBoxSettings(block);
        const Index most = std::min(featuresOf(*input), settings.outputs);
        if (settings.surrogate.rank > most)
            return std::pair(block.id, most);
    }
    return std::nullopt;
}

}  // namespace

Experiment withFittingNetwork(const Experiment& e, const DatasetFacts& facts) {
    Experiment fitting = templateExperiment(templateFor(facts));
    fitting.name = e.name;
    fitting.description = e.description;
    chooseData(fitting, datasetSettings(*firstWithRole(e.graph, LayerRole::Source)));
    if (facts.target.kind != TargetKind::NextToken)
        dropReshapes(fitting);
    setOutputs(fitting, facts);
    if (const Block* const embedding = fitting.graph.firstOfKind("embedding"))
        setBlockOption(fitting, embedding->id, "num_embeddings", facts.target.size);
    setBlockOption(fitting, firstWithRole(fitting.graph, LayerRole::Target)->id, "function",
                   lossFor(facts.target.kind));
    const Index batch = trainingSettings(fitting.training).batch;
    if (facts.sizes.train > 0 && facts.sizes.train < batch)
        setTrainingOption(fitting, "batch", facts.sizes.train);
    while (const auto excess = excessiveRank(fitting, facts))
        setBlockOption(fitting, excess->first, "surrogate.rank", excess->second);
    return fitting;
}

}  // namespace obscura
