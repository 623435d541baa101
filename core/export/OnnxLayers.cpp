// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxLayers.h"

#include "core/export/OnnxParts.h"
#include "core/network/Rearrangement.h"
#include "core/network/Window.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

using Value = OnnxGraph::Value;
using Values = OnnxGraph::Values;
using Integers = OnnxGraph::Integers;

constexpr float kNormEpsilon = 1e-5F;

/// Where the features of a batch are.
std::int64_t batchAxis(const Shape& sample) {
    return static_cast<std::int64_t>(featureAxis(sample)) + 1;
}

const Value& only(const OnnxSubject& s) {
    return s.inputs.front();
}

/// A node of that operator and nothing else.
OnnxWriter plainNode(std::string_view op, const OnnxGraph::Attributes& attributes = {}) {
    return [=](const OnnxSubject& s) { return s.graph.add(op, {only(s)}, attributes); };
}

Value linearNodes(const OnnxSubject& s) {
    return atPositions(s, [&](const Value& x) { return affine(s, x, {}); });
}

/// x Aᵀ by the device's matrix where it is known, else by the surrogate.
Value deviceNodes(const OnnxSubject& s, const Value& x) {
    const RecordedBox& box = s.weights.box(s.block);
    if (box.transfer.size() > 0)
        return s.graph.add("MatMul", {x, s.graph.constant(Matrix(box.transfer.transpose()))});
    if (box.s.size() == 0)
        throw UserError(s.block.name +
                        ": found neither a transfer matrix of its device nor a surrogate, "
                        "expected one of them in the device's place");
    const Value low = s.graph.add("MatMul", {x, s.graph.constant(box.v)});
    const Matrix rest = (box.u * box.s).transpose();
    return s.graph.add("MatMul", {low, s.graph.constant(rest)});
}

Value boxNodes(const OnnxSubject& s) {
    return atPositions(s, [&](const Value& x) {
        Value y = s.graph.add("Mul", {deviceNodes(s, x), weightOf(s, "scale")});
        if (s.weights.has(s.block, "sparse_weight")) {
            const Value weight = s.graph.constant(turnedWeightOf(s, "sparse_weight"));
            y = s.graph.add("Add", {y, s.graph.add("MatMul", {x, weight})});
        }
        if (s.weights.has(s.block, "bias"))
            y = s.graph.add("Add", {y, weightOf(s, "bias")});
        return blackBoxSettings(s.block).digital.residual ? s.graph.add("Add", {y, x}) : y;
    });
}

Value batchNormNodes(const OnnxSubject& s) {
    if (!isSequence(s.input))
        return batchNormOf(s, only(s), {});
    return alongSequence(s, only(s), [&](const Value& x) { return batchNormOf(s, x, {}); });
}

/// x/√(mean(x²) + ε) of the features, in the last axis.
Value toUnitMeanSquare(OnnxGraph& graph, const Value& x) {
    const Value squares = meanOver(graph, graph.add("Mul", {x, x}), {-1});
    const Value sum = graph.add("Add", {squares, graph.constant(kNormEpsilon)});
    return graph.add("Div", {x, graph.add("Sqrt", {sum})});
}

Value layerNormNodes(const OnnxSubject& s) {
    return atPositions(s, [&](const Value& x) {
        const Value centred = s.graph.add("Sub", {x, meanOver(s.graph, x, {-1})});
        const Value y =
            s.graph.add("Mul", {toUnitMeanSquare(s.graph, centred), weightOf(s, "weight")});
        return s.graph.add("Add", {y, weightOf(s, "bias")});
    });
}

Value rmsNormNodes(const OnnxSubject& s) {
    return atPositions(s, [&](const Value& x) {
        return s.graph.add("Mul", {toUnitMeanSquare(s.graph, x), weightOf(s, "weight")});
    });
}

Value quantizeNodes(const OnnxSubject& s) {
    const auto least = static_cast<float>(optionOf<double>(s.block, "minimum"));
    const auto most = static_cast<float>(optionOf<double>(s.block, "maximum"));
    const auto levels = std::exp2(static_cast<float>(optionOf<Index>(s.block, "bits")));
    const Value step = s.graph.constant((most - least) / (levels - 1));
    const Value from = s.graph.constant(least);
    const Value clipped = s.graph.add("Clip", {only(s), from, s.graph.constant(most)});
    const Value above = s.graph.add("Sub", {clipped, from});
    const Value level = s.graph.add("Round", {s.graph.add("Div", {above, step})});
    return s.graph.add("Add", {s.graph.add("Mul", {level, step}), from});
}

Value geluNodes(const OnnxSubject& s) {
    const Value part =
        s.graph.add("Div", {only(s), s.graph.constant(static_cast<float>(std::sqrt(2.0)))});
    const Value share = s.graph.add("Add", {s.graph.add("Erf", {part}), s.graph.constant(1.0F)});
    const Value product = s.graph.add("Mul", {only(s), share});
    return s.graph.add("Mul", {product, s.graph.constant(0.5F)});
}

Value squaredReluNodes(const OnnxSubject& s) {
    const Value positive = s.graph.add("Relu", {only(s)});
    return s.graph.add("Mul", {positive, positive});
}

/// A convolution or pooling sees an image, or a sequence turned; `axes` of them are walked along.
Value windowNodes(const OnnxSubject& s, const std::function<Value(const Value&, int axes)>& write) {
    if (isImage(s.input))
        return write(only(s), 2);
    return alongSequence(s, only(s), [&](const Value& x) { return write(x, 1); });
}

Integers repeated(Index number, int count) {
    return Integers(static_cast<std::size_t>(count), number);
}

OnnxGraph::Attributes placeOf(const Window& window, int axes) {
    return {{"kernel_shape", repeated(window.size, axes)},
            {"strides", repeated(window.stride, axes)},
            {"pads", repeated(window.padding, 2 * axes)}};
}

Value convolutionNodes(const OnnxSubject& s) {
    return windowNodes(s, [&](const Value& x, int axes) {
        const Window window = windowOf(s.block);
        OnnxGraph::Attributes attributes = placeOf(window, axes);
        attributes.emplace_back("dilations", repeated(window.dilation, axes));
        attributes.emplace_back("group", std::int64_t{optionOf<Index>(s.block, "groups")});
        Values inputs = {x, weightOf(s, "weight")};
        if (s.weights.has(s.block, "bias"))
            inputs.push_back(weightOf(s, "bias"));
        return s.graph.add("Conv", inputs, attributes);
    });
}

Value maxPoolNodes(const OnnxSubject& s) {
    return windowNodes(s, [&](const Value& x, int axes) {
        return s.graph.add("MaxPool", {x}, placeOf(windowOf(s.block), axes));
    });
}

Value avgPoolNodes(const OnnxSubject& s) {
    return windowNodes(s, [&](const Value& x, int axes) {
        OnnxGraph::Attributes attributes = placeOf(windowOf(s.block), axes);
        attributes.emplace_back("count_include_pad", std::int64_t{1});
        return s.graph.add("AveragePool", {x}, attributes);
    });
}

/// [places, length]: means over so many parts of an axis, which may share values where it isn't a
/// multiple of them.
Matrix meansOverParts(Index places, Index length) {
    Matrix means = Matrix::Zero(places, length);
    for (Index i = 0; i < places; ++i) {
        const Index first = i * length / places;
        const Index end = ((i + 1) * length + places - 1) / places;
        means.block(i, first, 1, end - first).setConstant(1 / static_cast<float>(end - first));
    }
    return means;
}

Value adaptivePoolNodes(const OnnxSubject& s) {
    const auto places = optionOf<Index>(s.block, "output_size");
    if (isSequence(s.input))
        return s.graph.add("MatMul",
                           {s.graph.constant(meansOverParts(places, s.input[0])), only(s)});
    const Matrix across = meansOverParts(places, s.input[2]).transpose();
    const Value rows = s.graph.add("MatMul", {only(s), s.graph.constant(across)});
    return s.graph.add("MatMul", {s.graph.constant(meansOverParts(places, s.input[1])), rows});
}

Value reshapeNodes(const OnnxSubject& s) {
    Integers shape = reshapedShape(s.block, s.input);
    shape.insert(shape.begin(), -1);  // the batch
    return s.graph.add("Reshape", {only(s), s.graph.constant(shape)});
}

Value permuteNodes(const OnnxSubject& s) {
    Integers order = {0};
    for (const Index axis : axisOrder(s.block, s.input))
        order.push_back(axis + 1);
    return s.graph.add("Transpose", {only(s)}, {{"perm", order}});
}

const std::map<std::string, OnnxWriter, std::less<>>& onnxWriters() {
    static const std::map<std::string, OnnxWriter, std::less<>> all = {
        {"linear", linearNodes},
        {"blackbox", boxNodes},
        {"batchnorm", batchNormNodes},
        {"layernorm", layerNormNodes},
        {"rmsnorm", rmsNormNodes},
        {"scale",
         [](const OnnxSubject& s) {
             return s.graph.add("Mul", {only(s), weightOf(s, "factor")});
         }},
        {"dropout", only},
        {"quantize", quantizeNodes},
        {"add", [](const OnnxSubject& s) { return s.graph.add("Sum", s.inputs); }},
        {"concatenate",
         [](const OnnxSubject& s) {
             return s.graph.add("Concat", s.inputs, {{"axis", batchAxis(s.input)}});
         }},
        {"flatten", plainNode("Flatten", {{"axis", std::int64_t{1}}})},
        {"reshape", reshapeNodes},
        {"permute", permuteNodes},
        {"relu", plainNode("Relu")},
        {"squared_relu", squaredReluNodes},
        {"tanh", plainNode("Tanh")},
        {"sigmoid", plainNode("Sigmoid")},
        {"gelu", geluNodes},
        {"softmax",
         [](const OnnxSubject& s) {
             return s.graph.add("Softmax", {only(s)}, {{"axis", batchAxis(s.input)}});
         }},
        {"conv1d", convolutionNodes},
        {"conv2d", convolutionNodes},
        {"max_pool", maxPoolNodes},
        {"avg_pool", avgPoolNodes},
        {"adaptive_avg_pool", adaptivePoolNodes},
        {"embedding", onnxEmbedding},
        {"positional", onnxPositions},
        {"attention", onnxAttention},
        {"tdnn", onnxTdnn},
        {"res2net", onnxRes2Net},
        {"squeeze_excitation", onnxSqueezeExcitation},
        {"attentive_pooling", onnxAttentivePooling},
    };
    return all;
}

/// The one layer with several outputs.
Values splitNodes(const OnnxSubject& s) {
    const std::int64_t first = optionOf<Index>(s.block, "first");
    const Value sizes = s.graph.constant(Integers{first, featuresOf(s.input) - first});
    return s.graph.add("Split", {only(s), sizes}, {{"axis", batchAxis(s.input)}}, 2);
}

}  // namespace

LearnedWeights::LearnedWeights(const std::vector<NamedTensor>& tensors,
                               const std::vector<RecordedBox>& boxes) {
    for (const NamedTensor& tensor : tensors)
        m_tensors[tensor.name] = &tensor;
    for (const RecordedBox& box : boxes)
        m_boxes[box.name] = &box;
}

const NamedTensor& LearnedWeights::of(const Block& block, const std::string& parameter) const {
    const auto found = m_tensors.find(block.name + '.' + parameter);
    if (found == m_tensors.end())
        throw UserError(block.name + ": found no weights " + parameter +
                        " in the run's checkpoint, expected those of this network");
    return *found->second;
}

bool LearnedWeights::has(const Block& block, const std::string& parameter) const {
    return m_tensors.contains(block.name + '.' + parameter);
}

const RecordedBox& LearnedWeights::box(const Block& block) const {
    const auto found = m_boxes.find(block.name);
    if (found == m_boxes.end())
        throw UserError(block.name + ": found no black box of this name in the run");
    return *found->second;
}

Values writeOnnx(const OnnxSubject& s) {
    if (s.block.kind == "split")
        return splitNodes(s);
    const auto writer = onnxWriters().find(s.block.kind);
    if (writer == onnxWriters().end())
        throw UserError(s.block.name + ": a block of kind " + s.block.kind +
                        " can't be written for ONNX");
    return {writer->second(s)};
}

}  // namespace obscura
