// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/Rotary.h"

namespace obscura {

torch::Tensor positionAngles(Index length, Index features) {
    constexpr double kBase = 10000;
    const torch::Tensor exponents =
        torch::arange(0, features, 2, torch::kDouble) / static_cast<double>(features);
    const torch::Tensor frequencies = torch::pow(kBase, -exponents);
    return torch::outer(torch::arange(length, torch::kDouble), frequencies).to(torch::kFloat);
}

Rotary::Rotary(Index length, Index features) {
    const torch::Tensor angles = positionAngles(length, features);
    m_cos = angles.cos();
    m_sin = angles.sin();
}

torch::Tensor Rotary::operator()(const torch::Tensor& x) const {
    const torch::Tensor even = x.slice(-1, 0, x.size(-1), 2);
    const torch::Tensor odd = x.slice(-1, 1, x.size(-1), 2);
    return torch::stack({even * m_cos - odd * m_sin, even * m_sin + odd * m_cos}, -1).flatten(-2);
}

}  // namespace obscura
