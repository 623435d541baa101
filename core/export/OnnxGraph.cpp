// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxGraph.h"

#include <algorithm>

namespace obscura {

namespace {

// Numbers of fields in onnx.proto.
constexpr int kModelFormat = 1;
constexpr int kModelProducer = 2;
constexpr int kModelGraph = 7;
constexpr int kModelOperators = 8;
constexpr int kOperatorsVersion = 2;
constexpr int kGraphNode = 1;
constexpr int kGraphName = 2;
constexpr int kGraphConstant = 5;
constexpr int kGraphDescription = 10;
constexpr int kGraphInput = 11;
constexpr int kGraphOutput = 12;
constexpr int kNodeInput = 1;
constexpr int kNodeOutput = 2;
constexpr int kNodeName = 3;
constexpr int kNodeOperator = 4;
constexpr int kNodeAttribute = 5;
constexpr int kAttributeName = 1;
constexpr int kAttributeFloat = 2;
constexpr int kAttributeInteger = 3;
constexpr int kAttributeIntegers = 8;
constexpr int kAttributeType = 20;
constexpr int kTensorExtent = 1;
constexpr int kTensorType = 2;
constexpr int kTensorName = 8;
constexpr int kTensorBytes = 9;
constexpr int kValueName = 1;
constexpr int kValueType = 2;
constexpr int kTypeTensor = 1;
constexpr int kTensorTypeElement = 1;
constexpr int kTensorTypeShape = 2;
constexpr int kShapeExtent = 1;
constexpr int kExtentNumber = 1;
constexpr int kExtentName = 2;

constexpr std::int64_t kFormat = 7;  ///< of models with those operators
constexpr std::int64_t kFloats = 1;  ///< types of elements
constexpr std::int64_t kInt64 = 7;
constexpr const char* kInput = "input";
constexpr const char* kOutput = "output";

ProtoMessage attributeOf(std::string_view name, std::int64_t value) {
    constexpr std::int64_t kType = 2;
    ProtoMessage message;
    message.addBytes(kAttributeName, name);
    message.addInteger(kAttributeInteger, value);
    message.addInteger(kAttributeType, kType);
    return message;
}

ProtoMessage attributeOf(std::string_view name, float value) {
    constexpr std::int64_t kType = 1;
    ProtoMessage message;
    message.addBytes(kAttributeName, name);
    message.addFloat(kAttributeFloat, value);
    message.addInteger(kAttributeType, kType);
    return message;
}

ProtoMessage attributeOf(std::string_view name, const OnnxGraph::Integers& values) {
    constexpr std::int64_t kType = 7;
    ProtoMessage message;
    message.addBytes(kAttributeName, name);
    for (const std::int64_t value : values)
        message.addInteger(kAttributeIntegers, value);
    message.addInteger(kAttributeType, kType);
    return message;
}

/// A batch of any size, of values of that shape.
ProtoMessage valueInfo(const std::string& name, const Shape& sample) {
    ProtoMessage batch;
    batch.addBytes(kExtentName, "batch");
    ProtoMessage shape;
    shape.addMessage(kShapeExtent, batch);
    for (const Index extent : sample) {
        ProtoMessage number;
        number.addInteger(kExtentNumber, extent);
        shape.addMessage(kShapeExtent, number);
    }
    ProtoMessage tensor;
    tensor.addInteger(kTensorTypeElement, kFloats);
    tensor.addMessage(kTensorTypeShape, shape);
    ProtoMessage type;
    type.addMessage(kTypeTensor, tensor);
    ProtoMessage value;
    value.addBytes(kValueName, name);
    value.addMessage(kValueType, type);
    return value;
}

template <class Number>
std::string_view bytesIn(std::span<const Number> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

void OnnxGraph::begin(const std::string& block) {
    m_block = block;
}

OnnxGraph::Value OnnxGraph::newName(std::string_view what) {
    return m_block + '/' + std::string(what) + '_' + std::to_string(m_count++);
}

OnnxGraph::Value OnnxGraph::add(std::string_view op, const Values& inputs,
                                const Attributes& attributes) {
    return add(op, inputs, attributes, 1).front();
}

OnnxGraph::Values OnnxGraph::add(std::string_view op, const Values& inputs,
                                 const Attributes& attributes, int outputs) {
    ProtoMessage node;
    for (const Value& input : inputs)
        node.addBytes(kNodeInput, input);
    Values values;
    for (int i = 0; i < outputs; ++i) {
        values.push_back(newName(op));
        node.addBytes(kNodeOutput, values.back());
    }
    node.addBytes(kNodeName, values.front());
    node.addBytes(kNodeOperator, op);
    for (const auto& [name, value] : attributes)
        node.addMessage(kNodeAttribute,
                        std::visit([&](const auto& v) { return attributeOf(name, v); }, value));
    m_nodes.addMessage(kGraphNode, node);
    return values;
}

OnnxGraph::Value OnnxGraph::addConstant(std::int64_t type, std::span<const std::int64_t> extents,
                                        std::string_view bytes) {
    const Value name = newName("constant");
    ProtoMessage tensor;
    for (const std::int64_t extent : extents)
        tensor.addInteger(kTensorExtent, extent);
    tensor.addInteger(kTensorType, type);
    tensor.addBytes(kTensorName, name);
    tensor.addBytes(kTensorBytes, bytes);
    m_constants.addMessage(kGraphConstant, tensor);
    return name;
}

OnnxGraph::Value OnnxGraph::constant(const Shape& shape, std::span<const float> values) {
    return addConstant(kFloats, Integers(shape.begin(), shape.end()), bytesIn(values));
}

OnnxGraph::Value OnnxGraph::constant(const Matrix& a) {
    return constant({a.rows(), a.cols()}, {a.data(), static_cast<std::size_t>(a.size())});
}

OnnxGraph::Value OnnxGraph::constant(float number) {
    return constant({}, {&number, 1});
}

OnnxGraph::Value OnnxGraph::constant(const Integers& numbers) {
    const Integers extents = {static_cast<std::int64_t>(numbers.size())};
    return addConstant(kInt64, extents, bytesIn(std::span(numbers)));
}

OnnxGraph::Value OnnxGraph::constantIndex(std::int64_t number) {
    return addConstant(kInt64, {}, bytesIn(std::span<const std::int64_t>(&number, 1)));
}

OnnxGraph::Value OnnxGraph::input(const Shape& sample) {
    m_sample = sample;
    return kInput;
}

std::string OnnxGraph::model(const Value& answer, const Shape& shape, const std::string& name,
                             const std::string& description) const {
    ProtoMessage last;
    last.addBytes(kNodeInput, answer);
    last.addBytes(kNodeOutput, kOutput);
    last.addBytes(kNodeName, kOutput);
    last.addBytes(kNodeOperator, "Identity");
    ProtoMessage graph;
    graph.addFields(m_nodes);
    graph.addMessage(kGraphNode, last);
    graph.addBytes(kGraphName, name);
    graph.addFields(m_constants);
    graph.addBytes(kGraphDescription, description);
    graph.addMessage(kGraphInput, valueInfo(kInput, m_sample));
    graph.addMessage(kGraphOutput, valueInfo(kOutput, shape));
    ProtoMessage operators;
    operators.addInteger(kOperatorsVersion, kOperators);
    ProtoMessage model;
    model.addInteger(kModelFormat, kFormat);
    model.addBytes(kModelProducer, "Obscura");
    model.addMessage(kModelGraph, graph);
    model.addMessage(kModelOperators, operators);
    return model.bytes();
}

}  // namespace obscura
