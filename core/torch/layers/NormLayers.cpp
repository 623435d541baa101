// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/LayerBuilders.h"
#include "core/torch/layers/Positions.h"
#include "core/torch/layers/Weights.h"

namespace obscura {

namespace {

constexpr double kEpsilon = 1e-5;

class BatchNormLayer final : public UnaryLayer {
public:
    explicit BatchNormLayer(Index features) : m_norm(features) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        const std::int64_t axis = featureAxisOf(x);
        return m_norm(x.movedim(axis, 1)).movedim(1, axis);
    }
    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all;
        m_norm.appendTo(all);
        return all;
    }
    std::vector<Parameter> buffers() const override {
        std::vector<Parameter> all;
        m_norm.appendBuffersTo(all);
        return all;
    }
    void setTraining(bool training) override { m_norm.setTraining(training); }

private:
    BatchNorm m_norm;
};

/// Normalises the features at each position of each sample.
class LayerNormLayer final : public UnaryLayer {
public:
    explicit LayerNormLayer(Index features)
        : m_features(features),
          m_weight(trained(torch::ones({features}))),
          m_bias(trained(torch::zeros({features}))) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        return atPositions(x, [this](const torch::Tensor& rows) {
            return torch::layer_norm(rows, m_features, m_weight, m_bias, kEpsilon);
        });
    }
    std::vector<Parameter> parameters() const override {
        return {{"weight", m_weight}, {"bias", m_bias}};
    }

private:
    std::int64_t m_features;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};

/// Scales the features at each position to a root mean square of 1, then each by a trained factor.
class RmsNormLayer final : public UnaryLayer {
public:
    explicit RmsNormLayer(Index features) : m_weight(trained(torch::ones({features}))) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        return atPositions(x, [this](const torch::Tensor& rows) {
            return m_weight * rows * torch::rsqrt(rows.square().mean(-1, true) + kEpsilon);
        });
    }
    std::vector<Parameter> parameters() const override { return {{"weight", m_weight}}; }

private:
    torch::Tensor m_weight;
};

/// A layer that only needs to know how many features there are.
template <class L>
LayerBuilder byFeatures() {
    return [](const Block&, LayerContext& c) { return std::make_unique<L>(featuresOf(c.input)); };
}

}  // namespace

LayerBuilders normBuilders() {
    return {{"batchnorm", byFeatures<BatchNormLayer>()},
            {"layernorm", byFeatures<LayerNormLayer>()},
            {"rmsnorm", byFeatures<RmsNormLayer>()}};
}

}  // namespace obscura
