// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Random.h"

namespace obscura {

/// The independent random streams of a run. Each is derived from the run's seed, so that a change
/// in one (more probes, say) does not reshuffle the others. The numbers are part of what makes an
/// old experiment repeatable: never renumber.
enum class Stream : std::uint64_t {
    DataOrder = 1,
    InitialWeights = 2,
    DeviceParameters = 3,
    Probes = 4,
    Sketch = 5,
    DeviceNoise = 6,
    Dropout = 7,
    Repetitions = 8,
    Calibration = 9,
    NeuralTwin = 10,
    Variations = 11,
    Writing = 12,
};

inline std::uint64_t streamSeed(std::uint64_t seed, Stream stream) {
    return streamSeed(seed, static_cast<std::uint64_t>(stream));
}

/// What `seed` becomes in that repetition, from 1: in the first it stays.
inline std::uint64_t repetitionSeed(std::uint64_t seed, Index repetition) {
    return repetition == 1 ? seed
                           : streamSeed(streamSeed(seed, Stream::Repetitions),
                                        static_cast<std::uint64_t>(repetition));
}

/// The seed of a block's own streams: two devices of one network must not probe alike, nor two
/// repetitions of one. Other blocks have no part in it.
inline std::uint64_t blockSeed(std::uint64_t seed, int block, Index repetition = 1) {
    return repetitionSeed(streamSeed(seed, static_cast<std::uint64_t>(block)), repetition);
}

}  // namespace obscura
