// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LossCatalogue.h"
#include "core/torch/Batches.h"
#include "core/torch/Layers.h"

#include <memory>

namespace obscura {

/// L as the loss catalogue describes it, of `answer` [B, outputs] (or [B, positions, outputs]),
/// averaged over the batch; one number.
torch::Tensor lossOf(const LossSettings& settings, const torch::Tensor& answer, const Batch& batch);

/// The same for each sample by itself: [B].
torch::Tensor sampleLosses(const LossSettings& settings, const torch::Tensor& answer,
                           const Batch& batch);

/// How sure `answer` is of each class where one is true: numbers of the same shape that sum to 1.
torch::Tensor classShares(const LossSettings& settings, const torch::Tensor& answer);

/// What a loss that learns a direction for each class puts behind the network: y = x̂ Ŵᵀ with `x`
/// [B, n] and W [classes, n] scaled to unit length, so that each y is the cosine of an angle.
std::unique_ptr<Layer> classDirections(Index inputs, Index classes, at::Generator& weights);

}  // namespace obscura
