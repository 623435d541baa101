// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Shape.h"

#include <string>

namespace obscura {

// What shape inference refuses. Each throws a UserError with what was found and what was expected.

/// n of a row {n}.
Index requireRow(const Shape& shape);
void requireSequence(const Shape& shape);
void requireImage(const Shape& shape);
void requireSequenceOrImage(const Shape& shape);
/// `features` in equal parts. Blames `option`.
void requireDivisible(const std::string& option, Index parts, Index features);
/// Larger layers are refused with a message instead of running out of memory. Blames `option`.
void requireWeights(const std::string& option, Index weights);
/// The same of the values of one sample. `option` may be empty: none is to blame.
void requireValues(const std::string& option, const Shape& shape);

}  // namespace obscura
