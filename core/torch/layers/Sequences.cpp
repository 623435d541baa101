// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/FunctionLayer.h"
#include "core/torch/layers/Rotary.h"
#include "core/torch/layers/Weights.h"

namespace obscura {

namespace {

/// A vector for each word, which is a value rounded and clipped to the vocabulary.
class EmbeddingLayer final : public UnaryLayer {
public:
    EmbeddingLayer(Index words, Index features, at::Generator& generator)
        : m_weight(normalWeights({words, features}, 1, generator)) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        // What is no number is told by the loss, not by a word that isn't there.
        const torch::Tensor numbers = x.detach().nan_to_num(0).round();
        return torch::embedding(m_weight, numbers.clamp(0, m_weight.size(0) - 1).to(torch::kLong));
    }
    std::vector<Parameter> parameters() const override { return {{"weight", m_weight}}; }

private:
    torch::Tensor m_weight;  ///< [words, features]
};

/// Adds a trained vector to each step.
class LearnedPositions final : public UnaryLayer {
public:
    LearnedPositions(Index length, Index features, at::Generator& generator)
        : m_weight(normalWeights({length, features}, kDeviation, generator)) {}

    torch::Tensor forward(const torch::Tensor& x) override { return x + m_weight; }
    std::vector<Parameter> parameters() const override { return {{"weight", m_weight}}; }

private:
    static constexpr double kDeviation = 0.02;
    torch::Tensor m_weight;  ///< [length, features]
};

std::unique_ptr<Layer> buildEmbedding(const Block& block, LayerContext& context) {
    return std::make_unique<EmbeddingLayer>(optionOf<Index>(block, "num_embeddings"),
                                            optionOf<Index>(block, "embedding_dim"),
                                            context.weights);
}

std::unique_ptr<Layer> buildPositional(const Block& block, LayerContext& context) {
    const Index length = positionsOf(context.input);
    const Index features = featuresOf(context.input);
    const auto encoding = optionOf<std::string>(block, "encoding");
    if (encoding == "learned") {
        return std::make_unique<LearnedPositions>(length, features, context.weights);
    }
    if (encoding == "rotary") {
        return std::make_unique<FunctionLayer>(Rotary(length, features));
    }
    const torch::Tensor angles = positionAngles(length, features);
    const torch::Tensor table = torch::stack({angles.sin(), angles.cos()}, -1).flatten(-2);
    return std::make_unique<FunctionLayer>([table](const torch::Tensor& x) { return x + table; });
}

}  // namespace

LayerBuilders sequenceBuilders() {
    return {{"embedding", buildEmbedding}, {"positional", buildPositional}};
}

}  // namespace obscura
