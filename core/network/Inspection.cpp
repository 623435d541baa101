// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Inspection.h"
#include "core/network/GroupBorders.h"

#include "core/base/Messages.h"
#include "core/base/OptionError.h"
#include "core/data/DatasetRegistry.h"
#include "core/graph/ById.h"
#include "core/graph/Digraph.h"
#include "core/network/GroupInspection.h"
#include "core/network/LossCatalogue.h"
#include "core/settings/Settings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

namespace obscura {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// One look at one experiment. Blocks are spoken of by their place in the list; edges that lead
/// nowhere are reported and then left out.
class Inspector {
public:
    Inspector(const Graph& graph, const Options& training, const KnownFiles& files)
        : m_graph(graph),
          m_training(training),
          m_files(files),
          m_groups(graph.groups),
          m_nodes(graph.blocks.size()),
          m_links(graph.blocks.size()) {}

    InspectionReport run() {
        checkBlocks();
        checkEnds();
        checkTraining();
        findFacts();
        readEdges();
        sort();
        checkConnections();
        inferShapes();
        checkFiles();
        checkStart();
        checkGroups();
        checkWhole();
        return std::move(m_report);
    }

private:
    struct Node {
        const LayerInfo* info = nullptr;  ///< nullptr: unknown kind
        bool optionsFit = true;
        std::vector<std::size_t> sources;  ///< by input port; kNone: not connected
        std::vector<int> sourcePorts;      ///< by input port: the output port of its source
        std::vector<bool> outputUsed;
        bool looped = false;  ///< in a loop or behind one
        const LayerShape* shape = nullptr;
    };

    const Block& block(std::size_t i) const { return m_graph.blocks[i]; }

    void report(std::size_t i, std::string option, std::string message) {
        m_report.problems.push_back({block(i).id, std::move(option), std::move(message)});
    }

    void checkBlocks() {
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (!m_place.emplace(block(i).id, i).second)
                report(i, {}, "two blocks have the id " + std::to_string(block(i).id));
            if (const std::string problem = nameProblem(block(i).name); !problem.empty())
                report(i, {}, problem);
            if (!names.insert(block(i).name).second)
                report(i, {}, "two blocks have this name");
            checkKind(i);
            checkMembership(i);
        }
    }

    void checkMembership(std::size_t i) {
        if (block(i).group == 0)
            return;
        const Group* group = m_groups.find(block(i).group);
        if (!group)
            report(i, {}, "there is no group with id " + std::to_string(block(i).group));
        else if (m_nodes[i].info && m_nodes[i].info->isEnd())
            report(i, {}, "a block of kind " + block(i).kind + " can't be part of a group");
    }

    void checkKind(std::size_t i) {
        try {
            m_nodes[i].info = &layerInfo(block(i).kind);
        } catch (const UserError& error) {
            return report(i, {}, error.what());
        }
        m_nodes[i].sources.assign(m_nodes[i].info->inputs, kNone);
        m_nodes[i].sourcePorts.assign(m_nodes[i].info->inputs, 0);
        m_nodes[i].outputUsed.assign(m_nodes[i].info->outputs, false);
        const std::size_t before = m_report.problems.size();
        checkOptionList(block(i).id, blockSchema(block(i)), block(i).options);
        m_nodes[i].optionsFit = m_report.problems.size() == before;
    }

    void checkOptionList(BlockId id, const std::vector<OptionInfo>& schema,
                         const Options& options) {
        for (const auto& [name, value] : options) {
            const OptionInfo* info = findOption(schema, name);
            if (!info) {
                m_report.problems.push_back({id, name, "there is no option " + inQuotes(name)});
                continue;
            }
            try {
                checkedOption(*info, value);
            } catch (const UserError& error) {
                m_report.problems.push_back({id, name, error.what()});
            }
        }
    }

    void checkEnds() {
        checkEnd(LayerRole::Source, "data set", m_dataset);
        checkEnd(LayerRole::Target, "loss", m_loss);
    }

    void checkEnd(LayerRole role, const std::string& title, std::size_t& place) {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (!m_nodes[i].info || m_nodes[i].info->role != role)
                continue;
            if (place == kNone)
                place = i;
            else
                report(i, {}, "there is a second " + title + ", expected one");
        }
        if (place == kNone)
            m_report.problems.push_back({0, {}, "the network has no " + title + ", expected one"});
    }

    void checkTraining() {
        const std::size_t before = m_report.problems.size();
        checkOptionList(0, trainingSchema(), m_training);
        m_trainingFits = m_report.problems.size() == before;
        if (!m_trainingFits)
            return;
        const auto normalises = std::find_if(m_nodes.begin(), m_nodes.end(), [](const Node& node) {
            return node.info && node.info->normalisesBatch;
        });
        if (normalises != m_nodes.end() && trainingSettings(m_training).batch < 2)
            m_report.problems.push_back({0, "batch",
                                         "batch is 1, expected at least 2, because the batch norm "
                                         "of " +
                                             inQuotes(block(normalises - m_nodes.begin()).name) +
                                             " needs a spread"});
    }

    void readEdges() {
        for (const Edge& edge : m_graph.edges) {
            const auto from = m_place.find(edge.from);
            const auto to = m_place.find(edge.to);
            if (from == m_place.end() || to == m_place.end()) {
                const bool lost = to == m_place.end();
                m_report.problems.push_back({from != m_place.end() ? edge.from
                                             : lost                ? 0
                                                                   : edge.to,
                                             {},
                                             "a connection leads to a block that isn't there"});
                continue;
            }
            Node& source = m_nodes[from->second];
            Node& target = m_nodes[to->second];
            if (!source.info || !target.info)
                continue;
            if (!isPort(edge.fromPort, source.outputUsed.size())) {
                report(from->second, {}, "there is no output " + std::to_string(edge.fromPort));
            } else if (!isPort(edge.toPort, target.sources.size())) {
                report(to->second, {}, "there is no input " + std::to_string(edge.toPort));
            } else if (target.sources[edge.toPort] != kNone) {
                report(to->second, {}, "the input has more than one connection");
            } else {
                target.sources[edge.toPort] = from->second;
                target.sourcePorts[edge.toPort] = edge.fromPort;
                m_links.connect(from->second, to->second);
                source.outputUsed[edge.fromPort] = true;
            }
        }
    }

    static bool isPort(int port, std::size_t count) {
        return port >= 0 && static_cast<std::size_t>(port) < count;
    }

    void sort() {
        m_order = m_links.order();
        for (const std::size_t i : m_order)
            m_report.order.push_back(block(i).id);
        if (m_order.size() == m_nodes.size())
            return;
        for (Node& node : m_nodes)
            node.looped = true;
        for (const std::size_t i : m_order)
            m_nodes[i].looped = false;
        reportLoop();
    }

    /// Every block left over has a source left over, so walking back must come round.
    void reportLoop() {
        std::size_t at = 0;
        while (!m_nodes[at].looped)
            ++at;
        std::vector<std::size_t> path;
        std::vector<bool> seen(m_nodes.size(), false);
        while (!seen[at]) {
            seen[at] = true;
            path.push_back(at);
            for (const std::size_t source : m_nodes[path.back()].sources) {
                if (source != kNone && m_nodes[source].looped)
                    at = source;
            }
        }
        constexpr int kMostNames = 12;
        std::string loop = block(at).name;
        int names = 1;
        for (auto i = path.rbegin(); i != path.rend(); ++i, ++names) {
            if (names < kMostNames || *i == at)
                loop += " → " + block(*i).name;
            else if (names == kMostNames)
                loop += " → …";
            if (*i == at)
                break;
        }
        report(at, {}, "the connections close a loop: " + loop);
    }

    /// The first of `ports` that is `open`.
    template <class T>
    void reportOpen(std::size_t i, const std::string& what, const std::vector<T>& ports, T open) {
        const auto at = std::find(ports.begin(), ports.end(), open) - ports.begin();
        report(i, {},
               (ports.size() == 1 ? "the " + what : what + " " + std::to_string(at + 1)) +
                   " is not connected");
    }

    void checkConnections() {
        const bool complete = m_dataset != kNone && m_loss != kNone;
        std::vector<bool> fromData, toLoss;
        if (complete) {
            fromData = m_links.reachedFrom(m_dataset);
            toLoss = m_links.leadingTo(m_loss);
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const Node& node = m_nodes[i];
            if (!node.info || node.looped)
                continue;
            const bool fed = std::count(node.sources.begin(), node.sources.end(), kNone) == 0;
            const bool used = std::find(node.outputUsed.begin(), node.outputUsed.end(), false) ==
                              node.outputUsed.end();
            if (!fed)
                reportOpen(i, "input", node.sources, kNone);
            if (!used)
                reportOpen(i, "output", node.outputUsed, false);
            if (fed && used && complete && !(fromData[i] && toLoss[i]))
                report(i, {}, "the block is not on the way from the data set to the loss");
        }
    }

    void inferShapes() {
        std::vector<Shape> inputs;
        for (const std::size_t i : m_order) {
            Node& node = m_nodes[i];
            if (!node.info || !node.optionsFit)
                continue;
            inputs.clear();
            for (std::size_t port = 0; port < node.sources.size(); ++port) {
                if (const Shape* shape = shapeAt(node, port))
                    inputs.push_back(*shape);
            }
            if (inputs.size() == node.sources.size())
                inferShape(i, inputs);
        }
    }

    /// The shape at an input port; nullptr while it isn't known.
    const Shape* shapeAt(const Node& node, std::size_t port) const {
        const std::size_t source = node.sources[port];
        return source != kNone && m_nodes[source].shape
                   ? &m_nodes[source].shape->outputs.at(node.sourcePorts[port])
                   : nullptr;
    }

    void inferShape(std::size_t i, const std::vector<Shape>& inputs) {
        try {
            if (i == m_dataset && !m_facts && !dataProblem().empty())
                return;  // told by checkFiles()
            LayerShape shape = i == m_dataset && m_facts ? LayerShape{.outputs = {m_facts->sample}}
                                                         : m_nodes[i].info->infer(block(i), inputs);
            if (i == m_loss && m_facts)
                shape.parameters = lossParameters(lossInfo(lossSettings(block(i)).function),
                                                  inputs[0], m_facts->target);
            const Group* const group = m_groups.find(block(i).group);
            m_whole.addCounts(shape, group ? group->repeat : 1);
            m_nodes[i].shape = &(m_report.shapes[block(i).id] = std::move(shape));
        } catch (const OptionError& error) {
            report(i, error.option(), error.what());
        } catch (const UserError& error) {
            report(i, {}, error.what());
        }
    }

    /// What is known of the samples.
    void findFacts() {
        if (m_dataset == kNone || !m_nodes[m_dataset].optionsFit)
            return;
        m_data = datasetSettings(block(m_dataset));
        m_facts = m_files.data ? m_files.data : knownFacts(m_data);
    }

    void checkFiles() {
        if (m_dataset == kNone || !m_nodes[m_dataset].optionsFit)
            return;
        if (const std::string problem = dataProblem(); !problem.empty()) {
            report(m_dataset, placeOption(m_data), problem);
            m_report.problems.back().isOfData = m_facts.has_value();  // else no shape is known
        }
        checkBatch();
    }

    std::string dataProblem() const {
        return m_files.isDataPending && !m_files.data ? "its files are being looked at"
                                                      : m_files.dataProblem;
    }

    void checkBatch() {
        if (!m_trainingFits || !m_files.data || m_files.data->sizes.train == 0)
            return;
        const TrainingSettings training = trainingSettings(m_training);
        const Index needed = training.batch * training.optimizer.accumulate;
        const Index samples = m_files.data->sizes.train;
        if (needed > samples)
            m_report.problems.push_back({0, "batch",
                                         "a step takes " + std::to_string(needed) +
                                             " samples, but the training set has only " +
                                             std::to_string(samples),
                                         0, true});
    }

    /// What a run would start from, if another run is named.
    void checkStart() {
        if (!m_trainingFits)
            return;
        if (!m_files.startProblem.empty()) {
            m_report.problems.push_back({0, "start_from", m_files.startProblem});
            return;
        }
        const bool starts = !trainingSettings(m_training).startFrom.empty();
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (m_nodes[i].shape && m_nodes[i].info->isPhysical())
                checkStartLayer(i, starts);
        }
    }

    void checkStartLayer(std::size_t i, bool starts) {
        const std::string layer = blackBoxSettings(block(i)).startLayer;
        if (layer.empty())
            return;
        if (!starts)
            return report(i, "start_layer",
                          "start_layer is " + inQuotes(layer) +
                              ", but training.start_from is empty, expected the folder of a run");
        if (!m_files.start)
            return;
        // Where this one fits, every repetition has one that does.
        try {
            m_files.start->layerWeight(layer, featuresOf(*shapeAt(m_nodes[i], 0)),
                                       featuresOf(m_nodes[i].shape->outputs[0]));
        } catch (const OptionError& error) {
            report(i, error.option(), error.what());
        }
    }

    void checkGroups() {
        const bool areKindsKnown =
            std::all_of(m_nodes.begin(), m_nodes.end(), [](const Node& node) { return node.info; });
        if (!areKindsKnown)
            return;
        const GroupBorders borders(m_graph);
        for (const Group& group : m_graph.groups)
            inspectGroup(m_graph, group, borders, m_report);
    }

    void checkWhole() {
        m_report.parameters = m_whole.parameters;
        m_report.physicalParameters = m_whole.physicalParameters;
        const auto physical = static_cast<double>(m_whole.physicalMultiplications);
        if (const double all = static_cast<double>(m_whole.multiplications) + physical; all > 0)
            m_report.physicalShare = physical / all;
        if (m_report.isNetworkSound() && m_report.parameters + m_report.physicalParameters == 0)
            m_report.problems.push_back({0, {}, "no block has anything to train"});
    }

    const Graph& m_graph;
    const Options& m_training;
    const KnownFiles& m_files;
    const ById<Group> m_groups;
    std::vector<Node> m_nodes;
    Digraph m_links;
    std::unordered_map<BlockId, std::size_t> m_place;
    bool m_trainingFits = false;
    DatasetSettings m_data;
    std::optional<DatasetFacts> m_facts;
    std::size_t m_dataset = kNone;
    std::size_t m_loss = kNone;
    std::vector<std::size_t> m_order;
    LayerShape m_whole;  ///< the counts of all blocks
    InspectionReport m_report;
};

}  // namespace

InspectionReport inspectNetwork(const Graph& graph, const Options& training,
                                const KnownFiles& files) {
    return Inspector(graph, training, files).run();
}

bool InspectionReport::isNetworkSound() const {
    return std::ranges::all_of(problems, &Problem::isOfData);
}

const Shape* InspectionReport::inputOf(const Graph& graph, BlockId block) const {
    for (const Edge& edge : graph.edges) {
        if (edge.to == block && shapes.contains(edge.from))
            return &outputOf(edge);
    }
    return nullptr;
}

const Shape& InspectionReport::outputOf(const Edge& edge) const {
    return shapes.at(edge.from).outputs.at(static_cast<std::size_t>(edge.fromPort));
}

std::string subjectOf(const Graph& graph, const Problem& problem) {
    if (const Block* block = graph.find(problem.block))
        return block->name;
    if (const Group* group = graph.findGroup(problem.group))
        return group->name;
    return problem.option.empty() ? "" : "training";
}

std::string describe(const Graph& graph, const Problem& problem) {
    const std::string subject = subjectOf(graph, problem);
    return subject.empty() ? problem.message : subject + ": " + problem.message;
}

std::string InspectionReport::message(const Graph& graph) const {
    constexpr std::size_t kMost = 50;
    std::string text;
    for (const Problem& problem : std::span(problems).first(std::min(problems.size(), kMost))) {
        if (!text.empty())
            text += '\n';
        text += describe(graph, problem);
    }
    if (problems.size() > kMost)
        text += "\n… and " + std::to_string(problems.size() - kMost) + " more";
    return text;
}

std::unordered_map<BlockId, std::vector<Edge>> sourcesOf(const Graph& graph) {
    std::unordered_map<BlockId, std::vector<Edge>> sources;
    for (const Block& block : graph.blocks)
        sources[block.id].resize(static_cast<std::size_t>(layerInfo(block.kind).inputs));
    for (const Edge& edge : graph.edges)
        sources.at(edge.to).at(static_cast<std::size_t>(edge.toPort)) = edge;
    return sources;
}

}  // namespace obscura
