// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/Window.h"
#include "core/torch/layers/FunctionLayer.h"
#include "core/torch/layers/Weights.h"

namespace obscura {

namespace {

// Convolutions and poolings of LibTorch want channels in front of the positions: a sequence
// [B, length, features] is turned and turned back.
torch::Tensor channelsFirst(const torch::Tensor& x) {
    return x.dim() == 3 ? x.transpose(1, 2) : x;
}

/// A convolution along a sequence or over an image.
class ConvolutionLayer final : public UnaryLayer {
public:
    ConvolutionLayer(Affine map, const Window& window, Index groups)
        : m_map(std::move(map)), m_window(window), m_groups(groups) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        if (x.dim() == 4) {
            return torch::conv2d(x, m_map.weight, m_map.bias, m_window.stride, m_window.padding,
                                 m_window.dilation, m_groups);
        }
        return channelsFirst(torch::conv1d(channelsFirst(x), m_map.weight, m_map.bias,
                                           m_window.stride, m_window.padding, m_window.dilation,
                                           m_groups));
    }

    std::vector<Parameter> parameters() const override {
        std::vector<Parameter> all;
        m_map.appendTo(all);
        return all;
    }

private:
    Affine m_map;
    Window m_window;
    Index m_groups;
};

/// `dimensions` of the positions: 1 or 2.
LayerBuilder convolution(std::size_t dimensions) {
    return [dimensions](const Block& block, LayerContext& context) {
        const Window window = windowOf(block);
        const auto groups = optionOf<Index>(block, "groups");
        std::vector<std::int64_t> shape = {optionOf<Index>(block, "out_channels"),
                                           featuresOf(context.input) / groups};
        shape.insert(shape.end(), dimensions, window.size);
        return std::make_unique<ConvolutionLayer>(
            Affine(shape, optionOf<bool>(block, "bias"), context.weights), window, groups);
    };
}

torch::Tensor maxPool(const torch::Tensor& x, const Window& w) {
    if (x.dim() == 4) {
        return torch::max_pool2d(x, w.size, w.stride, w.padding);
    }
    return channelsFirst(torch::max_pool1d(channelsFirst(x), w.size, w.stride, w.padding));
}

torch::Tensor averagePool(const torch::Tensor& x, const Window& w) {
    if (x.dim() == 4) {
        return torch::avg_pool2d(x, w.size, w.stride, w.padding);
    }
    return channelsFirst(torch::avg_pool1d(channelsFirst(x), w.size, w.stride, w.padding));
}

torch::Tensor adaptivePool(const torch::Tensor& x, Index size) {
    if (x.dim() == 4) {
        return torch::adaptive_avg_pool2d(x, {size, size});
    }
    return channelsFirst(torch::adaptive_avg_pool1d(channelsFirst(x), size));
}

std::unique_ptr<Layer> buildAdaptivePool(const Block& block, LayerContext&) {
    return std::make_unique<FunctionLayer>(
        [size = optionOf<Index>(block, "output_size")](const torch::Tensor& x) {
            return adaptivePool(x, size);
        });
}

LayerBuilder pooling(torch::Tensor (*pool)(const torch::Tensor&, const Window&)) {
    return [pool](const Block& block, LayerContext&) {
        return std::make_unique<FunctionLayer>(
            [pool, window = windowOf(block)](const torch::Tensor& x) { return pool(x, window); });
    };
}

}  // namespace

LayerBuilders convolutionBuilders() {
    return {{"conv1d", convolution(1)},
            {"conv2d", convolution(2)},
            {"max_pool", pooling(maxPool)},
            {"avg_pool", pooling(averagePool)},
            {"adaptive_avg_pool", buildAdaptivePool}};
}

}  // namespace obscura
