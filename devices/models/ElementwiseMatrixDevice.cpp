// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/ElementwiseMatrixDevice.h"

#include "devices/Checks.h"
#include "devices/SweepWatch.h"
#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

// Parameters that make a task for a thread.
constexpr Index kTask = 32768;
// Entries of directions that stay in the second-level cache, with a sum.
constexpr Index kMostKept = 1 << 17;
// Sums that the probes are divided among, whatever the number of threads.
constexpr Index kSums = 8;
// Probes that pass over the comparison and the sum together.
constexpr Index kTogether = 4;

}  // namespace

ParameterLayout matrixLayout(Index inputs, Index outputs) {
    ParameterLayout layout;
    layout.count = inputs * outputs;
    layout.shape = {outputs, inputs};
    layout.groups = OutputGroups::perOutput(layout.count, outputs);
    layout.cells = {.signs = {1}, .alike = true};
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

void ElementwiseMatrixDevice::move(const Sweep& request, const Centre& centre, Index firstProbe,
                                   Moves& moved) const {
    const Index m = outputs();
    const Index n = inputs();
    const Index rowsPerTask = std::max(Index{1}, kTask / n);
    const Index tasksPerProbe = (m + rowsPerTask - 1) / rowsPerTask;
    SweepWatch watch(request.stop, moved.rows(), tasksPerProbe);
    parallelFor(moved.rows() * tasksPerProbe, [&](Index task) {
        if (watch.isStopped()) {
            return;
        }
        const Index k = task / tasksPerProbe;
        const Index firstRow = task % tasksPerProbe * rowsPerTask;
        const Index end = std::min(m, firstRow + rowsPerTask) * n;
        alignas(64) std::array<float, kPiece> u;
        for (Index first = firstRow * n; first < end;) {
            // Pieces end at multiples of kPiece, where directions are cheapest to generate.
            const Index pieceEnd = std::min(end, (first / kPiece + 1) * kPiece);
            const auto count = static_cast<std::size_t>(pieceEnd - first);
            request.directions.fill(firstProbe + k, first, {u.data(), count});
            movePiece({request, centre, first, {u.data(), count}}, moved.row(k).data());
            first = pieceEnd;
        }
        watch.countTasks(1);
    });
    watch.finish();
}

void ElementwiseMatrixDevice::movePiece(const Piece& piece, double* moved) const {
    const auto& [request, centre, first, u] = piece;
    alignas(64) std::array<float, kPiece> omega;
    alignas(64) std::array<float, kPiece> entries;
    simd::kernels().addScaled(request.omega.data() + first, request.step, u.data(), omega.data(),
                              u.size());
    transfer({omega.data(), u.size()}, entries.data());
    addByRow(first, u.size(), moved, [&](Index at, std::size_t count) {
        return simd::kernels().dotDifference(piece.centre.c.data() + at,
                                             entries.data() + (at - piece.first),
                                             piece.centre.a.data() + at, count);
    });
}

void ElementwiseMatrixDevice::sweepAndCombine(const Sweep& request, VectorRef sum) {
    checkSweep(*this, request);
    const Index d = request.omega.size();
    if (d > kMostKept) {
        MatrixDevice::sweepAndCombine(request, sum);
        return;
    }
    const Centre centre = centreOf(request);
    Matrix sums(std::min(request.probes, kSums), d);
    SweepWatch watch(request);
    parallelFor(sums.rows(), [&](Index part) {
        Matrix u(std::clamp(kMostKept / d, Index{1}, kTogether), d);
        sums.row(part).setZero();
        for (Index probe = part; probe < request.probes && !watch.isStopped();
             probe += u.rows() * sums.rows()) {
            const Index left = (request.probes - probe - 1) / sums.rows() + 1;
            Moves moved = centre.offset.replicate(std::min(left, u.rows()), 1);
            for (Index first = 0; first < d; first += kPiece) {
                const auto count = static_cast<std::size_t>(std::min(kPiece, d - first));
                for (Index k = 0; k < moved.rows(); ++k) {
                    const std::span<float> piece(u.row(k).data() + first, count);
                    request.directions.fill(probe + k * sums.rows(), first, piece);
                    movePiece({request, centre, first, piece}, moved.row(k).data());
                }
            }
            addScored(moved, request.byGroup, u, sums.row(part).data());
            watch.countTasks(moved.rows());
        }
    });
    watch.finish();
    sum = sums.colwise().sum().transpose();
}

/// sum [d] += the directions `u` [≥ K, d], scored by what each output has `moved` [K, m].
void ElementwiseMatrixDevice::addScored(const Moves& moved, bool byGroup, const Matrix& u,
                                        float* sum) {
    const Matrix scores = byGroup ? Matrix(moved.transpose().cast<float>())
                                  : Matrix(moved.rowwise().sum().transpose().cast<float>());
    const Index length = u.cols() / scores.rows();
    for (Index group = 0; group < scores.rows(); ++group) {
        simd::kernels().addScaledRows(scores.row(group).data(),
                                      static_cast<std::size_t>(scores.cols()),
                                      u.data() + group * length, static_cast<std::size_t>(u.cols()),
                                      sum + group * length, static_cast<std::size_t>(length));
    }
}

}  // namespace obscura
