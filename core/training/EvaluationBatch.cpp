// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EvaluationBatch.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr Index kMostSamples = 1000;
constexpr Index kMostValues = (Index{64} << 20) / static_cast<Index>(sizeof(float));

/// Numbers per sample of the largest tensor that the layer makes.
Index largestOf(const LayerShape& layer) {
    Index largest = layer.inside;
    for (const Shape& output : layer.outputs)
        largest = std::max(largest, valuesOf(output));
    return largest;
}

}  // namespace

Index evaluationBatch(const InspectionReport& report) {
    Index largest = 1;
    for (const auto& [block, layer] : report.shapes)
        largest = std::max(largest, largestOf(layer));
    return std::clamp<Index>(kMostValues / largest, 1, kMostSamples);
}

}  // namespace obscura
