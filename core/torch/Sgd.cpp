// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Sgd.h"

#include "devices/State.h"

namespace obscura {

Sgd::Sgd(const OptimizerSettings& settings, const std::vector<torch::Tensor>& parameters)
    : m_settings(settings), m_parameters(parameters) {
    for (const torch::Tensor& parameter : parameters) {
        m_velocities.push_back(Vector::Zero(parameter.numel()));
    }
}

void Sgd::forgetGradients() {
    for (torch::Tensor& parameter : m_parameters) {
        parameter.mutable_grad().reset();
    }
}

void Sgd::step(double rate) {
    const auto beta = static_cast<float>(m_settings.momentum);
    const auto decay = static_cast<float>(m_settings.squaredPenalty);
    const auto pace = static_cast<float>(rate);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (!m_parameters[i].grad().defined()) {
            continue;
        }
        const torch::Tensor gradient = m_parameters[i].grad().contiguous();
        Vector& v = m_velocities[i];
        Eigen::Map<Vector> w(m_parameters[i].data_ptr<float>(), v.size());
        const Vector g = Eigen::Map<const Vector>(gradient.data_ptr<float>(), v.size()) + decay * w;
        v = beta * v + g;
        if (m_settings.nesterov) {
            w -= pace * (g + beta * v);
        } else {
            w -= pace * v;
        }
    }
}

void Sgd::listState(StateFields& fields, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < m_velocities.size(); ++i) {
        fields.add("velocity." + names[i], m_velocities[i], m_velocities[i].size());
    }
}

}  // namespace obscura
