// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// The shape of one sample, without the batch dimension: a row {n}, a sequence {length, features}
/// or an image {channels, height, width}; {} is one number.
///
/// What a sample holds at one place are its *features*: all of a row, the last axis of a sequence,
/// the channels of an image. Layers that mix features (linear, black box, norms, softmax,
/// concatenate) do so at each *position* alike: on an image a linear layer is a 1×1 convolution.
using Shape = std::vector<Index>;

inline bool isRow(const Shape& shape) {
    return shape.size() == 1;
}
inline bool isSequence(const Shape& shape) {
    return shape.size() == 2;
}
inline bool isImage(const Shape& shape) {
    return shape.size() == 3;
}

/// "784", "1 × 28 × 28".
std::string formatShape(const Shape& shape);

/// Numbers in a sample.
Index valuesOf(const Shape& shape);

/// Which axis holds the features.
std::size_t featureAxis(const Shape& shape);
Index featuresOf(const Shape& shape);
/// Places that have features: 1 of a row, the length of a sequence, the pixels of an image.
Index positionsOf(const Shape& shape);
/// `shape` with so many features in place of its own.
Shape withFeatures(Shape shape, Index features);

/// Reads "1 × 28 × 28", with ×, x, commas or spaces between the numbers. Throws UserError that says
/// what was found where a number is missing or isn't whole.
std::vector<Index> parsedExtents(std::string_view text);

}  // namespace obscura
