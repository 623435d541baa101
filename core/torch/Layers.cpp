// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Layers.h"

#include "core/experiment/Settings.h"
#include "core/torch/BlackBoxLayer.h"
#include "core/torch/Linear.h"
#include "core/torch/Quantize.h"
#include "core/training/Streams.h"
#include "devices/Error.h"

#include <cmath>
#include <functional>
#include <map>

namespace obscura {

namespace {

/// y = x Wᵀ + b, with W and b from U(±1/√n) as LibTorch initialises its own.
class LinearLayer final : public Layer {
public:
    LinearLayer(Index inputs, Index outputs, bool bias, at::Generator& generator) {
        const double bound = 1 / std::sqrt(static_cast<double>(inputs));
        m_weight = torch::empty({outputs, inputs}).uniform_(-bound, bound, generator);
        m_weight.set_requires_grad(true);
        if (bias) {
            m_bias = torch::empty({outputs}).uniform_(-bound, bound, generator);
            m_bias.set_requires_grad(true);
        }
    }

    torch::Tensor forward(const torch::Tensor& x) override {
        return applyLinear(x, m_weight, m_bias);
    }

    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all = {{"weight", m_weight}};
        if (m_bias.defined()) {
            all.push_back({"bias", m_bias});
        }
        return all;
    }

private:
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};

/// Normalises over the batch in training, by running statistics in evaluation.
class BatchNormLayer final : public Layer {
public:
    explicit BatchNormLayer(Index features) : m_module(features) {}

    torch::Tensor forward(const torch::Tensor& x) override { return m_module(x); }
    std::vector<Parameter> parameters() const override {
        return {{"weight", m_module->weight}, {"bias", m_module->bias}};
    }
    std::vector<Parameter> buffers() const override {
        return {{"running_mean", m_module->running_mean}, {"running_var", m_module->running_var}};
    }
    void setTraining(bool training) override { m_module->train(training); }

private:
    mutable torch::nn::BatchNorm1d m_module;
};

/// Normalises each sample over its last dimension.
class LayerNormLayer final : public Layer {
public:
    explicit LayerNormLayer(Index features) : m_module(torch::nn::LayerNormOptions({features})) {}

    torch::Tensor forward(const torch::Tensor& x) override { return m_module(x); }
    std::vector<Parameter> parameters() const override {
        return {{"weight", m_module->weight}, {"bias", m_module->bias}};
    }

private:
    mutable torch::nn::LayerNorm m_module;
};

/// Scales each sample to a root mean square of 1, then each value by a trained factor.
class RmsNormLayer final : public Layer {
public:
    explicit RmsNormLayer(Index features) : m_weight(torch::ones({features})) {
        m_weight.set_requires_grad(true);
    }

    torch::Tensor forward(const torch::Tensor& x) override {
        constexpr double kEpsilon = 1e-5;
        return m_weight * x * torch::rsqrt(x.square().mean(-1, true) + kEpsilon);
    }
    std::vector<Parameter> parameters() const override { return {{"weight", m_weight}}; }

private:
    torch::Tensor m_weight;
};

/// One trained factor for all values.
class ScaleLayer final : public Layer {
public:
    explicit ScaleLayer(double initial) : m_factor(torch::full({1}, initial)) {
        m_factor.set_requires_grad(true);
    }

    torch::Tensor forward(const torch::Tensor& x) override { return m_factor * x; }
    std::vector<Parameter> parameters() const override { return {{"factor", m_factor}}; }

private:
    torch::Tensor m_factor;
};

/// The sum of its inputs.
class AddLayer final : public Layer {
public:
    torch::Tensor forward(const torch::Tensor& x) override { return x; }
    torch::Tensor combine(at::TensorList inputs) override {
        torch::Tensor sum = inputs[0];
        for (const torch::Tensor& more : inputs.slice(1)) {
            sum = sum + more;
        }
        return sum;
    }
};

/// Zeroes each value with probability p in training and scales the others by 1/(1−p).
class DropoutLayer final : public Layer {
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

/// A function without parameters, of each value by itself or of the shape.
class ActivationLayer final : public Layer {
public:
    using Function = std::function<torch::Tensor(const torch::Tensor&)>;
    explicit ActivationLayer(Function function) : m_function(std::move(function)) {}
    torch::Tensor forward(const torch::Tensor& x) override { return m_function(x); }

private:
    Function m_function;
};

Index indexOption(const Block& block, std::string_view name) {
    return std::get<Index>(blockOption(block, name));
}

Quantizer quantizerOf(const Block& block) {
    return {static_cast<float>(std::get<double>(blockOption(block, "minimum"))),
            static_cast<float>(std::get<double>(blockOption(block, "maximum"))),
            Index{1} << indexOption(block, "bits")};
}

std::unique_ptr<Layer> buildBlackBox(const Block& block, LayerContext& context) {
    const BlackBoxSettings settings = blackBoxSettings(block);
    const Index inputs = context.input.back();
    const std::uint64_t seed = blockSeed(context.seed, block.id);
    return std::make_unique<BlackBoxLayer>(
        settings, inputs, seed, startBlackBox(block.name, settings, inputs, seed, context.earlier));
}

using Builder = std::function<std::unique_ptr<Layer>(const Block&, LayerContext&)>;

Builder activation(ActivationLayer::Function function) {
    return [function](const Block&, LayerContext&) {
        return std::make_unique<ActivationLayer>(function);
    };
}

const std::map<std::string, Builder, std::less<>>& builders() {
    static const std::map<std::string, Builder, std::less<>> all = {
        {"linear",
         [](const Block& b, LayerContext& c) {
             return std::make_unique<LinearLayer>(c.input.back(), indexOption(b, "outputs"),
                                                  std::get<bool>(blockOption(b, "bias")),
                                                  c.weights);
         }},
        {"batchnorm",
         [](const Block&, LayerContext& c) {
             return std::make_unique<BatchNormLayer>(c.input.front());
         }},
        {"layernorm",
         [](const Block&, LayerContext& c) {
             return std::make_unique<LayerNormLayer>(c.input.back());
         }},
        {"rmsnorm", [](const Block&,
                       LayerContext& c) { return std::make_unique<RmsNormLayer>(c.input.back()); }},
        {"scale",
         [](const Block& b, LayerContext&) {
             return std::make_unique<ScaleLayer>(std::get<double>(blockOption(b, "initial")));
         }},
        {"add", [](const Block&, LayerContext&) { return std::make_unique<AddLayer>(); }},
        {"flatten", activation([](const torch::Tensor& x) { return x.flatten(1); })},
        {"dropout",
         [](const Block& b, LayerContext& c) {
             return std::make_unique<DropoutLayer>(std::get<double>(blockOption(b, "p")),
                                                   c.dropout);
         }},
        {"blackbox", buildBlackBox},
        {"quantize",
         [](const Block& b, LayerContext&) {
             return std::make_unique<ActivationLayer>(
                 [quantizer = quantizerOf(b)](const torch::Tensor& x) {
                     return quantize(x, quantizer);
                 });
         }},
        {"relu", activation([](const torch::Tensor& x) { return torch::relu(x); })},
        {"squared_relu",
         activation([](const torch::Tensor& x) { return torch::relu(x).square(); })},
        {"tanh", activation([](const torch::Tensor& x) { return torch::tanh(x); })},
        {"sigmoid", activation([](const torch::Tensor& x) { return torch::sigmoid(x); })},
        {"gelu", activation([](const torch::Tensor& x) { return torch::gelu(x); })},
    };
    return all;
}

}  // namespace

std::unique_ptr<Layer> buildLayer(const Block& block, LayerContext& context) {
    const auto builder = builders().find(block.kind);
    if (builder == builders().end()) {
        throw UserError("block " + block.name + ": a layer of kind " + block.kind +
                        " can't be run by this version");
    }
    return builder->second(block, context);
}

}  // namespace obscura
