// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Adam.h"

#include "devices/State.h"
#include "devices/Threads.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr float kEpsilon = 1e-8f;

/// Numbers of a task: enough to be worth a thread's while.
constexpr Index kPiece = 8192;
/// Numbers whose intermediate results stay in the first-level cache.
constexpr Index kBlock = 512;

}  // namespace

Adam::Adam(const std::vector<torch::Tensor>& parameters, double weightDecay)
    : m_weightDecay(weightDecay) {
    for (const torch::Tensor& parameter : parameters) {
        const Index size = parameter.numel();
        for (Index first = 0; first < size; first += kPiece) {
            m_pieces.push_back({m_states.size(), first, std::min(kPiece, size - first)});
        }
        m_states.push_back({parameter, Vector::Zero(size), Vector::Zero(size)});
    }
}

void Adam::forgetGradients() {
    for (State& state : m_states) {
        state.parameter.mutable_grad().reset();
    }
}

void Adam::listState(StateFields& fields, const std::vector<std::string>& names) {
    fields.add("steps", m_steps);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        fields.add("first." + names[i], m_states[i].first, m_states[i].first.size());
        fields.add("second." + names[i], m_states[i].second, m_states[i].second.size());
    }
}

void Adam::step(double rate) {
    ++m_steps;
    const auto steps = static_cast<double>(m_steps);
    const auto pace = static_cast<float>(rate / (1 - std::pow(kBeta1, steps)));
    const auto secondScale = static_cast<float>(1 / std::sqrt(1 - std::pow(kBeta2, steps)));
    const auto kept = static_cast<float>(1 - rate * m_weightDecay);
    std::vector<torch::Tensor> gradients;
    for (const State& state : m_states) {
        const torch::Tensor& gradient = state.parameter.grad();
        gradients.push_back(gradient.defined() ? gradient.contiguous() : gradient);
    }
    parallelFor(static_cast<Index>(m_pieces.size()), [&](Index index) {
        const Piece& piece = m_pieces[static_cast<std::size_t>(index)];
        const torch::Tensor& gradient = gradients[piece.state];
        if (!gradient.defined()) {
            return;
        }
        State& state = m_states[piece.state];
        for (Index at = piece.first; at < piece.first + piece.count; at += kBlock) {
            const Index size = std::min(kBlock, piece.first + piece.count - at);
            Eigen::Map<Eigen::ArrayXf> omega(state.parameter.data_ptr<float>() + at, size);
            const Eigen::Map<const Eigen::ArrayXf> g(gradient.data_ptr<float>() + at, size);
            Eigen::Map<Eigen::ArrayXf> m(state.first.data() + at, size);
            Eigen::Map<Eigen::ArrayXf> v(state.second.data() + at, size);
            m = static_cast<float>(kBeta1) * m + static_cast<float>(1 - kBeta1) * g;
            v = static_cast<float>(kBeta2) * v + static_cast<float>(1 - kBeta2) * g.square();
            omega = kept * omega - pace * m / (secondScale * v.sqrt() + kEpsilon);
        }
    });
}

}  // namespace obscura
