// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Layers.h"

#include <ATen/CPUGeneratorImpl.h>

namespace obscura {

inline std::unique_ptr<Layer> makeLayer(const std::string& kind, Shape input, Options options = {},
                                        std::uint64_t seed = 1) {
    LayerContext context{.input = std::move(input),
                         .seed = seed,
                         .weights = at::detail::createCPUGenerator(seed),
                         .dropout = at::detail::createCPUGenerator(seed + 1)};
    return buildLayer({1, "block", kind, std::move(options), {}}, context);
}

/// Of a layer with one input and one output.
inline torch::Tensor answer(Layer& layer, const torch::Tensor& x) {
    return layer.run({x}).at(0);
}

inline torch::Tensor parameter(const Layer& layer, const std::string& name) {
    for (const Parameter& p : layer.parameters()) {
        if (p.name == name) {
            return p.tensor;
        }
    }
    throw std::out_of_range(name);
}

inline void setParameter(const Layer& layer, const std::string& name, const torch::Tensor& values) {
    const torch::NoGradGuard noGrad;
    torch::Tensor tensor = parameter(layer, name);
    tensor.copy_(values);
}

/// Of sums of some ten products of numbers about 1, in single precision.
inline bool isClose(const torch::Tensor& a, const torch::Tensor& b, double tolerance = 1e-5) {
    return a.sizes() == b.sizes() && torch::allclose(a, b, tolerance, tolerance);
}

/// A batch of samples of that shape, N(0, 1).
inline torch::Tensor randomBatch(std::int64_t size, const Shape& sample, std::uint64_t seed = 3) {
    std::vector<std::int64_t> shape = {size};
    shape.insert(shape.end(), sample.begin(), sample.end());
    auto generator = at::detail::createCPUGenerator(seed);
    return torch::empty(shape).normal_(0, 1, generator);
}

/// How far the gradients of Σ c_i y_i, c random, by the input and by each parameter are from
/// central differences along a direction that has a part along the gradient: the worst, relative
/// to the gradient's norm where that is above 1.
inline double gradientError(Layer& layer, torch::Tensor x) {
    constexpr double kStep = 2e-3;
    auto generator = at::detail::createCPUGenerator(17);
    x = x.clone().set_requires_grad(true);
    const torch::Tensor weights = torch::empty_like(answer(layer, x)).normal_(0, 1, generator);
    const auto loss = [&] { return (answer(layer, x) * weights).to(torch::kDouble).sum(); };
    loss().backward();

    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> tensors = {x};
    for (const Parameter& p : layer.parameters()) {
        tensors.push_back(p.tensor);
    }
    double worst = 0;
    for (torch::Tensor& tensor : tensors) {
        const torch::Tensor gradient = tensor.grad();
        const double norm = gradient.norm().item<double>();
        torch::Tensor direction = torch::empty_like(tensor).normal_(0, 1, generator);
        direction = direction / direction.norm() + gradient / (norm + 1e-9);
        direction /= direction.norm();
        const torch::Tensor before = tensor.clone();
        const auto at = [&](double step) {
            tensor.copy_(before + step * direction);
            const double value = loss().item<double>();
            tensor.copy_(before);
            return value;
        };
        const double slope = (at(kStep) - at(-kStep)) / (2 * kStep);
        const double expected = (gradient * direction).sum().item<double>();
        worst = std::max(worst, std::abs(slope - expected) / std::max(norm, 1.0));
    }
    return worst;
}

/// Of single precision and of the second derivative that central differences leave.
inline constexpr double kGradientTolerance = 1e-2;

}  // namespace obscura
