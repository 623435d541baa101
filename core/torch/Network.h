// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Diagnosis.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"
#include "core/runs/Records.h"
#include "core/torch/Layers.h"
#include "core/training/StepTracer.h"

#include <map>
#include <span>
#include <stop_token>

namespace obscura {

/// The experiment's graph as layers at work, from the data set's output to the loss's input.
class Network {
public:
    /// Repeated groups run as Unrolling.h says. Precondition: inspectExperiment() finds no problem
    /// with `folded` and those samples. Throws UserError when the run to start from can't be read
    /// or holds nothing for this network. Once `stop` asks for the end, building ends early, and
    /// what is there can only tell what its black boxes have spent; forward() and backward throw
    /// Stopped.
    Network(const Experiment& folded, const DatasetFacts& data, std::uint64_t seed,
            std::stop_token stop = {});

    /// The value at the loss's input for a batch `x` [B, …]; where the loss learns a direction for
    /// each class, the cosines with those [B, classes].
    /// Throws NotFinite with the block's name where a device is given what isn't finite.
    torch::Tensor forward(const torch::Tensor& x);
    /// After each step of the optimizers. Throws as forward().
    void updateBlackBoxes();
    void setTraining(bool training);
    /// Shows `tracer` what blocks answer and what gradients come back, until it is nullptr.
    void showTo(StepTracer* tracer) { m_tracer = tracer; }
    /// For a tracer.
    std::vector<StepTracer::Box> tracedBoxes() const;
    /// Lists what the network's numbers to come depend on, by the names of the blocks.
    void listState(StateFields& fields);

    struct NamedParameter {
        std::string name;  ///< "<block>.<parameter>"
        Parameter parameter;
    };
    /// What is trained.
    std::vector<NamedParameter> parameters() const;
    /// That and what layers gather by themselves: all that evaluation needs.
    std::vector<NamedParameter> state() const;
    /// Of all black boxes, in the order of computation.
    const std::vector<Inspector*>& inspectors() const { return m_inspectors; }
    /// Of that black box, or nullptr.
    Inspector* inspector(BlockRepetition which) const;
    /// The black boxes of that block, one for each repetition of its group.
    std::vector<BlackBox*> repetitionsOf(BlockId block) const;
    std::vector<BlackBoxSummary> blackBoxSummaries() const;
    /// What is probably wrong with each black box whose diagnosis is due.
    std::vector<BlockFindings> diagnose() const;

private:
    struct Node {
        BlockRepetition origin;  ///< in the experiment as it was given
        std::string name;        ///< of this repetition
        std::unique_ptr<Layer> layer;
        /// For each input port the index of the value that it reads: 0 the batch, then the outputs
        /// of all nodes in their order.
        std::vector<std::size_t> sources;
        std::vector<std::size_t> lastReads;  ///< those that no later node reads
    };
    void build(const Experiment& folded, const DatasetFacts& data, std::uint64_t seed);
    void noteLastReads();
    void startFrom(const StartWeights& earlier);
    void show(const Node& node, std::span<const torch::Tensor> outputs) const;
    static std::vector<NamedParameter> named(const Node& node, std::vector<Parameter> parameters);
    static std::vector<NamedParameter> stateOf(const Node& node);

    std::stop_token m_stop;
    at::Generator m_dropout;  ///< of all layers
    StepTracer* m_tracer = nullptr;
    BlockRepetition m_source;  ///< the data set
    std::vector<Node> m_nodes;
    std::size_t m_result = 0;  ///< index of the value that the loss reads
    std::vector<Inspector*> m_inspectors;
};

}  // namespace obscura
