// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace obscura::simd {

/// Random numbers are made in batches of this many (see CounterRandom for their order).
inline constexpr std::size_t kBatch = 64;
/// Normal numbers: two from each of a batch of bits.
inline constexpr std::size_t kNormalBatch = 2 * kBatch;

/// Samples that pass a mesh together, and blocks that are stored together.
inline constexpr std::size_t kMeshLanes = 16;
inline constexpr std::size_t kMeshBlocks = 16;

/// The inner loops of the room, compiled once for each instruction set. All sets agree to float
/// rounding; random bits agree exactly. Arrays need no alignment and may be of any length.
struct KernelTable {
    const char* name;

    /// Batches first … first+batches−1 of row `row` of stream `seed`, kBatch numbers each,
    /// kNormalBatch of normal numbers.
    void (*bits)(std::uint64_t seed, std::uint64_t row, std::uint64_t first, std::size_t batches,
                 std::uint32_t* out);
    void (*normal)(std::uint64_t seed, std::uint64_t row, std::uint64_t first, std::size_t batches,
                   float* out);
    void (*uniform)(std::uint64_t seed, std::uint64_t row, std::uint64_t first, std::size_t batches,
                    float* out);
    /// out_i = ±1 by bit `bit` of word_i, for one batch.
    void (*signs)(const std::uint32_t* words, int bit, float* out);

    /// out = a + s·b
    void (*addScaled)(const float* a, float s, const float* b, float* out, std::size_t count);
    /// out += Σ_k s_k·b_k for `rows` rows b_k, which begin `stride` apart
    void (*addScaledRows)(const float* s, std::size_t rows, const float* b, std::size_t stride,
                          float* out, std::size_t count);
    /// Σ a·b
    float (*dot)(const float* a, const float* b, std::size_t count);
    /// Σ c·(a − b)
    float (*dotDifference)(const float* c, const float* a, const float* b, std::size_t count);
    bool (*allFinite)(const float* a, std::size_t count);

    /// out = scale·cos(x). Exact to 2e-7 for |x| < 6.5, to 4e-7 for any finite x, NaN for others.
    /// The arrays may not overlap.
    void (*cosine)(const float* x, float scale, float* out, std::size_t count);
    /// out = scale·sin(x)
    void (*sine)(const float* x, float scale, float* out, std::size_t count);
    /// out = 2√((p+c)/(q+c)) − 1 with c = k·sin²(x/2): a ring's weight (models/Mrr.cpp)
    void (*ringWeight)(const float* x, float p, float q, float k, float* out, std::size_t count);

    /// Meshes of 2×2 blocks [[t00, t01], [t10, t11]] (models/InterferometerMesh.h). A field holds
    /// kMeshLanes samples: for each rail their real parts, then their imaginary parts. `blocks`
    /// holds kMeshBlocks blocks together: their Re t00, then Im t00, Re t01 … Im t11.

    /// Blocks first … first+count−1 act on rails (0, 1), (2, 3) … of `field`.
    void (*meshColumn)(const float* blocks, std::size_t first, std::size_t count, float* field);
    /// Their inverse, which is also their adjoint.
    void (*meshColumnBack)(const float* blocks, std::size_t first, std::size_t count, float* field);
    /// Takes `field` and `adjoint` λ from behind the blocks to before them and adds to `gradient`,
    /// laid out as `blocks`, the derivatives of Re⟨λ, field⟩ by the blocks' entries.
    void (*meshColumnGradient)(const float* blocks, std::size_t first, std::size_t count,
                               float* field, float* adjoint, float* gradient);
    /// `blocks` of `count` interferometers with phases (θ, φ) in `pairs`, up to a multiple of
    /// kMeshBlocks. Any finite phase will do; below kFarPhase the rounding of θ ± φ costs up to
    /// 1e-7·|θ ± φ|.
    void (*threeSplitterBlocks)(const float* pairs, std::size_t count, float* blocks);
    void (*classicalBlocks)(const float* pairs, std::size_t count, float* blocks);
};

/// The best set that this processor has.
const KernelTable& kernels();

/// All sets that this processor has, the plainest first. For tests and benchmarks.
std::vector<const KernelTable*> availableKernels();

}  // namespace obscura::simd
