// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

/// The rank-r surrogate A ≈ U S Vᵀ of a device's transfer matrix A [m, n], which stands in for the
/// device on the way back: ∂L/∂X ≈ G U S Vᵀ.
///
/// U [m, r] and V [n, r] have orthonormal columns; S [r, r] need not be diagonal.
class Surrogate {
public:
    /// Truncated SVD of `a` [m, n], the best surrogate of that rank. Precondition: 1 ≤ rank ≤
    /// min(n, m).
    static Surrogate fromMatrix(ConstMatrixRef a, Index rank);

    /// A ≈ 0 with random directions, which follow() and absorb() turn towards the device.
    static Surrogate fromNothing(Index outputs, Index inputs, Index rank, std::uint64_t seed);

    Surrogate(Matrix u, Matrix s, Matrix v);

    Index rank() const { return m_s.rows(); }
    const Matrix& u() const { return m_u; }
    const Matrix& s() const { return m_s; }
    const Matrix& v() const { return m_v; }
    /// U S Vᵀ [m, n].
    Matrix matrix() const;

    /// The same knowledge with another rank: truncated by the SVD of S, or padded with random
    /// orthonormal directions of zero weight. Precondition: 1 ≤ rank ≤ min(n, m).
    Surrogate withRank(Index rank, std::uint64_t seed) const;

    /// gx [B, n] = g [B, m] · U S Vᵀ.
    void pullBack(ConstMatrixRef g, MatrixRef gx) const;

    /// One implicit projector-splitting step A₀ → A₁ = A₀ + ΔA (arXiv:2509.15113; METHOD 2):
    ///
    ///     K₁ = U₀S₀ + P₁,      U₁Ŝ = qr(K₁),    S̃ = Ŝ − U₁ᵀP₁,    P₁ = ΔA V₀
    ///     L₁ = V₀S̃ᵀ + P₂,      V₁S₁ᵀ = qr(L₁),                     P₂ = ΔAᵀ U₁ ≈ Zᵀ(ZΔAᵀ)U₁ / K
    ///
    /// @param deltaV  [r, m] ΔA applied to the columns of V₀, one a row: P₁ᵀ
    /// @param z       [K, n] the sketch inputs Z, standard normal, one a row
    /// @param deltaZ  [K, m] ΔA applied to the sketch inputs: ZΔAᵀ
    void follow(ConstMatrixRef deltaV, ConstMatrixRef z, ConstMatrixRef deltaZ);

    /// The same step towards what a forward pass has shown, `x` [B, n] and `y` [B, m] = x Aᵀ, with
    /// the smallest change that explains it (METHOD 2, streaming):
    ///
    ///     ΔA = RᵀK,  R = Y − X(USVᵀ)ᵀ,  K = (XXᵀ + λI)⁻¹X,  λ = 0.01·mean(diag(XXᵀ))
    void absorb(ConstMatrixRef x, ConstMatrixRef y);

    /// ‖A − U S Vᵀ‖_F / ‖A‖_F.
    double relativeError(ConstMatrixRef a) const;

private:
    /// The step with P₁ [m, r] given and P₂ [n, r] = changeBack(U₁).
    template <class ChangeBack>
    void split(const Matrix& p1, ChangeBack changeBack);

    Matrix m_u;
    Matrix m_s;
    Matrix m_v;
};

}  // namespace obscura
