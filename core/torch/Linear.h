// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Torch.h"

namespace obscura {

/// y = x Wᵀ + b with `x` […, n], `weight` [m, n] and `bias` [m] or undefined: torch::linear, with
/// its products divided among the same threads as the devices' (devices/MatrixProduct.h).
torch::Tensor applyLinear(const torch::Tensor& x, const torch::Tensor& weight,
                          const torch::Tensor& bias);

}  // namespace obscura
