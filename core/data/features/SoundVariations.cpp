// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SoundVariations.h"

#include "devices/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace obscura {

namespace {

/// Numbers of the streams that belong to the seed of a sample.
enum VariationStream : std::uint64_t { kShift = 1, kNoise = 2, kMasks = 3 };

/// 0 … most, all but alike: 2⁶⁴ is no multiple of most + 1, which nobody lives to notice.
Index drawn(std::mt19937_64& random, Index most) {
    return static_cast<Index>(random() % (static_cast<std::uint64_t>(most) + 1));
}

struct Stretch {
    Index first = 0;
    Index length = 0;
};

Stretch drawnStretch(std::mt19937_64& random, Index longest, Index room) {
    const Index length = drawn(random, std::min(longest, room));
    return {.first = drawn(random, room - length), .length = length};
}

}  // namespace

Index drawnShift(Index most, std::uint64_t seed) {
    std::mt19937_64 random(streamSeed(seed, kShift));
    return drawn(random, 2 * most) - most;
}

void addWhiteNoise(std::span<float> samples, double power, double signalToNoise,
                   std::uint64_t seed) {
    if (!(power > 0))
        return;
    const auto deviation = static_cast<float>(std::sqrt(power * std::pow(10, -signalToNoise / 10)));
    constexpr std::size_t kPiece = 1024;
    std::array<float, kPiece> noise{};
    const CounterRandom random(streamSeed(seed, kNoise));
    for (std::size_t first = 0; first < samples.size(); first += kPiece) {
        const std::size_t count = std::min(kPiece, samples.size() - first);
        random.normal(0, first, std::span(noise).first(count));
        for (std::size_t i = 0; i < count; ++i)
            samples[first + i] += deviation * noise[i];
    }
}

void maskStretches(MatrixRef features, const SoundVariations& variations, std::uint64_t seed) {
    std::mt19937_64 random(streamSeed(seed, kMasks));
    const float mean = features.mean();
    for (Index i = 0; i < variations.bandMasks; ++i) {
        const Stretch bands = drawnStretch(random, variations.longestBandMask, features.cols());
        features.middleCols(bands.first, bands.length).setConstant(mean);
    }
    for (Index i = 0; i < variations.frameMasks; ++i) {
        const Stretch frames = drawnStretch(random, variations.longestFrameMask, features.rows());
        features.middleRows(frames.first, frames.length).setConstant(mean);
    }
}

}  // namespace obscura
