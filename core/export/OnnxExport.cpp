// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxExport.h"

#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/experiment/Unrolling.h"
#include "core/export/OnnxLayers.h"
#include "core/graph/ById.h"
#include "devices/Error.h"

namespace obscura {

namespace {

/// Walks a network from the data set to the loss.
class OnnxBuilder {
public:
    /// `e` is without repeated groups. All must outlive it.
    OnnxBuilder(const Experiment& e, const KnownFiles& files, const LearnedWeights& weights)
        : m_e(e),
          m_report(inspectExperiment(e, files)),
          m_sources(sourcesOf(e.graph)),
          m_weights(weights) {}

    std::string build() {
        const ById blocks(m_e.graph.blocks);
        for (const BlockId id : m_report.order)
            add(*blocks.find(id));
        return m_graph.model(m_answer, m_answerShape, m_e.name, m_e.description);
    }

private:
    void add(const Block& block) {
        m_graph.begin(block.name);
        if (hasRole(block, LayerRole::Source)) {
            m_values[block.id] = {m_graph.input(m_report.shapes.at(block.id).outputs[0])};
            return;
        }
        const std::vector<Edge>& sources = m_sources.at(block.id);
        OnnxGraph::Values inputs;
        for (const Edge& edge : sources)
            inputs.push_back(m_values.at(edge.from).at(static_cast<std::size_t>(edge.fromPort)));
        const Shape& input = m_report.outputOf(sources.front());
        if (hasRole(block, LayerRole::Target)) {
            m_answer = inputs.front();
            m_answerShape = input;
            return;
        }
        m_values[block.id] = writeOnnx({.block = block,
                                        .shape = m_report.shapes.at(block.id),
                                        .input = input,
                                        .inputs = inputs,
                                        .weights = m_weights,
                                        .graph = m_graph});
    }

    const Experiment& m_e;
    const InspectionReport m_report;
    const std::unordered_map<BlockId, std::vector<Edge>> m_sources;
    const LearnedWeights& m_weights;
    OnnxGraph m_graph;
    std::map<BlockId, OnnxGraph::Values> m_values;  ///< by output port
    OnnxGraph::Value m_answer;
    Shape m_answerShape;
};

}  // namespace

std::string onnxModel(const Experiment& e, const KnownFiles& files,
                      const std::vector<NamedTensor>& weights) {
    const InspectionReport report = inspectExperiment(e, files);
    if (!report.isNetworkSound())
        throw UserError("the network can't be exported before it can run:\n" +
                        report.message(e.graph));
    const std::vector<RecordedBox> boxes = recordedBoxes(e, files, weights);
    return OnnxBuilder(unrolled(e).experiment, files, LearnedWeights(weights, boxes)).build();
}

void exportOnnx(const std::filesystem::path& run, const std::filesystem::path& file) {
    const Experiment e = lastExperiment(run);
    writeFileAtomically(file, onnxModel(e, FileSurvey().of(e), keptWeights(run)));
}

}  // namespace obscura
