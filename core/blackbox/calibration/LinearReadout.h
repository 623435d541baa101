// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// The matrix R [m, k] of y = R z, by least squares over pairs of rows that forget what is long
/// ago, as z is that of a model that learns meanwhile:
///
///     R = H (G + λI)⁻¹,  G ← γG + ZᵀZ,  H ← γH + YᵀZ,  λ = 0.01·mean(diag G).
class LinearReadout {
public:
    /// For k = `inputs` and m = `outputs`, with γ = 1 − 1/`memory`.
    LinearReadout(Index inputs, Index outputs, Index memory);

    /// Learns from `z` [B, k] and `y` [B, m].
    void add(ConstMatrixRef z, ConstMatrixRef y);
    /// Takes over what it has learned, at about k³/3 + k²m multiplications.
    void solve();

    const Matrix& matrix() const { return m_matrix; }  ///< R, 0 before the first solve()

private:
    float m_keep;    ///< γ
    Matrix m_gram;   ///< G [k, k]
    Matrix m_cross;  ///< Hᵀ [k, m]
    Matrix m_matrix;
};

}  // namespace obscura
