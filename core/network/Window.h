// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LayerCatalogue.h"

namespace obscura {

/// What slides along an axis, or both axes of an image, in a convolution or a pooling; as PyTorch
/// names it.
struct Window {
    Index size = 1;
    Index stride = 1;
    Index padding = 0;   ///< values added at both ends of the axis
    Index dilation = 1;  ///< distance of the values that it looks at

    /// From its first to its last value.
    Index reach() const { return dilation * (size - 1) + 1; }
    /// Places that it takes on an axis so long. Precondition: it fits.
    Index places(Index length) const { return (length + 2 * padding - reach()) / stride + 1; }
};

/// From the options kernel_size, stride (0: kernel_size), padding and dilation, those that the
/// block has.
Window windowOf(const Block& block);

/// One that keeps the length of an axis. Precondition: an odd size.
Window centredWindow(Index size, Index dilation);

}  // namespace obscura
