// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/ProtoMessage.h"
#include "core/graph/Shape.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace obscura {

/// A network as an ONNX model (onnx.ai), built node by node. Values are known by their names, which
/// it gives itself; it knows nothing of what they mean.
class OnnxGraph {
public:
    using Value = std::string;
    using Values = std::vector<Value>;
    using Integers = std::vector<std::int64_t>;
    using Attributes =
        std::vector<std::pair<std::string_view, std::variant<std::int64_t, float, Integers>>>;

    /// Which operators there are: those of version 13, of 2021.
    static constexpr int kOperators = 13;

    /// Nodes and constants of a block come now: its name stands before theirs.
    void begin(const std::string& block);

    /// A node with one output.
    Value add(std::string_view op, const Values& inputs, const Attributes& attributes = {});
    /// A node with several.
    Values add(std::string_view op, const Values& inputs, const Attributes& attributes,
               int outputs);
    /// A constant [shape], row-major, float32.
    Value constant(const Shape& shape, std::span<const float> values);
    Value constant(const Matrix& a);
    Value constant(float number);              ///< no axes
    Value constant(const Integers& numbers);   ///< [size], int64
    Value constantIndex(std::int64_t number);  ///< no axes, int64

    /// What comes in, a batch of samples of that shape.
    Value input(const Shape& sample);
    /// The whole model, whose answer is `answer`, of that shape for each sample.
    std::string model(const Value& answer, const Shape& shape, const std::string& name,
                      const std::string& description) const;

private:
    Value newName(std::string_view what);
    Value addConstant(std::int64_t type, std::span<const std::int64_t> extents,
                      std::string_view bytes);

    std::string m_block;
    int m_count = 0;  ///< of names in all
    Shape m_sample;
    ProtoMessage m_nodes;      ///< fields of a graph
    ProtoMessage m_constants;  ///< likewise
};

}  // namespace obscura
