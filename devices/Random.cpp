// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Random.h"

#include "devices/simd/Kernels.h"

#include <algorithm>

namespace obscura {

namespace {

// Fills `out` with numbers first, first+1, … by `make(batch, count, T*)`, which makes whole
// batches of kBatch.
template <std::uint64_t kBatch = simd::kBatch, class T, class Make>
void fill(std::uint64_t first, std::span<T> out, Make make) {
    while (!out.empty()) {
        const std::uint64_t batch = first / kBatch;
        const std::uint64_t offset = first % kBatch;
        std::uint64_t done = out.size() / kBatch * kBatch;
        if (offset == 0 && done > 0) {
            make(batch, done / kBatch, out.data());
        } else {
            std::array<T, kBatch> numbers;
            make(batch, 1, numbers.data());
            done = std::min<std::uint64_t>(kBatch - offset, out.size());
            std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(offset), done, out.begin());
        }
        first += done;
        out = out.subspan(done);
    }
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 7; ++round) {
        const std::uint64_t p0 = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t p1 = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(p1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(p1),
                   static_cast<std::uint32_t>(p0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(p0)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

void CounterRandom::bits(std::uint64_t row, std::uint64_t first,
                         std::span<std::uint32_t> out) const {
    fill(first, out, [&](std::uint64_t batch, std::size_t count, std::uint32_t* to) {
        simd::kernels().bits(m_seed, row, batch, count, to);
    });
}

void CounterRandom::normal(std::uint64_t row, std::uint64_t first, std::span<float> out) const {
    fill<simd::kNormalBatch>(first, out, [&](std::uint64_t batch, std::size_t count, float* to) {
        simd::kernels().normal(m_seed, row, batch, count, to);
    });
}

void CounterRandom::uniform(std::uint64_t row, std::uint64_t first, std::span<float> out) const {
    fill(first, out, [&](std::uint64_t batch, std::size_t count, float* to) {
        simd::kernels().uniform(m_seed, row, batch, count, to);
    });
}

void CounterRandom::sign(std::uint64_t row, std::uint64_t first, std::span<float> out) const {
    // Batch 32b + k of signs is bit k of batch b of words.
    std::array<std::uint32_t, simd::kBatch> words;
    std::uint64_t held = ~std::uint64_t{0};
    fill(first, out, [&](std::uint64_t batch, std::size_t count, float* to) {
        for (std::uint64_t i = batch; i < batch + count; ++i, to += simd::kBatch) {
            if (i / 32 != held) {
                held = i / 32;
                simd::kernels().bits(m_seed, row, held, 1, words.data());
            }
            simd::kernels().signs(words.data(), static_cast<int>(i % 32), to);
        }
    });
}

std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream) {
    std::uint64_t z = seed + (stream + 1) * 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

}  // namespace obscura
