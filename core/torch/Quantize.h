// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Quantization.h"

#include "core/torch/Torch.h"

namespace obscura {

/// Each value of `x` on the quantizer's nearest level. Straight through on the way back: the
/// gradient by y is the gradient by x, also where a value was clipped.
torch::Tensor quantize(const torch::Tensor& x, const Quantizer& quantizer);

}  // namespace obscura
