// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Network.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"

#include "core/base/Streams.h"
#include "core/blackbox/Inspector.h"
#include "core/experiment/Unrolling.h"
#include "core/graph/ById.h"
#include "core/settings/Settings.h"
#include "core/torch/Losses.h"
#include "core/torch/Mapped.h"
#include "core/weights/StartWeights.h"
#include "devices/Error.h"
#include "devices/NotFinite.h"
#include "devices/State.h"
#include "devices/Stop.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <set>

namespace obscura {

namespace {

/// Calls action(), and says which block was given numbers that aren't finite.
template <class Action>
void namingBlock(const std::string& name, const Action& action) {
    try {
        action();
    } catch (const NotFinite& e) {
        throw NotFinite(name + ": " + e.what());
    }
}

/// Samples as rows of features; of a sequence each position is one.
torch::Tensor rowsOf(const torch::Tensor& values) {
    const torch::Tensor dense = values.detach().contiguous();
    return dense.dim() == 3 ? dense.reshape({-1, dense.size(2)})
                            : dense.reshape({dense.size(0), -1});
}

}  // namespace

Network::Network(const Experiment& folded, const DatasetFacts& data, std::uint64_t seed,
                 std::stop_token stop)
    : m_stop(std::move(stop)),
      m_dropout(at::detail::createCPUGenerator(streamSeed(seed, Stream::Dropout))) {
    try {
        build(folded, data, seed);
    } catch (const Stopped&) {
        // The devices of the black boxes built so far have been queried, and that is to be told.
    }
}

void Network::build(const Experiment& folded, const DatasetFacts& data, std::uint64_t seed) {
    const Unrolled unrolling = unrolled(folded);
    const Experiment& experiment = unrolling.experiment;
    const Graph& graph = experiment.graph;
    const std::string from = trainingSettings(experiment.training).startFrom;
    const auto earlier = from.empty() ? std::nullopt : std::optional(StartWeights::read(from));
    const InspectionReport report = inspectExperiment(experiment, {.data = data});
    LayerContext context{
        .input = {},
        .origin = {},
        .seed = seed,
        .weights = at::detail::createCPUGenerator(streamSeed(seed, Stream::InitialWeights)),
        .dropout = m_dropout,
        .earlier = earlier ? &*earlier : nullptr,
        .stop = m_stop};
    // The first value of each block; its further outputs stand behind.
    std::map<BlockId, std::size_t> valueOf;
    std::size_t values = 1;
    const ById blocks(graph.blocks);
    const auto edgesTo = sourcesOf(graph);
    for (const BlockId id : report.order) {
        checkStop(m_stop);
        const Block& block = *blocks.find(id);
        if (hasRole(block, LayerRole::Source)) {
            valueOf[id] = 0;
            m_source = unrolling.originalOf(id);
            continue;
        }
        const std::vector<Edge>& edges = edgesTo.at(id);
        std::vector<std::size_t> sources;
        sources.reserve(edges.size());
        for (const Edge& edge : edges) {
            sources.push_back(valueOf.at(edge.from) + static_cast<std::size_t>(edge.fromPort));
        }
        const bool isTarget = hasRole(block, LayerRole::Target);
        if (isTarget && !lossInfo(lossSettings(block).function).learnsClasses) {
            m_result = sources.front();
            continue;
        }
        context.input = report.outputOf(edges.front());
        context.origin = unrolling.originalOf(id);
        auto layer =
            isTarget ? classDirections(featuresOf(context.input), data.target.size, context.weights)
                     : buildLayer(block, context);
        m_nodes.push_back({context.origin, block.name, std::move(layer), std::move(sources), {}});
        if (isTarget) {
            m_result = values++;
            continue;
        }
        valueOf[id] = values;
        values += report.shapes.at(id).outputs.size();
        if (Inspector* inspector = m_nodes.back().layer->inspector()) {
            m_inspectors.push_back(inspector);
        }
    }
    noteLastReads();
    checkStop(m_stop);
    if (earlier) {
        startFrom(*earlier);
    }
}

void Network::noteLastReads() {
    std::set<std::size_t> read = {m_result};
    for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node) {
        std::ranges::copy_if(node->sources, std::back_inserter(node->lastReads),
                             [&](std::size_t source) { return read.insert(source).second; });
    }
}

void Network::startFrom(const StartWeights& earlier) {
    const torch::NoGradGuard noGrad;
    bool isOfUse = false;
    for (const Node& node : m_nodes) {
        const BlackBox* const box = node.layer->blackBox();
        isOfUse = isOfUse || (box && !box->settings().startLayer.empty());
        // A black box has seen to itself: its device had to be measured as it begins.
        for (const NamedParameter& named :
             box ? Network::named(node, node.layer->parameters()) : stateOf(node)) {
            torch::Tensor tensor = named.parameter.tensor;
            const NamedTensor* const found = earlier.find(named.name, tensor.sizes().vec());
            isOfUse = isOfUse || found;
            if (found && !box) {
                tensor.copy_(torch::tensor(found->values).view(found->shape));
            }
        }
    }
    if (!isOfUse) {
        throw UserError(
            "training.start_from: found no weights for this network, expected some of the same "
            "names and shapes; that run has " +
            earlier.contents());
    }
}

torch::Tensor Network::forward(const torch::Tensor& x) {
    std::vector<torch::Tensor> values = {x};
    if (m_tracer && m_tracer->follows()) {
        const torch::Tensor rows = rowsOf(x);
        m_tracer->began(m_source, mapped(rows));
    }
    for (const Node& node : m_nodes) {
        checkStop(m_stop);
        const std::size_t outputs = values.size();
        std::vector<torch::Tensor> inputs;
        for (const std::size_t source : node.sources) {
            inputs.push_back(values[source]);
        }
        namingBlock(node.name, [&] {
            std::ranges::move(node.layer->run(inputs), std::back_inserter(values));
        });
        if (m_tracer && m_tracer->follows()) {
            show(node, std::span(values).subspan(outputs));
        }
        // Evaluation needs no more; what training needs, autograd keeps.
        for (const std::size_t source : node.lastReads) {
            values[source].reset();
        }
    }
    return values[m_result];
}

void Network::show(const Node& node, std::span<const torch::Tensor> outputs) const {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const int port = static_cast<int>(i);
        const torch::Tensor rows = rowsOf(outputs[i]);
        m_tracer->passed(node.origin, port, mapped(rows));
        if (outputs[i].requires_grad()) {
            outputs[i].register_hook(
                [tracer = m_tracer, block = node.origin, port](const torch::Tensor& gradient) {
                    if (tracer->follows()) {
                        const torch::Tensor g = rowsOf(gradient);
                        tracer->returned(block, port, mapped(g));
                    }
                });
        }
    }
}

std::vector<StepTracer::Box> Network::tracedBoxes() const {
    std::vector<StepTracer::Box> boxes;
    for (const Node& node : m_nodes) {
        if (BlackBox* const box = node.layer->blackBox()) {
            boxes.push_back({node.origin, node.name, box});
        }
    }
    return boxes;
}

void Network::updateBlackBoxes() {
    for (const Node& node : m_nodes) {
        if (BlackBox* const box = node.layer->blackBox()) {
            namingBlock(node.name, [&] { box->update(); });
        }
    }
}

Inspector* Network::inspector(BlockRepetition which) const {
    const auto node = std::ranges::find(m_nodes, which, &Node::origin);
    return node == m_nodes.end() ? nullptr : node->layer->inspector();
}

std::vector<BlackBox*> Network::repetitionsOf(BlockId block) const {
    std::vector<BlackBox*> boxes;
    for (const Node& node : m_nodes) {
        if (BlackBox* const box = node.layer->blackBox(); box && node.origin.block == block) {
            boxes.push_back(box);
        }
    }
    return boxes;
}

std::vector<BlackBoxSummary> Network::blackBoxSummaries() const {
    std::vector<BlackBoxSummary> all;
    for (const Node& node : m_nodes) {
        if (Inspector* const inspector = node.layer->inspector()) {
            all.push_back({.block = node.origin.block,
                           .name = node.name,
                           .ledger = inspector->box().ledger(),
                           .clipped = inspector->box().device().clipped(),
                           .surrogateError = inspector->surrogateError()});
        }
    }
    return all;
}

std::vector<BlockFindings> Network::diagnose() const {
    std::vector<BlockFindings> all;
    for (const Node& node : m_nodes) {
        const Inspector* const inspector = node.layer->inspector();
        if (inspector && inspector->diagnosisIsDue()) {
            Symptoms symptoms = inspector->symptoms();
            symptoms.scale = node.layer->scale();
            all.push_back({node.origin.block, node.name, obscura::diagnose(symptoms)});
        }
    }
    return all;
}

void Network::setTraining(bool training) {
    for (const Node& node : m_nodes) {
        node.layer->setTraining(training);
    }
}

void Network::listState(StateFields& fields) {
    for (const Node& node : m_nodes) {
        fields.addPart(node.name, *node.layer);
    }
    const auto bytes = [this] {
        const torch::Tensor state = m_dropout.get_state();
        const std::uint8_t* const first = state.data_ptr<std::uint8_t>();
        return std::vector<std::uint8_t>(first, first + state.numel());
    };
    const auto size = static_cast<std::int64_t>(bytes().size());
    fields.addBytes("dropout_generator", {size}, bytes,
                    [this](const std::vector<std::uint8_t>& found) {
                        m_dropout.set_state(torch::tensor(found, torch::kByte));
                    });
}

std::vector<Network::NamedParameter> Network::named(const Node& node,
                                                    std::vector<Parameter> parameters) {
    std::vector<NamedParameter> all;
    all.reserve(parameters.size());
    for (Parameter& parameter : parameters) {
        all.push_back({node.name + "." + parameter.name, std::move(parameter)});
    }
    return all;
}

std::vector<Network::NamedParameter> Network::parameters() const {
    std::vector<NamedParameter> all;
    for (const Node& node : m_nodes) {
        std::ranges::move(named(node, node.layer->parameters()), std::back_inserter(all));
    }
    return all;
}

std::vector<Network::NamedParameter> Network::state() const {
    std::vector<NamedParameter> all;
    for (const Node& node : m_nodes) {
        std::ranges::move(stateOf(node), std::back_inserter(all));
    }
    return all;
}

std::vector<Network::NamedParameter> Network::stateOf(const Node& node) {
    std::vector<Parameter> all = node.layer->parameters();
    std::ranges::move(node.layer->buffers(), std::back_inserter(all));
    return named(node, std::move(all));
}

}  // namespace obscura
