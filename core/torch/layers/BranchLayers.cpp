// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/LayerBuilders.h"
#include "core/torch/layers/Positions.h"

namespace obscura {

namespace {

class AddLayer final : public Layer {
public:
    std::vector<torch::Tensor> run(at::TensorList inputs) override {
        return {inputs[0] + inputs[1]};
    }
};

class ConcatenateLayer final : public Layer {
public:
    std::vector<torch::Tensor> run(at::TensorList inputs) override {
        return {torch::cat(inputs, featureAxisOf(inputs[0]))};
    }
};

/// The first features by one output, the rest by the other.
class SplitLayer final : public Layer {
public:
    explicit SplitLayer(Index first) : m_first(first) {}

    std::vector<torch::Tensor> run(at::TensorList inputs) override {
        const std::int64_t axis = featureAxisOf(inputs[0]);
        const std::int64_t rest = inputs[0].size(axis) - m_first;
        return {inputs[0].narrow(axis, 0, m_first), inputs[0].narrow(axis, m_first, rest)};
    }

private:
    std::int64_t m_first;
};

}  // namespace

LayerBuilders branchBuilders() {
    return {
        {"add", [](const Block&, LayerContext&) { return std::make_unique<AddLayer>(); }},
        {"concatenate",
         [](const Block&, LayerContext&) { return std::make_unique<ConcatenateLayer>(); }},
        {"split",
         [](const Block& b, LayerContext&) {
             return std::make_unique<SplitLayer>(optionOf<Index>(b, "first"));
         }},
    };
}

}  // namespace obscura
