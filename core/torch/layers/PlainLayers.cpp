// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Linear.h"
#include "core/torch/Quantize.h"
#include "core/torch/layers/FunctionLayer.h"
#include "core/torch/layers/Positions.h"
#include "core/torch/layers/Weights.h"

namespace obscura {

namespace {

/// y = x Wᵀ + b at each position.
class LinearLayer final : public UnaryLayer {
public:
    LinearLayer(Index inputs, const Block& block, at::Generator& generator)
        : m_map({optionOf<Index>(block, "outputs"), inputs}, optionOf<bool>(block, "bias"),
                generator),
          m_trainable(optionOf<bool>(block, "trainable")) {
        if (!m_trainable) {
            for (const Parameter& fixed : all()) {
                fixed.tensor.requires_grad_(false);
            }
        }
    }

    torch::Tensor forward(const torch::Tensor& x) override {
        return atPositions(x, [this](const torch::Tensor& rows) {
            return applyLinear(rows, m_map.weight, m_map.bias);
        });
    }

    std::vector<Parameter> parameters() const override {
        return m_trainable ? all() : std::vector<Parameter>{};
    }
    std::vector<Parameter> buffers() const override {
        return m_trainable ? std::vector<Parameter>{} : all();
    }

private:
    std::vector<Parameter> all() const {
        std::vector<Parameter> all;
        m_map.appendTo(all);
        return all;
    }

    Affine m_map;
    bool m_trainable;
};

/// One trained factor for all values.
class ScaleLayer final : public UnaryLayer {
public:
    explicit ScaleLayer(double initial) : m_factor(trained(torch::full({1}, initial))) {}

    torch::Tensor forward(const torch::Tensor& x) override { return m_factor * x; }
    std::vector<Parameter> parameters() const override { return {{"factor", m_factor}}; }

private:
    torch::Tensor m_factor;
};

/// Zeroes each value with probability p in training and scales the others by 1/(1−p).
class DropoutLayer final : public UnaryLayer {
public:
    DropoutLayer(double probability, at::Generator generator)
        : m_keep(1 - probability), m_generator(std::move(generator)) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        return m_training ? x * torch::empty_like(x).bernoulli_(m_keep, m_generator) / m_keep : x;
    }
    void setTraining(bool training) override { m_training = training; }

private:
    double m_keep;
    at::Generator m_generator;
    bool m_training = true;
};

Quantizer quantizerOf(const Block& block) {
    return {static_cast<float>(optionOf<double>(block, "minimum")),
            static_cast<float>(optionOf<double>(block, "maximum")),
            Index{1} << optionOf<Index>(block, "bits")};
}

}  // namespace

LayerBuilders plainBuilders() {
    return {
        {"linear",
         [](const Block& b, LayerContext& c) {
             return std::make_unique<LinearLayer>(featuresOf(c.input), b, c.weights);
         }},
        {"scale",
         [](const Block& b, LayerContext&) {
             return std::make_unique<ScaleLayer>(optionOf<double>(b, "initial"));
         }},
        {"dropout",
         [](const Block& b, LayerContext& c) {
             return std::make_unique<DropoutLayer>(optionOf<double>(b, "p"), c.dropout);
         }},
        {"quantize",
         [](const Block& b, LayerContext&) {
             return std::make_unique<FunctionLayer>(
                 [quantizer = quantizerOf(b)](const torch::Tensor& x) {
                     return quantize(x, quantizer);
                 });
         }},
    };
}

}  // namespace obscura
