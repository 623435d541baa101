// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Window.h"
#include "core/torch/layers/LayerBuilders.h"
#include "core/torch/layers/Positions.h"
#include "core/torch/layers/Weights.h"

namespace obscura {

// The parts of ECAPA-TDNN (Desplanques, Thienpondt, Demuynck, arXiv:2005.07143).

namespace {

/// Convolution, ReLU, batch norm along a sequence [B, channels, length], whose length it keeps.
class TdnnUnit {
public:
    TdnnUnit(Index inputs, Index outputs, const Window& window, at::Generator& generator)
        : m_map({outputs, inputs, window.size}, true, generator),
          m_norm(outputs),
          m_window(window) {}

    torch::Tensor operator()(const torch::Tensor& x) const {
        return m_norm(torch::relu(torch::conv1d(x, m_map.weight, m_map.bias, m_window.stride,
                                                m_window.padding, m_window.dilation)));
    }
    void setTraining(bool training) { m_norm.setTraining(training); }
    void appendTo(std::vector<Parameter>& all, const std::string& prefix) const {
        m_map.appendTo(all, prefix + "conv.");
        m_norm.appendTo(all, prefix + "norm.");
    }
    void appendBuffersTo(std::vector<Parameter>& all, const std::string& prefix) const {
        m_norm.appendBuffersTo(all, prefix + "norm.");
    }

private:
    Affine m_map;
    BatchNorm m_norm;
    Window m_window;
};

class TdnnLayer final : public UnaryLayer {
public:
    explicit TdnnLayer(TdnnUnit unit) : m_unit(std::move(unit)) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        return m_unit(x.transpose(1, 2)).transpose(1, 2);
    }
    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all;
        m_unit.appendTo(all, {});
        return all;
    }
    std::vector<Parameter> buffers() const override {
        std::vector<Parameter> all;
        m_unit.appendBuffersTo(all, {});
        return all;
    }
    void setTraining(bool training) override { m_unit.setTraining(training); }

private:
    TdnnUnit m_unit;
};

/// y_1 = x_1, y_2 = F_2(x_2), y_i = F_i(x_i + y_(i−1)) of the features' parts.
class Res2NetLayer final : public UnaryLayer {
public:
    explicit Res2NetLayer(std::vector<TdnnUnit> units) : m_units(std::move(units)) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        const std::int64_t scale = static_cast<std::int64_t>(m_units.size()) + 1;
        std::vector<torch::Tensor> parts = x.transpose(1, 2).chunk(scale, 1);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            parts[i] = m_units[i - 1](i == 1 ? parts[i] : parts[i] + parts[i - 1]);
        }
        return torch::cat(parts, 1).transpose(1, 2);
    }
    std::vector<Parameter> parameters() const override {
        return gather([](const TdnnUnit& unit, auto& all, const std::string& prefix) {
            unit.appendTo(all, prefix);
        });
    }
    std::vector<Parameter> buffers() const override {
        return gather([](const TdnnUnit& unit, auto& all, const std::string& prefix) {
            unit.appendBuffersTo(all, prefix);
        });
    }
    void setTraining(bool training) override {
        for (TdnnUnit& unit : m_units) {
            unit.setTraining(training);
        }
    }

private:
    template <class Append>
    std::vector<Parameter> gather(Append append) const {
        std::vector<Parameter> all;
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            append(m_units[i], all, "part" + std::to_string(i + 2) + ".");
        }
        return all;
    }

    std::vector<TdnnUnit> m_units;  ///< of parts 2, 3, …
};

/// y = x · sigmoid(W₂ relu(W₁ z + b₁) + b₂), z the means over all positions.
class SqueezeExcitation final : public UnaryLayer {
public:
    SqueezeExcitation(Index features, Index bottleneck, at::Generator& generator)
        : m_squeeze({bottleneck, features}, true, generator),
          m_excite({features, bottleneck}, true, generator) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        const std::int64_t axis = featureAxisOf(x);
        const torch::Tensor means = x.movedim(axis, -1).flatten(1, -2).mean(1);
        const torch::Tensor hidden =
            torch::relu(torch::linear(means, m_squeeze.weight, m_squeeze.bias));
        const torch::Tensor gate =
            torch::sigmoid(torch::linear(hidden, m_excite.weight, m_excite.bias));
        std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
        shape[0] = x.size(0);
        shape[static_cast<std::size_t>(axis)] = x.size(axis);
        return x * gate.view(shape);
    }
    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all;
        m_squeeze.appendTo(all, "squeeze.");
        m_excite.appendTo(all, "excite.");
        return all;
    }

private:
    Affine m_squeeze;
    Affine m_excite;
};

/// Weighted mean and standard deviation over the steps of h [B, length, features], with weights
/// α = softmax_t(V tanh(W [h_t, μ, σ] + b) + k) for each feature; [B, 2 features].
class AttentivePooling final : public UnaryLayer {
public:
    AttentivePooling(Index features, Index bottleneck, bool globalContext, at::Generator& generator)
        : m_globalContext(globalContext),
          m_hidden({bottleneck, (globalContext ? 3 : 1) * features}, true, generator),
          m_scores({features, bottleneck}, true, generator) {}

    torch::Tensor forward(const torch::Tensor& h) override {
        const torch::Tensor hidden =
            torch::tanh(torch::linear(context(h), m_hidden.weight, m_hidden.bias));
        const torch::Tensor alpha =
            torch::softmax(torch::linear(hidden, m_scores.weight, m_scores.bias), 1);
        return statistics(h, alpha).flatten(1);
    }
    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all;
        m_hidden.appendTo(all, "hidden.");
        m_scores.appendTo(all, "scores.");
        return all;
    }

private:
    /// Mean and standard deviation under the weights `alpha`, [B, 2, features].
    static torch::Tensor statistics(const torch::Tensor& h, const torch::Tensor& alpha) {
        constexpr double kLeastVariance = 1e-6;  // a root has no slope at 0
        const torch::Tensor mean = (alpha * h).sum(1, true);
        const torch::Tensor variance = (alpha * (h - mean).square()).sum(1, true);
        return torch::cat({mean, variance.clamp_min(kLeastVariance).sqrt()}, 1);
    }

    /// What the weights see of each step.
    torch::Tensor context(const torch::Tensor& h) const {
        if (!m_globalContext) {
            return h;
        }
        const torch::Tensor even = torch::full({1, 1, 1}, 1.0 / static_cast<double>(h.size(1)));
        const torch::Tensor all = statistics(h, even).flatten(1).unsqueeze(1);
        return torch::cat({h, all.expand({-1, h.size(1), -1})}, 2);
    }

    bool m_globalContext;
    Affine m_hidden;
    Affine m_scores;
};

Window windowOfUnit(const Block& block) {
    return centredWindow(optionOf<Index>(block, "kernel_size"), optionOf<Index>(block, "dilation"));
}

std::unique_ptr<Layer> buildTdnn(const Block& block, LayerContext& context) {
    return std::make_unique<TdnnLayer>(TdnnUnit(featuresOf(context.input),
                                                optionOf<Index>(block, "out_channels"),
                                                windowOfUnit(block), context.weights));
}

std::unique_ptr<Layer> buildRes2Net(const Block& block, LayerContext& context) {
    const auto scale = optionOf<Index>(block, "scale");
    const Index width = featuresOf(context.input) / scale;
    std::vector<TdnnUnit> units;
    for (Index i = 1; i < scale; ++i) {
        units.emplace_back(width, width, windowOfUnit(block), context.weights);
    }
    return std::make_unique<Res2NetLayer>(std::move(units));
}

std::unique_ptr<Layer> buildSqueezeExcitation(const Block& block, LayerContext& context) {
    return std::make_unique<SqueezeExcitation>(
        featuresOf(context.input), optionOf<Index>(block, "bottleneck"), context.weights);
}

std::unique_ptr<Layer> buildAttentivePooling(const Block& block, LayerContext& context) {
    return std::make_unique<AttentivePooling>(
        featuresOf(context.input), optionOf<Index>(block, "bottleneck"),
        optionOf<bool>(block, "global_context"), context.weights);
}

}  // namespace

LayerBuilders speechBuilders() {
    return {{"tdnn", buildTdnn},
            {"res2net", buildRes2Net},
            {"squeeze_excitation", buildSqueezeExcitation},
            {"attentive_pooling", buildAttentivePooling}};
}

}  // namespace obscura
