// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Torch.h"

#include "devices/Types.h"

namespace obscura {

// The memory of a contiguous float tensor as a matrix: the last dimension becomes the columns, all
// others the rows.
inline Eigen::Map<Matrix> mapped(const torch::Tensor& t) {
    const Index columns = t.size(-1);
    return {t.data_ptr<float>(), t.numel() / columns, columns};
}

}  // namespace obscura
