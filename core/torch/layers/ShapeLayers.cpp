// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Rearrangement.h"
#include "core/torch/layers/FunctionLayer.h"

namespace obscura {

namespace {

std::unique_ptr<Layer> buildReshape(const Block& block, LayerContext& context) {
    const Shape shape = reshapedShape(block, context.input);
    return std::make_unique<FunctionLayer>([shape](const torch::Tensor& x) {
        std::vector<std::int64_t> sizes = {x.size(0)};
        sizes.insert(sizes.end(), shape.begin(), shape.end());
        return x.reshape(sizes);
    });
}

std::unique_ptr<Layer> buildPermute(const Block& block, LayerContext& context) {
    std::vector<std::int64_t> order = {0};
    for (const Index axis : axisOrder(block, context.input)) {
        order.push_back(axis + 1);
    }
    return std::make_unique<FunctionLayer>(
        [order](const torch::Tensor& x) { return x.permute(order); });
}

}  // namespace

LayerBuilders shapeBuilders() {
    return {
        {"flatten", FunctionLayer::builder([](const torch::Tensor& x) { return x.flatten(1); })},
        {"reshape", buildReshape},
        {"permute", buildPermute}};
}

}  // namespace obscura
