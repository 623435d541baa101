// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Sweep.h"

#include "devices/Stop.h"
#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

// A piece of u that stays in the first-level cache.
constexpr Index kPiece = 2048;

// Adds the directions' contributions to the piece of `sum` that starts at `first`.
void combinePiece(const Directions& directions, const ConstMatrixRef& scores,
                  const OutputGroups& groups, Index first, std::span<float> sum,
                  const std::stop_token& stop) {
    std::array<float, kPiece> u;
    const auto& add = simd::kernels().addScaled;
    std::ranges::fill(sum, 0.0f);
    for (Index k = 0; k < scores.rows(); ++k) {
        if (stop.stop_requested()) {
            throw SweepStopped(scores.rows());
        }
        directions.fill(k, first, {u.data(), sum.size()});
        if (scores.cols() == 1) {
            add(sum.data(), scores(k, 0), u.data(), sum.data(), sum.size());
            continue;
        }
        // Neighbouring parameters mostly share a group.
        for (std::size_t i = 0; i < sum.size();) {
            const std::int32_t group = groups.groupOf[static_cast<std::size_t>(first) + i];
            std::size_t end = i + 1;
            while (end < sum.size() &&
                   groups.groupOf[static_cast<std::size_t>(first) + end] == group) {
                ++end;
            }
            add(sum.data() + i, scores(k, group), u.data() + i, sum.data() + i, end - i);
            i = end;
        }
    }
}

}  // namespace

void GaussianDirections::fill(Index probe, Index first, std::span<float> u) const {
    m_random.normal(static_cast<std::uint64_t>(probe), static_cast<std::uint64_t>(first), u);
}

void RademacherDirections::fill(Index probe, Index first, std::span<float> u) const {
    m_random.sign(static_cast<std::uint64_t>(probe), static_cast<std::uint64_t>(first), u);
}

void GivenDirections::fill(Index probe, Index first, std::span<float> u) const {
    eigen_assert(probe < m_u.rows() && first + static_cast<Index>(u.size()) <= m_u.cols());
    std::copy_n(m_u.row(probe).data() + first, u.size(), u.begin());
}

void combineDirections(const Directions& directions, ConstMatrixRef scores,
                       const OutputGroups& groups, VectorRef sum, const std::stop_token& stop) {
    const Index pieces = (sum.size() + kPiece - 1) / kPiece;
    parallelFor(pieces, [&](Index piece) {
        const Index first = piece * kPiece;
        const Index count = std::min(kPiece, sum.size() - first);
        combinePiece(directions, scores, groups, first,
                     {sum.data() + first, static_cast<std::size_t>(count)}, stop);
    });
}

}  // namespace obscura
