// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/layers/LayerChecks.h"

#include "core/base/OptionError.h"

namespace obscura {

namespace {

constexpr Index kMostWeights = Index{1} << 28;
/// Enough for the answers of a language model to each of 1024 tokens out of 65 536.
constexpr Index kMostValues = Index{1} << 26;

[[noreturn]] void refuse(const Shape& shape, const std::string& expected) {
    throw UserError("the input has the shape " + formatShape(shape) + ", expected " + expected);
}

}  // namespace

Index requireRow(const Shape& shape) {
    if (!isRow(shape))
        refuse(shape, "one row of numbers");
    return shape[0];
}

void requireSequence(const Shape& shape) {
    if (!isSequence(shape))
        refuse(shape, "a sequence, length × features; a reshape makes one");
}

void requireImage(const Shape& shape) {
    if (!isImage(shape))
        refuse(shape, "an image, channels × height × width; a reshape makes one");
}

void requireSequenceOrImage(const Shape& shape) {
    if (!isSequence(shape) && !isImage(shape))
        refuse(shape,
               "a sequence, length × features, or an image, channels × height × width; a reshape "
               "makes one");
}

void requireDivisible(const std::string& option, Index parts, Index features) {
    if (features % parts != 0)
        throw OptionError(option, option + " is " + std::to_string(parts) +
                                      ", expected a divisor of the " + std::to_string(features) +
                                      " features");
}

void requireWeights(const std::string& option, Index weights) {
    if (weights > kMostWeights)
        throw OptionError(option, option + ": found " + std::to_string(weights) +
                                      " weights, expected at most " + std::to_string(kMostWeights));
}

void requireValues(const std::string& option, const Shape& shape) {
    if (valuesOf(shape) > kMostValues)
        throw OptionError(option, (option.empty() ? "" : option + ": ") + "found an output of " +
                                      formatShape(shape) + " values, expected at most " +
                                      std::to_string(kMostValues));
}

}  // namespace obscura
