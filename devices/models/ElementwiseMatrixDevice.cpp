// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/ElementwiseMatrixDevice.h"

#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

// Parameters worked on at a time: a handful of arrays of these stay in the first-level cache.
constexpr Index kPiece = 1024;
// Parameters that make a task for a thread.
constexpr Index kTask = 32768;

}  // namespace

ParameterLayout matrixLayout(Index inputs, Index outputs) {
    ParameterLayout layout;
    layout.count = inputs * outputs;
    layout.shape = {outputs, inputs};
    layout.groups = OutputGroups::perOutput(layout.count, outputs);
    return layout;
}

void ElementwiseMatrixDevice::formMatrix(const Vector& omega, Matrix& a) const {
    const Index tasks = (omega.size() + kTask - 1) / kTask;
    parallelFor(tasks, [&](Index task) {
        const Index first = task * kTask;
        const auto count = static_cast<std::size_t>(std::min(kTask, omega.size() - first));
        transfer({omega.data() + first, count}, a.data() + first);
    });
}

void ElementwiseMatrixDevice::pullBackMatrix(const Vector& omega, const Matrix& c,
                                             VectorRef gomega) const {
    slope({omega.data(), static_cast<std::size_t>(omega.size())}, gomega.data());
    gomega.array() *= Eigen::Map<const Eigen::ArrayXf>(c.data(), c.size());
}

void ElementwiseMatrixDevice::move(const Sweep& request, const Matrix& c, const Matrix& a,
                                   Moves& moved) const {
    const Index m = outputs();
    const Index n = inputs();
    const Index rowsPerTask = std::max(Index{1}, kTask / n);
    const Index tasksPerProbe = (m + rowsPerTask - 1) / rowsPerTask;
    parallelFor(request.probes * tasksPerProbe, [&](Index task) {
        const Index probe = task / tasksPerProbe;
        const Index firstRow = task % tasksPerProbe * rowsPerTask;
        const Index end = std::min(m, firstRow + rowsPerTask) * n;
        alignas(64) std::array<float, kPiece> omega;
        alignas(64) std::array<float, kPiece> entries;
        for (Index first = firstRow * n; first < end;) {
            // Pieces end at multiples of kPiece, where directions are cheapest to generate.
            const Index pieceEnd = std::min(end, (first / kPiece + 1) * kPiece);
            const auto count = static_cast<std::size_t>(pieceEnd - first);
            request.directions.fill(probe, first, {entries.data(), count});
            simd::kernels().addScaled(request.omega.data() + first, request.step, entries.data(),
                                      omega.data(), count);
            transfer({omega.data(), count}, entries.data());
            for (Index at = first; at < pieceEnd;) {
                const Index rowEnd = std::min(pieceEnd, (at / n + 1) * n);
                moved(probe, at / n) += static_cast<double>(simd::kernels().dotDifference(
                    c.data() + at, entries.data() + (at - first), a.data() + at,
                    static_cast<std::size_t>(rowEnd - at)));
                at = rowEnd;
            }
            first = pieceEnd;
        }
    });
}

}  // namespace obscura
