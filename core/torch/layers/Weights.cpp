// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/Weights.h"

#include <cmath>

namespace obscura {

torch::Tensor trained(torch::Tensor tensor) {
    return tensor.set_requires_grad(true);
}

torch::Tensor uniformWeights(at::IntArrayRef shape, double bound, at::Generator& generator) {
    return trained(torch::empty(shape).uniform_(-bound, bound, generator));
}

torch::Tensor normalWeights(at::IntArrayRef shape, double deviation, at::Generator& generator) {
    return trained(torch::empty(shape).normal_(0, deviation, generator));
}

Affine::Affine(at::IntArrayRef shape, bool hasBias, at::Generator& generator) {
    std::int64_t inputs = 1;
    for (const std::int64_t extent : shape.slice(1)) {
        inputs *= extent;
    }
    const double bound = 1 / std::sqrt(static_cast<double>(inputs));
    weight = uniformWeights(shape, bound, generator);
    if (hasBias) {
        bias = uniformWeights(shape.front(), bound, generator);
    }
}

void Affine::appendTo(std::vector<Parameter>& all, const std::string& prefix) const {
    all.push_back({prefix + "weight", weight});
    if (bias.defined()) {
        all.push_back({prefix + "bias", bias});
    }
}

BatchNorm::BatchNorm(Index features)
    : m_weight(trained(torch::ones({features}))),
      m_bias(trained(torch::zeros({features}))),
      m_mean(torch::zeros({features})),
      m_variance(torch::ones({features})) {}

torch::Tensor BatchNorm::operator()(const torch::Tensor& x) const {
    constexpr double kMomentum = 0.1;
    constexpr double kEpsilon = 1e-5;
    return torch::batch_norm(x, m_weight, m_bias, m_mean, m_variance, m_training, kMomentum,
                             kEpsilon, false);
}

void BatchNorm::appendTo(std::vector<Parameter>& all, const std::string& prefix) const {
    all.push_back({prefix + "weight", m_weight});
    all.push_back({prefix + "bias", m_bias});
}

void BatchNorm::appendBuffersTo(std::vector<Parameter>& all, const std::string& prefix) const {
    all.push_back({prefix + "running_mean", m_mean});
    all.push_back({prefix + "running_var", m_variance});
}

}  // namespace obscura
