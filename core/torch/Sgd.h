// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Optimizer.h"
#include "devices/Types.h"

namespace obscura {

/// Gradient descent with momentum β: v ← β v + g + λ w, w ← w − η v, or with Nesterov's
/// w ← w − η (g + λ w + β v). The numbers of torch::optim::SGD.
class Sgd final : public Optimizer {
public:
    Sgd(const OptimizerSettings& settings, const std::vector<torch::Tensor>& parameters);

    void forgetGradients() override;
    void step(double rate) override;
    void listState(StateFields& fields, const std::vector<std::string>& names) override;

private:
    OptimizerSettings m_settings;
    std::vector<torch::Tensor> m_parameters;
    std::vector<Vector> m_velocities;
};

}  // namespace obscura
