// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include "core/torch/Torch.h"

namespace obscura {

/// Which axis of a batch [B, …] holds the features (core/network/Shape.h): the last of rows and
/// sequences, the first behind B of images.
inline std::int64_t featureAxisOf(const torch::Tensor& batch) {
    return batch.dim() == 4 ? 1 : batch.dim() - 1;
}

/// A batch with what `function`, from [N, n] to [N, m], makes of the features at each of its
/// positions.
torch::Tensor atPositions(const torch::Tensor& batch,
                          const std::function<torch::Tensor(const torch::Tensor&)>& function);

}  // namespace obscura
