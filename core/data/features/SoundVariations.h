// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <limits>
#include <span>

namespace obscura {

/// How samples of sound that train differ each time that they are read.
struct SoundVariations {
    /// A sound begins up to so much earlier or later, by halves of a hop, uniformly, s.
    double shift = 0;
    /// Of the sound to white noise that is added to it, dB; infinite: no noise.
    double signalToNoise = std::numeric_limits<double>::infinity();
    Index bandMasks = 0;          ///< stretches of bands that are masked
    Index longestBandMask = 8;    ///< F, bands
    Index frameMasks = 0;         ///< stretches of time that are masked
    Index longestFrameMask = 10;  ///< T, frames

    bool hasNoise() const { return signalToNoise < std::numeric_limits<double>::infinity(); }
};

// Each is a function of its arguments alone: the same seed gives the same.

/// Uniform in −most … most.
Index drawnShift(Index most, std::uint64_t seed);

/// Adds normal white noise of the mean square power·10^(−signalToNoise/10) to `samples`; `power` is
/// the mean square of the sound. Silence stays silent.
void addWhiteNoise(std::span<float> samples, double power, double signalToNoise,
                   std::uint64_t seed);

/// Masks stretches of bands and of frames of `features` [frames, bands] (SpecAugment without time
/// warping; Park et al., Interspeech 2019, arXiv:1904.08779): each is of a length that is uniform
/// in 0 … F or T, at most all there is, at a place that is uniform among those where it fits. What
/// is masked becomes the mean of all.
void maskStretches(MatrixRef features, const SoundVariations& variations, std::uint64_t seed);

}  // namespace obscura
