// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include "core/torch/Torch.h"

namespace obscura {

/// t ω_i [length, features/2] for the steps t and ω_i = 10000^(−2i/features) (Vaswani and others,
/// arXiv:1706.03762). Precondition: features is even.
torch::Tensor positionAngles(Index length, Index features);

/// Turns features 2i and 2i + 1 of step t by the angle t ω_i (Su and others, arXiv:2104.09864,
/// equation 34): the product of two vectors so turned depends on the distance of their steps.
class Rotary {
public:
    Rotary(Index length, Index features);
    /// Of `x` […, length, features].
    torch::Tensor operator()(const torch::Tensor& x) const;

private:
    torch::Tensor m_cos;  ///< [length, features/2]
    torch::Tensor m_sin;
};

}  // namespace obscura
