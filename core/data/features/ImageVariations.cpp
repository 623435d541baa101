// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/ImageVariations.h"

#include "devices/Random.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace obscura {

namespace {

/// What one seed does to an image.
struct DrawnVariation {
    bool flips = false;
    Index down = 0, right = 0;  ///< pixels that it moves by
    Index top = 0, left = 0;    ///< of the square that is cut out
};

/// Each variation has numbers of its own, so that none changes with another's setting.
DrawnVariation drawVariation(const ImageVariations& variations, std::uint64_t seed,
                             const ImageSize& size) {
    std::array<std::uint32_t, 5> bits{};
    CounterRandom(seed).bits(0, 0, bits);
    // 0 … bound−1: the high bits of the product, biased by less than bound / 2³².
    const auto below = [&](std::size_t i, Index bound) {
        return static_cast<Index>(bits[i] * static_cast<std::uint64_t>(bound) >> 32);
    };
    const Index moves = 2 * variations.shift + 1;
    return {.flips = variations.flips && below(0, 2) == 1,
            .down = below(1, moves) - variations.shift,
            .right = below(2, moves) - variations.shift,
            .top = below(3, size.height) - variations.cutout / 2,
            .left = below(4, size.width) - variations.cutout / 2};
}

/// Where in a row or column of `length` pixels place `i` is filled from.
Index shiftedFrom(Index i, Index by, Index length) {
    return std::clamp<Index>(i - by, 0, length - 1);
}

void mirrorAndMove(const DrawnVariation& drawn, const ImageSize& size, std::span<float> image) {
    if (!drawn.flips && drawn.down == 0 && drawn.right == 0)
        return;
    const std::vector<float> before(image.begin(), image.end());
    float* out = image.data();
    for (Index c = 0; c < size.channels; ++c) {
        for (Index y = 0; y < size.height; ++y) {
            const Index row = c * size.height + shiftedFrom(y, drawn.down, size.height);
            const float* const from = before.data() + row * size.width;
            for (Index x = 0; x < size.width; ++x) {
                const Index column = shiftedFrom(x, drawn.right, size.width);
                *out++ = from[drawn.flips ? size.width - 1 - column : column];
            }
        }
    }
}

void cutSquare(const DrawnVariation& drawn, Index side, const ImageSize& size,
               std::span<float> image) {
    const Index top = std::max<Index>(drawn.top, 0);
    const Index left = std::max<Index>(drawn.left, 0);
    const Index bottom = std::min(drawn.top + side, size.height);
    const Index right = std::min(drawn.left + side, size.width);
    for (Index c = 0; c < size.channels; ++c) {
        for (Index y = top; y < bottom; ++y) {
            float* const row = image.data() + (c * size.height + y) * size.width;
            std::fill(row + left, row + std::max(left, right), 0.0f);
        }
    }
}

}  // namespace

void varyImage(const ImageVariations& variations, std::uint64_t seed, const ImageSize& size,
               std::span<float> image) {
    if (static_cast<Index>(image.size()) != size.values())
        throw std::invalid_argument("varyImage: the room does not fit the image");
    if (!variations.any() || image.empty())
        return;
    const DrawnVariation drawn = drawVariation(variations, seed, size);
    mirrorAndMove(drawn, size, image);
    if (variations.cutout > 0)
        cutSquare(drawn, variations.cutout, size, image);
}

}  // namespace obscura
