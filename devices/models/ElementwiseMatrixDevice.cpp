// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/ElementwiseMatrixDevice.h"

#include "devices/Checks.h"
#include "devices/Threads.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

// Parameters that make a task for a thread.
constexpr Index kTask = 32768;
// Parameters of which a direction and a sum stay in the second-level cache.
constexpr Index kMostKept = 1 << 17;
// Sums that the probes are divided among, whatever the number of threads.
constexpr Index kSums = 8;

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

void ElementwiseMatrixDevice::move(const Sweep& request, const Centre& centre, Moves& moved) const {
    const Index m = outputs();
    const Index n = inputs();
    const Index rowsPerTask = std::max(Index{1}, kTask / n);
    const Index tasksPerProbe = (m + rowsPerTask - 1) / rowsPerTask;
    parallelFor(request.probes * tasksPerProbe, [&](Index task) {
        const Index probe = task / tasksPerProbe;
        const Index firstRow = task % tasksPerProbe * rowsPerTask;
        const Index end = std::min(m, firstRow + rowsPerTask) * n;
        alignas(64) std::array<float, kPiece> u;
        for (Index first = firstRow * n; first < end;) {
            // Pieces end at multiples of kPiece, where directions are cheapest to generate.
            const Index pieceEnd = std::min(end, (first / kPiece + 1) * kPiece);
            const auto count = static_cast<std::size_t>(pieceEnd - first);
            request.directions.fill(probe, first, {u.data(), count});
            movePiece({request, centre, first, {u.data(), count}}, moved.row(probe).data());
            first = pieceEnd;
        }
    });
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
    Matrix sums = Matrix::Zero(std::min(request.probes, kSums), d);
    parallelFor(sums.rows(), [&](Index part) {
        Vector u(d);
        for (Index probe = part; probe < request.probes; probe += sums.rows()) {
            Eigen::RowVectorXd moved = centre.offset;
            for (Index first = 0; first < d; first += kPiece) {
                const auto count = static_cast<std::size_t>(std::min(kPiece, d - first));
                const std::span<float> piece(u.data() + first, count);
                request.directions.fill(probe, first, piece);
                movePiece({request, centre, first, piece}, moved.data());
            }
            addScored(request, moved, u, sums.row(part).data());
        }
    });
    sum = sums.colwise().sum().transpose();
}

/// sum [d] += the direction `u`, scored by what each output has `moved` [m].
void ElementwiseMatrixDevice::addScored(const Sweep& request, const Eigen::RowVectorXd& moved,
                                        const Vector& u, float* sum) const {
    const auto& add = simd::kernels().addScaled;
    if (!request.byGroup) {
        const auto score = static_cast<float>(moved.sum());
        add(sum, score, u.data(), sum, static_cast<std::size_t>(u.size()));
        return;
    }
    const Index n = inputs();
    for (Index i = 0; i < outputs(); ++i) {
        add(sum + i * n, static_cast<float>(moved[i]), u.data() + i * n, sum + i * n,
            static_cast<std::size_t>(n));
    }
}

}  // namespace obscura
