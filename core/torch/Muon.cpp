// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Muon.h"

#include "devices/State.h"

#include <algorithm>
#include <cmath>

namespace obscura {

torch::Tensor orthogonalized(const torch::Tensor& x) {
    constexpr int kSteps = 5;
    constexpr double kA = 3.4445, kB = -4.7750, kC = 2.0315;
    constexpr double kLeastNorm = 1e-7;
    const bool isTall = x.size(0) > x.size(1);
    torch::Tensor y = isTall ? x.t() : x;
    y = y / (y.square().sum().sqrt() + kLeastNorm);
    for (int step = 0; step < kSteps; ++step) {
        const torch::Tensor square = torch::matmul(y, y.t());
        y = kA * y + torch::matmul(kB * square + kC * torch::matmul(square, square), y);
    }
    return isTall ? y.t() : y;
}

Muon::Muon(const OptimizerSettings& settings, const std::vector<torch::Tensor>& parameters,
           const std::vector<bool>& areTables)
    : m_settings(settings) {
    std::vector<torch::Tensor> others;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const torch::Tensor& parameter = parameters[i];
        if (parameter.dim() == 2 && !areTables[i]) {
            m_matrices.push_back({i, parameter, Vector::Zero(parameter.numel())});
        } else {
            m_others.push_back(i);
            others.push_back(parameter);
        }
    }
    m_adam = std::make_unique<Adam>(others, settings.weightDecay);
}

void Muon::forgetGradients() {
    for (Weight& weight : m_matrices) {
        weight.parameter.mutable_grad().reset();
    }
    m_adam->forgetGradients();
}

void Muon::step(double rate) {
    constexpr double kSizeOfAdam = 0.2;
    const torch::NoGradGuard noGrad;
    const double beta = m_settings.momentum;
    for (Weight& weight : m_matrices) {
        if (!weight.parameter.grad().defined()) {
            continue;
        }
        const torch::Tensor& g = weight.parameter.grad();
        torch::Tensor v = torch::from_blob(weight.velocity.data(), g.sizes());
        v.mul_(beta).add_(g);
        const torch::Tensor direction = orthogonalized(m_settings.nesterov ? g + beta * v : v);
        const auto longest = static_cast<double>(std::max(g.size(0), g.size(1)));
        weight.parameter.mul_(1 - rate * m_settings.weightDecay)
            .sub_(rate * kSizeOfAdam * std::sqrt(longest) * direction);
    }
    m_adam->step(rate);
}

void Muon::listState(StateFields& fields, const std::vector<std::string>& names) {
    for (Weight& weight : m_matrices) {
        fields.add("velocity." + names[weight.number], weight.velocity, weight.velocity.size());
    }
    std::vector<std::string> others;
    for (const std::size_t number : m_others) {
        others.push_back(names[number]);
    }
    m_adam->listState(fields, others);
}

}  // namespace obscura
