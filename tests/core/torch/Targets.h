// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Batches.h"

#include <cstdint>
#include <vector>

namespace obscura {

/// Batches that hold nothing but targets.
inline Batch targetsOfClasses(const std::vector<std::int64_t>& classes) {
    return {.x = torch::zeros({std::ssize(classes), 1}),
            .classes = torch::tensor(classes),
            .numbers = {}};
}

inline Batch targetsOfNumbers(const torch::Tensor& numbers) {
    return {.x = torch::zeros({numbers.size(0), 1}), .classes = {}, .numbers = numbers};
}

}  // namespace obscura
