// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxParts.h"
#include "devices/Error.h"

#include <cmath>
#include <limits>

namespace obscura {

namespace {

using Node = OnnxGraph::Value;

/// [length, features]: of each pair of features the angle by which a step turns it, twice.
Matrix anglesOfSteps(Index length, Index features) {
    constexpr double kBase = 10000;
    Matrix angles(length, features);
    for (Index step = 0; step < length; ++step) {
        for (Index i = 0; i < features; ++i) {
            const auto pair = static_cast<double>(i - i % 2);
            angles(step, i) = static_cast<float>(
                static_cast<double>(step) * std::pow(kBase, -pair / static_cast<double>(features)));
        }
    }
    return angles;
}

/// Sines and cosines by turns.
Matrix sinusoidsOfSteps(Index length, Index features) {
    Matrix table = anglesOfSteps(length, features);
    for (Index i = 0; i < features; ++i)
        table.col(i) = i % 2 == 0 ? table.col(i).array().sin().matrix().eval()
                                  : table.col(i).array().cos().matrix().eval();
    return table;
}

/// x P = (−x₁, x₀, −x₃, x₂, …)
Matrix quarterTurn(Index features) {
    Matrix turn = Matrix::Zero(features, features);
    for (Index i = 0; i + 1 < features; i += 2) {
        turn(i + 1, i) = -1;
        turn(i, i + 1) = 1;
    }
    return turn;
}

/// Turns each pair of the last axis' features by the angles of its step, in the axis before.
Node rotated(OnnxGraph& graph, const Node& x, Index length, Index features) {
    const Matrix angles = anglesOfSteps(length, features);
    const Node straight = graph.add("Mul", {x, graph.constant(Matrix(angles.array().cos()))});
    const Node across = graph.add("MatMul", {x, graph.constant(quarterTurn(features))});
    const Node turned = graph.add("Mul", {across, graph.constant(Matrix(angles.array().sin()))});
    return graph.add("Add", {straight, turned});
}

/// Whether a step sees another one: 0, else −∞.
Matrix causalMask(Index length) {
    Matrix mask = Matrix::Zero(length, length);
    for (Index step = 0; step < length; ++step)
        mask.row(step).tail(length - step - 1).setConstant(-std::numeric_limits<float>::infinity());
    return mask;
}

}  // namespace

Node onnxEmbedding(const OnnxSubject& s) {
    constexpr std::int64_t kToInt64 = 7;
    const auto last = static_cast<float>(optionOf<Index>(s.block, "num_embeddings") - 1);
    const Node word = s.graph.add("Clip", {s.graph.add("Round", {s.inputs.front()}),
                                           s.graph.constant(0.0F), s.graph.constant(last)});
    const Node index = s.graph.add("Cast", {word}, {{"to", kToInt64}});
    return s.graph.add("Gather", {weightOf(s, "weight"), index}, {{"axis", std::int64_t{0}}});
}

Node onnxPositions(const OnnxSubject& s) {
    const Index length = positionsOf(s.input);
    const Index features = featuresOf(s.input);
    const auto encoding = optionOf<std::string>(s.block, "encoding");
    if (encoding == "rotary")
        return rotated(s.graph, s.inputs.front(), length, features);
    const Node table = encoding == "learned" ? weightOf(s, "weight")
                                             : s.graph.constant(sinusoidsOfSteps(length, features));
    return s.graph.add("Add", {s.inputs.front(), table});
}

Node onnxAttention(const OnnxSubject& s) {
    using Integers = OnnxGraph::Integers;
    const Index length = positionsOf(s.input);
    const Index features = featuresOf(s.input);
    const auto heads = optionOf<Index>(s.block, "num_heads");
    const Index size = features / heads;
    OnnxGraph& graph = s.graph;
    const Node weight = graph.constant(turnedWeightOf(s, "in_proj_weight"));
    Node all = graph.add("MatMul", {s.inputs.front(), weight});
    if (s.weights.has(s.block, "in_proj_bias"))
        all = graph.add("Add", {all, weightOf(s, "in_proj_bias")});
    const Node shape = graph.constant(Integers{-1, length, 3, heads, size});
    const Node parts = graph.add("Transpose", {graph.add("Reshape", {all, shape})},
                                 {{"perm", Integers{2, 0, 3, 1, 4}}});
    const auto part = [&](std::int64_t number) {
        return graph.add("Gather", {parts, graph.constantIndex(number)},
                         {{"axis", std::int64_t{0}}});
    };
    const bool isRotary = optionOf<bool>(s.block, "rotary");
    const auto turned = [&](const Node& x) {
        return isRotary ? rotated(graph, x, length, size) : x;
    };
    const auto scale = static_cast<float>(1 / std::sqrt(static_cast<double>(size)));
    const Node q = graph.add("Mul", {turned(part(0)), graph.constant(scale)});
    const Node k = graph.add("Transpose", {turned(part(1))}, {{"perm", Integers{0, 1, 3, 2}}});
    const Node scores =
        graph.add("Add", {graph.add("MatMul", {q, k}), graph.constant(causalMask(length))});
    const Node shares = graph.add("Softmax", {scores}, {{"axis", std::int64_t{-1}}});
    const Node answers = graph.add("Transpose", {graph.add("MatMul", {shares, part(2)})},
                                   {{"perm", Integers{0, 2, 1, 3}}});
    const Node joined =
        graph.add("Reshape", {answers, graph.constant(Integers{-1, length, features})});
    return affine(s, joined, "out_proj.");
}

}  // namespace obscura
