// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Cholesky.h"

namespace obscura {

/// Inputs X [B, n] and answers Y [B, m] of a linear device whose weights are known up to errors of
/// equal variance p, read with noise of variance σ²: what is left of an answer has the covariance
/// p·(XXᵀ + λI) with λ = σ²/p. In terms of LLᵀ = XXᵀ + λI,
///
///     L⁻¹Y = L⁻¹X Aᵀ + errors that are independent and of variance p,
///
/// so that each row counts the same.
class Whitening {
public:
    /// Precondition: `ridge` = λ > 0. Throws std::domain_error where x holds what is no number.
    Whitening(Matrix x, float ridge);

    const Matrix& inputs() const { return m_x; }  ///< X
    float ridge() const { return m_ridge; }       ///< λ
    /// mean(diag((XXᵀ + λI)⁻¹)): what becomes of noise of variance 1.
    float noiseShare() const { return m_noiseShare; }

    /// L⁻¹ of the first rows of what belongs to the batch, `rows` [k, r] with k ≤ B.
    Matrix whiten(Matrix rows) const { return m_factor.solveLower(std::move(rows)); }
    /// The smallest change of A [m, n] that explains R [B, m], of which `whitened` = L⁻¹R is given:
    /// RᵀK with K = (XXᵀ + λI)⁻¹X.
    Matrix smallestChange(Matrix whitened) const;

private:
    Matrix m_x;
    float m_ridge;
    Cholesky m_factor;
    float m_noiseShare;
};

}  // namespace obscura
