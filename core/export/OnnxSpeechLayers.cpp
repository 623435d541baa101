// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxParts.h"
#include "core/network/Window.h"
#include "devices/Error.h"

namespace obscura {

// The parts of ECAPA-TDNN (arXiv:2005.07143), on sequences [batch, length, features].

namespace {

using Part = OnnxGraph::Value;
using Axes = OnnxGraph::Integers;

/// Convolution, ReLU, batch norm of x [batch, features, length], whose length stays.
Part tdnnUnit(const OnnxSubject& s, const Part& x, const std::string& prefix) {
    const Window window = centredWindow(optionOf<Index>(s.block, "kernel_size"),
                                        optionOf<Index>(s.block, "dilation"));
    const Part sums = s.graph.add(
        "Conv", {x, weightOf(s, prefix + "conv.weight"), weightOf(s, prefix + "conv.bias")},
        {{"kernel_shape", Axes{window.size}},
         {"pads", Axes{window.padding, window.padding}},
         {"dilations", Axes{window.dilation}}});
    return batchNormOf(s, s.graph.add("Relu", {sums}), prefix + "norm.");
}

Part sumOver(OnnxGraph& graph, const Part& x, std::int64_t axis) {
    return graph.add("ReduceSum", {x, graph.constant(Axes{axis})}, {{"keepdims", std::int64_t{1}}});
}

/// Mean and standard deviation of h under the weights alpha, [batch, 2, features].
Part statisticsOf(OnnxGraph& graph, const Part& h, const Part& alpha) {
    constexpr float kLeastVariance = 1e-6F;
    const Part mean = sumOver(graph, graph.add("Mul", {alpha, h}), 1);
    const Part off = graph.add("Sub", {h, mean});
    const Part squares = graph.add("Mul", {alpha, graph.add("Mul", {off, off})});
    const Part variance =
        graph.add("Max", {sumOver(graph, squares, 1), graph.constant(kLeastVariance)});
    return graph.add("Concat", {mean, graph.add("Sqrt", {variance})}, {{"axis", std::int64_t{1}}});
}

}  // namespace

Part onnxTdnn(const OnnxSubject& s) {
    return alongSequence(s, s.inputs.front(), [&](const Part& x) { return tdnnUnit(s, x, {}); });
}

Part onnxRes2Net(const OnnxSubject& s) {
    return alongSequence(s, s.inputs.front(), [&](const Part& x) {
        const auto scale = static_cast<int>(optionOf<Index>(s.block, "scale"));
        OnnxGraph::Values parts = s.graph.add("Split", {x}, {{"axis", std::int64_t{1}}}, scale);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const Part seen = i == 1 ? parts[i] : s.graph.add("Add", {parts[i], parts[i - 1]});
            parts[i] = tdnnUnit(s, seen, "part" + std::to_string(i + 1) + '.');
        }
        return s.graph.add("Concat", parts, {{"axis", std::int64_t{1}}});
    });
}

Part onnxSqueezeExcitation(const OnnxSubject& s) {
    return atPositions(s, [&](const Part& x) {
        const Axes positions = isImage(s.input)      ? Axes{1, 2}
                               : isSequence(s.input) ? Axes{1}
                                                     : Axes{};
        const Part means = positions.empty() ? x : meanOver(s.graph, x, positions);
        const Part narrow = s.graph.add("Relu", {affine(s, means, "squeeze.")});
        const Part gate = s.graph.add("Sigmoid", {affine(s, narrow, "excite.")});
        return s.graph.add("Mul", {x, gate});
    });
}

Part onnxAttentivePooling(const OnnxSubject& s) {
    OnnxGraph& graph = s.graph;
    const Part& h = s.inputs.front();
    const Index length = positionsOf(s.input);
    const Index features = featuresOf(s.input);
    Part seen = h;
    if (optionOf<bool>(s.block, "global_context")) {
        const Part even = graph.constant(1 / static_cast<float>(length));
        const Part whole = graph.add(
            "Reshape", {statisticsOf(graph, h, even), graph.constant(Axes{-1, 1, 2 * features})});
        const Part everywhere =
            graph.add("Expand", {whole, graph.constant(Axes{1, length, 2 * features})});
        seen = graph.add("Concat", {h, everywhere}, {{"axis", std::int64_t{2}}});
    }
    const Part hidden = graph.add("Tanh", {affine(s, seen, "hidden.")});
    const Part alpha =
        graph.add("Softmax", {affine(s, hidden, "scores.")}, {{"axis", std::int64_t{1}}});
    return graph.add("Flatten", {statisticsOf(graph, h, alpha)}, {{"axis", std::int64_t{1}}});
}

}  // namespace obscura
