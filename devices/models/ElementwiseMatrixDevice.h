// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/MatrixDevice.h"

#include <algorithm>
#include <span>

namespace obscura {

/// A linear device whose parameters each set one entry of the transfer matrix by the same law:
/// A_ij = h(ω_ij), with ω stored row by row, so that the parameters of row i drive output i alone.
class ElementwiseMatrixDevice : public MatrixDevice {
public:
    using MatrixDevice::MatrixDevice;

    void sweepAndCombine(const Sweep& request, VectorRef sum) final;

protected:
    /// a = h(ω), entry by entry. Called by several threads.
    virtual void transfer(std::span<const float> omega, float* a) const = 0;
    /// slope = h′(ω)
    virtual void slope(std::span<const float> omega, float* slope) const = 0;

    void formMatrix(const Vector& omega, Matrix& a) const final;
    void pullBackMatrix(const Vector& omega, const Matrix& c, VectorRef gomega) const final;
    /// Piece by piece, so that perturbed parameters and entries never leave the nearest cache.
    void move(const Sweep& request, const Centre& centre, Index firstProbe,
              Moves& moved) const final;

    /// What a sweep compares and a run of parameters that it moves, from number `first` on, along
    /// `u`.
    struct Piece {
        const Sweep& request;
        const Centre& centre;
        Index first;
        std::span<const float> u;
    };
    /// moved [m] += Σ_j C_ij (h(ω_ij + μu_ij) − h(ω_ij)) over the parameters of `piece`, of which
    /// there are at most kPiece. Called by several threads.
    virtual void movePiece(const Piece& piece, double* moved) const;
    static constexpr Index kPiece = 1024;  ///< arrays of these stay in the first-level cache

    /// moved [m] += part(at, count), for each row that the parameters first … first+count−1 touch.
    template <class Part>
    void addByRow(Index first, std::size_t count, double* moved, Part part) const {
        const Index end = first + static_cast<Index>(count);
        for (Index at = first; at < end;) {
            const Index rowEnd = std::min(end, (at / inputs() + 1) * inputs());
            moved[at / inputs()] +=
                static_cast<double>(part(at, static_cast<std::size_t>(rowEnd - at)));
            at = rowEnd;
        }
    }

private:
    static void addScored(const Moves& moved, bool byGroup, const Matrix& u, float* sum);
};

/// The layout that these devices share: m·n parameters of `shape` {m, n}, one group for each
/// output.
ParameterLayout matrixLayout(Index inputs, Index outputs);

}  // namespace obscura
