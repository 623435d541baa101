// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SoundVariations.h"

#include "devices/Random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

/// Numbers of the streams that belong to the seed of a sample.
enum VariationStream : std::uint64_t { kShift = 1, kNoise = 2, kMasks = 3 };

/// A few random numbers, soon had: a Mersenne twister takes longer to begin with than a sample to
/// be varied.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : m_seed(seed) {}

    /// 0 … most, all but alike: 2⁶⁴ is no multiple of most + 1, which nobody lives to notice.
    Index next(Index most) {
        const std::uint64_t bits = streamSeed(m_seed, m_drawn++);
        return static_cast<Index>(bits % (static_cast<std::uint64_t>(most) + 1));
    }

private:
    std::uint64_t m_seed;
    std::uint64_t m_drawn = 0;
};

struct Stretch {
    Index first = 0;
    Index length = 0;
};

Stretch drawnStretch(Draws& draws, Index longest, Index room) {
    const Index length = draws.next(std::min(longest, room));
    return {.first = draws.next(room - length), .length = length};
}

float meanOf(const MatrixRef& features) {
    Eigen::RowVectorXf sum = features.row(0);
    for (Index t = 1; t < features.rows(); ++t)
        sum += features.row(t);
    return sum.sum() / static_cast<float>(features.size());
}

}  // namespace

Index drawnShift(Index most, std::uint64_t seed) {
    return Draws(streamSeed(seed, kShift)).next(2 * most) - most;
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
    if (variations.bandMasks + variations.frameMasks == 0)
        return;
    Draws draws(streamSeed(seed, kMasks));
    const float mean = meanOf(features);
    for (Index i = 0; i < variations.bandMasks; ++i) {
        const Stretch bands = drawnStretch(draws, variations.longestBandMask, features.cols());
        features.middleCols(bands.first, bands.length).setConstant(mean);
    }
    for (Index i = 0; i < variations.frameMasks; ++i) {
        const Stretch frames = drawnStretch(draws, variations.longestFrameMask, features.rows());
        features.middleRows(frames.first, frames.length).setConstant(mean);
    }
}

}  // namespace obscura
