// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <array>
#include <cstdint>
#include <span>

namespace obscura {

/// One block of Philox4x32-7 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1,
/// 2, 3", SC 2011): four random words as a function of a counter and a key. Seven rounds are the
/// fewest that pass all of BigCrush (table 2 there).
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// Counter-based random numbers: the i-th number of a row is a pure function of (seed, row, i), so
/// that numbers are regenerated where they are needed again instead of being stored, and every
/// stream can be entered anywhere, in any order, from any thread.
///
/// The bits come from philox() with the seed as key and (block, row) as counter. They are taken in
/// batches of 64 numbers from 16 blocks, an order that needs no shuffling in vector registers of up
/// to 512 bits: number 64b + 16w + l is word w of block 16b + l. That word also gives the normal
/// numbers 128b + 32w + l and 16 further on, by the Box-Muller transform of a radius of 20 bits and
/// an angle of 12: they reach ±5.4 and take 2³¹ values. Bits, uniform numbers and signs are
/// the same on every processor; normal numbers are to float rounding.
class CounterRandom {
public:
    explicit CounterRandom(std::uint64_t seed) : m_seed(seed) {}

    /// Numbers first, first+1, … of row `row`: 32 random bits each.
    void bits(std::uint64_t row, std::uint64_t first, std::span<std::uint32_t> out) const;
    /// Standard normal.
    void normal(std::uint64_t row, std::uint64_t first, std::span<float> out) const;
    /// Uniform in [0, 1), multiples of 2⁻²⁴.
    void uniform(std::uint64_t row, std::uint64_t first, std::span<float> out) const;
    /// ±1 with equal probability: 32 numbers from each word.
    void sign(std::uint64_t row, std::uint64_t first, std::span<float> out) const;

    std::uint64_t seed() const { return m_seed; }

private:
    std::uint64_t m_seed;
};

/// A seed for an independent stream, from a run's seed and the stream's number (SplitMix64).
std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream);

}  // namespace obscura
