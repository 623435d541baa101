// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Plane.h"
#include "core/runs/DecisionMap.h"
#include "core/torch/Torch.h"

#include <functional>

namespace obscura {

/// Asks `network` for all points of the map, at most `batch` at a time: samples [rows, features]
/// are answered by [rows, classes]. Throws UserError where the request's side is out of its range.
DecisionMap decisionMapOf(const PlaneFeatures& features, const MapRequest& request, Index batch,
                          const std::function<torch::Tensor(const torch::Tensor& x)>& network);

}  // namespace obscura
