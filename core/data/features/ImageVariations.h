// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <span>

namespace obscura {

/// Size of an image whose channels lie one after the other: [channels, height, width].
struct ImageSize {
    Index channels = 1;
    Index height = 0;
    Index width = 0;
    bool operator==(const ImageSize&) const = default;

    Index values() const { return channels * height * width; }
};

/// What is done to an image at random each time that it is trained with.
struct ImageVariations {
    bool flips = false;  ///< mirrors left and right, every other time
    /// Moves by −shift … shift pixels along each axis, each as likely; what comes in shows the
    /// pixel at the edge.
    Index shift = 0;
    /// Side of the square that is set to 0, the mean of normalised images; its centre is any pixel,
    /// so that part of it may lie outside (DeVries and Taylor, "Improved regularization of
    /// convolutional neural networks with cutout", 2017). 0: none.
    Index cutout = 0;
    bool operator==(const ImageVariations&) const = default;

    bool any() const { return flips || shift > 0 || cutout > 0; }
};

/// Varies `image` [channels, height, width], in place: mirrored, then moved, then cut out, all
/// channels alike. The same seed does the same, on every machine.
void varyImage(const ImageVariations& variations, std::uint64_t seed, const ImageSize& size,
               std::span<float> image);

}  // namespace obscura
