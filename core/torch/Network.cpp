// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Network.h"

#include "core/blackbox/BlackBox.h"
#include "core/training/Streams.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>

namespace obscura {

namespace {

BlockId sourceOf(const Graph& graph, BlockId block) {
    for (const Edge& edge : graph.edges) {
        if (edge.to == block) {
            return edge.from;
        }
    }
    return 0;
}

}  // namespace

Network::Network(const Experiment& experiment, std::uint64_t seed) {
    const Graph& graph = experiment.graph;
    const InspectionReport report = inspectExperiment(experiment);
    LayerContext context{
        .input = {},
        .seed = seed,
        .weights = at::detail::createCPUGenerator(streamSeed(seed, Stream::InitialWeights)),
        .dropout = at::detail::createCPUGenerator(streamSeed(seed, Stream::Dropout))};
    std::map<BlockId, std::size_t> valueOf;
    for (const BlockId id : report.order) {
        const Block& block = *graph.find(id);
        if (block.kind == "dataset") {
            valueOf[id] = 0;
            continue;
        }
        const BlockId source = sourceOf(graph, id);
        if (block.kind == "loss") {
            m_result = valueOf.at(source);
            continue;
        }
        context.input = report.shapes.at(source).output;
        m_nodes.push_back({id, block.name, buildLayer(block, context), valueOf.at(source)});
        valueOf[id] = m_nodes.size();
        if (BlackBox* box = m_nodes.back().layer->blackBox()) {
            m_blackBoxes.push_back(box);
        }
    }
}

torch::Tensor Network::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> values = {x};
    values.reserve(m_nodes.size() + 1);
    for (const Node& node : m_nodes) {
        values.push_back(node.layer->forward(values[node.source]));
    }
    return values[m_result];
}

BlackBox* Network::blackBox(BlockId block) const {
    const auto node = std::ranges::find(m_nodes, block, &Node::block);
    return node == m_nodes.end() ? nullptr : node->layer->blackBox();
}

std::vector<BlockFindings> Network::diagnose() const {
    std::vector<BlockFindings> all;
    for (const Node& node : m_nodes) {
        const BlackBox* const box = node.layer->blackBox();
        if (box && box->diagnosisIsDue()) {
            Symptoms symptoms = box->symptoms();
            symptoms.scale = node.layer->scale();
            all.push_back({node.block, node.name, obscura::diagnose(symptoms)});
        }
    }
    return all;
}

void Network::setTraining(bool training) {
    for (const Node& node : m_nodes) {
        node.layer->setTraining(training);
    }
}

std::vector<Network::NamedParameter> Network::parameters() const {
    std::vector<NamedParameter> all;
    for (const Node& node : m_nodes) {
        for (Parameter& parameter : node.layer->parameters()) {
            all.push_back({node.name + "." + parameter.name, std::move(parameter)});
        }
    }
    return all;
}

}  // namespace obscura
