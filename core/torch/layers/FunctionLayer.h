// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/layers/LayerBuilders.h"

namespace obscura {

/// A function without parameters, of each value by itself or of the shape.
class FunctionLayer final : public UnaryLayer {
public:
    using Function = std::function<torch::Tensor(const torch::Tensor&)>;
    explicit FunctionLayer(Function function) : m_function(std::move(function)) {}
    torch::Tensor forward(const torch::Tensor& x) override { return m_function(x); }

    /// Of a function that needs neither options nor shapes.
    static LayerBuilder builder(Function function) {
        return [function = std::move(function)](const Block&, LayerContext&) {
            return std::make_unique<FunctionLayer>(function);
        };
    }

private:
    Function m_function;
};

}  // namespace obscura
