// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxParts.h"

#include "devices/Error.h"

namespace obscura {

using OnnxValue = OnnxGraph::Value;

OnnxValue weightOf(const OnnxSubject& s, const std::string& parameter) {
    const NamedTensor& tensor = s.weights.of(s.block, parameter);
    return s.graph.constant(Shape(tensor.shape.begin(), tensor.shape.end()), tensor.values);
}

Matrix turnedWeightOf(const OnnxSubject& s, const std::string& parameter) {
    const NamedTensor& tensor = s.weights.of(s.block, parameter);
    if (tensor.shape.size() != 2)
        throw UserError(s.block.name + ": " + parameter + ": found " +
                        std::to_string(tensor.shape.size()) + " axes, expected a matrix");
    const Eigen::Map<const Matrix> weight(tensor.values.data(), tensor.shape[0], tensor.shape[1]);
    return weight.transpose();
}

OnnxValue atPositions(const OnnxSubject& s,
                      const std::function<OnnxValue(const OnnxValue&)>& write) {
    if (!isImage(s.input))
        return write(s.inputs.front());
    const OnnxValue last =
        s.graph.add("Transpose", {s.inputs.front()}, {{"perm", OnnxGraph::Integers{0, 2, 3, 1}}});
    return s.graph.add("Transpose", {write(last)}, {{"perm", OnnxGraph::Integers{0, 3, 1, 2}}});
}

OnnxValue alongSequence(const OnnxSubject& s, const OnnxValue& x,
                        const std::function<OnnxValue(OnnxValue)>& write) {
    const OnnxGraph::Attributes turn = {{"perm", OnnxGraph::Integers{0, 2, 1}}};
    return s.graph.add("Transpose", {write(s.graph.add("Transpose", {x}, turn))}, turn);
}

OnnxValue affine(const OnnxSubject& s, const OnnxValue& x, const std::string& prefix) {
    const OnnxValue weight = s.graph.constant(turnedWeightOf(s, prefix + "weight"));
    const OnnxValue y = s.graph.add("MatMul", {x, weight});
    if (!s.weights.has(s.block, prefix + "bias"))
        return y;
    return s.graph.add("Add", {y, weightOf(s, prefix + "bias")});
}

OnnxValue batchNormOf(const OnnxSubject& s, const OnnxValue& x, const std::string& prefix) {
    constexpr float kEpsilon = 1e-5F;
    return s.graph.add("BatchNormalization",
                       {x, weightOf(s, prefix + "weight"), weightOf(s, prefix + "bias"),
                        weightOf(s, prefix + "running_mean"), weightOf(s, prefix + "running_var")},
                       {{"epsilon", kEpsilon}});
}

OnnxValue meanOver(OnnxGraph& graph, const OnnxValue& x, const OnnxGraph::Integers& axes) {
    return graph.add("ReduceMean", {x}, {{"axes", axes}, {"keepdims", std::int64_t{1}}});
}

}  // namespace obscura
