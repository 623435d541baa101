// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

class StateFields;

/// The rank-r surrogate A ≈ U S Vᵀ of a device's transfer matrix A [m, n], which stands in for the
/// device on the way back: ∂L/∂X ≈ G U S Vᵀ.
///
/// U [m, r] and V [n, r] have orthonormal columns; S [r, r] need not be diagonal. psiStep()
/// (ProjectorSplitting.h) and streamingStep() (Streaming.h) let it follow the device.
class Surrogate {
public:
    /// Truncated SVD of `a` [m, n], the best surrogate of that rank. Precondition: 1 ≤ rank ≤
    /// min(n, m).
    static Surrogate fromMatrix(ConstMatrixRef a, Index rank);

    /// A ≈ 0 with random directions, which steps turn towards the device.
    static Surrogate fromNothing(Index outputs, Index inputs, Index rank, std::uint64_t seed);

    Surrogate(Matrix u, Matrix s, Matrix v);

    Index rank() const { return m_s.rows(); }
    const Matrix& u() const { return m_u; }
    const Matrix& s() const { return m_s; }
    const Matrix& v() const { return m_v; }
    /// U S Vᵀ [m, n].
    Matrix matrix() const;

    /// The same knowledge with another rank: truncated by the SVD of S, or padded with random
    /// orthonormal directions of zero weight. Precondition: 1 ≤ wanted ≤ min(n, m).
    Surrogate withRank(Index wanted, std::uint64_t seed) const;

    /// y [B, m] = x [B, n] · (U S Vᵀ)ᵀ.
    void answer(ConstMatrixRef x, MatrixRef y) const;
    /// gx [B, n] = g [B, m] · U S Vᵀ.
    void pullBack(ConstMatrixRef g, MatrixRef gx) const;

    /// ‖A − U S Vᵀ‖_F / ‖A‖_F.
    double relativeError(ConstMatrixRef a) const;

    void listState(StateFields& fields);

private:
    Matrix m_u;
    Matrix m_s;
    Matrix m_v;
};

}  // namespace obscura
