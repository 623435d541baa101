// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Linear.h"
#include "core/torch/layers/FunctionLayer.h"
#include "core/torch/layers/Rotary.h"
#include "core/torch/layers/Weights.h"

#include <cmath>
#include <limits>
#include <optional>

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
    std::vector<Parameter> parameters() const override {
        return {{.name = "weight", .tensor = m_weight, .isTable = true}};
    }

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

/// Scaled dot-product attention of several heads, in which step t sees the steps up to t
/// (Vaswani and others, arXiv:1706.03762). Parameters and their first values are those of
/// PyTorch's MultiheadAttention.
class CausalAttention final : public UnaryLayer {
public:
    struct Options {
        Index length = 0;
        Index features = 0;
        Index heads = 1;
        bool rotary = false;
        bool bias = true;
    };

    CausalAttention(const Options& options, at::Generator& generator)
        : m_options(options),
          m_inWeight(uniformWeights({3 * options.features, options.features},
                                    std::sqrt(6.0 / (4.0 * static_cast<double>(options.features))),
                                    generator)),
          m_outWeight(Affine({options.features, options.features}, false, generator).weight),
          m_mask(
              torch::full({options.length, options.length}, -std::numeric_limits<float>::infinity())
                  .triu(1)) {
        if (options.bias) {
            m_inBias = trained(torch::zeros({3 * options.features}));
            m_outBias = trained(torch::zeros({options.features}));
        }
        if (options.rotary) {
            m_rotary.emplace(options.length, headSize());
        }
    }

    /// Of `x` [B, length, features].
    torch::Tensor forward(const torch::Tensor& x) override {
        const std::vector<torch::Tensor> parts =
            applyLinear(x, m_inWeight, m_inBias)
                .view({x.size(0), m_options.length, 3, m_options.heads, headSize()})
                .permute({2, 0, 3, 1, 4})
                .unbind();
        const torch::Tensor answers =
            torch::matmul(weights(turned(parts[0]), turned(parts[1])), parts[2]);
        return applyLinear(answers.transpose(1, 2).reshape(x.sizes()), m_outWeight, m_outBias);
    }

    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all = {{"in_proj_weight", m_inWeight},
                                      {"out_proj.weight", m_outWeight}};
        if (m_options.bias) {
            all.push_back({"in_proj_bias", m_inBias});
            all.push_back({"out_proj.bias", m_outBias});
        }
        return all;
    }

private:
    Index headSize() const { return m_options.features / m_options.heads; }
    torch::Tensor turned(const torch::Tensor& x) const { return m_rotary ? (*m_rotary)(x) : x; }

    /// softmax(Q Kᵀ/√d) without what lies ahead, [B, heads, length, length].
    torch::Tensor weights(const torch::Tensor& q, const torch::Tensor& k) const {
        const double scale = 1 / std::sqrt(static_cast<double>(headSize()));
        return torch::softmax(torch::matmul(q * scale, k.transpose(-2, -1)) + m_mask, -1);
    }

    Options m_options;
    torch::Tensor m_inWeight;   ///< [3 features, features]: queries, keys, values
    torch::Tensor m_outWeight;  ///< [features, features]
    torch::Tensor m_inBias;     ///< undefined without bias
    torch::Tensor m_outBias;
    torch::Tensor m_mask;  ///< [length, length], −∞ above the diagonal
    std::optional<Rotary> m_rotary;
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

std::unique_ptr<Layer> buildAttention(const Block& block, LayerContext& context) {
    return std::make_unique<CausalAttention>(
        CausalAttention::Options{.length = positionsOf(context.input),
                                 .features = featuresOf(context.input),
                                 .heads = optionOf<Index>(block, "num_heads"),
                                 .rotary = optionOf<bool>(block, "rotary"),
                                 .bias = optionOf<bool>(block, "bias")},
        context.weights);
}

}  // namespace

LayerBuilders sequenceBuilders() {
    return {{"embedding", buildEmbedding},
            {"positional", buildPositional},
            {"attention", buildAttention}};
}

}  // namespace obscura
