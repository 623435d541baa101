// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/layers/Positions.h"

namespace obscura {

torch::Tensor atPositions(const torch::Tensor& batch,
                          const std::function<torch::Tensor(const torch::Tensor&)>& function) {
    if (batch.dim() == 2) {
        return function(batch);
    }
    const std::int64_t axis = featureAxisOf(batch);
    const torch::Tensor last = batch.movedim(axis, -1);
    std::vector<std::int64_t> shape = last.sizes().vec();
    const torch::Tensor y = function(last.reshape({-1, shape.back()}));
    shape.back() = y.size(-1);
    return y.reshape(shape).movedim(-1, axis);
}

}  // namespace obscura
