// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Layers.h"

namespace obscura {

/// `tensor`, from now on trained.
torch::Tensor trained(torch::Tensor tensor);

/// Trained numbers from U(±bound).
torch::Tensor uniformWeights(at::IntArrayRef shape, double bound, at::Generator& generator);
/// Trained numbers from N(0, deviation²).
torch::Tensor normalWeights(at::IntArrayRef shape, double deviation, at::Generator& generator);

/// Weight and bias of a linear map or a convolution, from U(±1/√fan-in) as LibTorch initialises its
/// own.
struct Affine {
    torch::Tensor weight;  ///< [outputs, inputs, …]
    torch::Tensor bias;    ///< [outputs], or undefined

    Affine(at::IntArrayRef shape, bool hasBias, at::Generator& generator);
    /// "<prefix>weight" and "<prefix>bias".
    void appendTo(std::vector<Parameter>& all, const std::string& prefix = {}) const;
};

/// Normalises each feature over the batch in training, by running averages in evaluation.
class BatchNorm {
public:
    explicit BatchNorm(Index features);

    /// Of `x` [B, features] or [B, features, …].
    torch::Tensor operator()(const torch::Tensor& x) const;
    void setTraining(bool training) { m_training = training; }
    void appendTo(std::vector<Parameter>& all, const std::string& prefix = {}) const;
    /// "<prefix>running_mean" and "<prefix>running_var".
    void appendBuffersTo(std::vector<Parameter>& all, const std::string& prefix = {}) const;

private:
    torch::Tensor m_weight;
    torch::Tensor m_bias;
    torch::Tensor m_mean;
    torch::Tensor m_variance;
    bool m_training = true;
};

}  // namespace obscura
