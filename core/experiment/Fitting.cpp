// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Fitting.h"

#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"

#include <algorithm>
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

/// No rank is above what the matrix has.
void limitRanks(Experiment& e, const DatasetFacts& facts) {
    const InspectionReport report = inspectExperiment(e, {.data = facts});
    for (const Block& block : Graph(e.graph).blocks) {
        const Shape* const input = report.inputOf(e.graph, block.id);
        if (!input || !hasRole(block, LayerRole::Physical))
            continue;
        const BlackBoxSettings settings = blackBoxSettings(block);
        const Index most = std::min(featuresOf(*input), settings.outputs);
        if (settings.surrogate.rank > most)
            setBlockOption(e, block.id, "surrogate.rank", most);
    }
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
    limitRanks(fitting, facts);
    return fitting;
}

}  // namespace obscura
