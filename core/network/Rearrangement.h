// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LayerCatalogue.h"

namespace obscura {

// What layers that only rearrange values make of a shape. Both throw an OptionError with what was
// found and what was expected.

/// The option "shape" of a reshape, with the extent −1 worked out.
Shape reshapedShape(const Block& block, const Shape& input);

/// The option "order" of a permute: axis i behind it is axis order[i] before it.
std::vector<Index> axisOrder(const Block& block, const Shape& input);

}  // namespace obscura
