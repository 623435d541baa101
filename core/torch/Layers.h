// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "core/network/Inspection.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>
#include "core/torch/Torch.h"

namespace obscura {

class BlackBox;
class Inspector;
class StartWeights;
class StateFields;

/// A tensor and its name within its layer.
struct Parameter {
    std::string name;
    torch::Tensor tensor;
    bool physical = false;  ///< belongs to the device's optimizer
    bool isTable = false;   ///< of rows that are looked up one by one
};

/// One block of the network at work. Batches are [B, …] with the sample's shape behind.
class Layer {
public:
    virtual ~Layer() = default;
    /// The values at all output ports, from those at all input ports.
    virtual std::vector<torch::Tensor> run(at::TensorList inputs) = 0;
    virtual std::vector<Parameter> parameters() const { return {}; }
    /// Numbers that a layer gathers by itself: for evaluation, or as what a run has learnt.
    virtual std::vector<Parameter> buffers() const { return {}; }
    /// Lists what the layer's numbers to come depend on: its parameters and buffers.
    virtual void listState(StateFields& fields);
    virtual void setTraining(bool training) { (void)training; }
    /// The hardware inside, or nullptr.
    virtual BlackBox* blackBox() { return nullptr; }
    /// Who watches it, or nullptr.
    virtual Inspector* inspector() { return nullptr; }
    /// The trained factor behind that hardware.
    virtual double scale() const { return 1; }
};

/// A layer with one input and one output.
class UnaryLayer : public Layer {
public:
    virtual torch::Tensor forward(const torch::Tensor& x) = 0;
    std::vector<torch::Tensor> run(at::TensorList inputs) final { return {forward(inputs[0])}; }
};

/// What the builders of layers share.
struct LayerContext {
    Shape input;                  ///< shape of a sample at the layer's first input
    BlockRepetition origin = {};  ///< the block of the experiment that the layer stands for
    std::uint64_t seed = 0;       ///< of the run
    at::Generator weights;        ///< initial values of digital parameters
    at::Generator dropout;
    const StartWeights* earlier = nullptr;  ///< the run from which this one starts, or nullptr
    std::stop_token stop = {};              ///< asks for the end of building and of training
};

/// Lists the values of a contiguous tensor of floats.
void addTensor(StateFields& fields, const std::string& name, const torch::Tensor& tensor);

/// Builds the layer for `block`. Throws UserError for a kind that can't be run.
std::unique_ptr<Layer> buildLayer(const Block& block, LayerContext& context);

}  // namespace obscura
