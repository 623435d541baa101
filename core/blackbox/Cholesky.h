// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <utility>

namespace obscura {

/// LLᵀ = A of a symmetric positive matrix, by LAPACK.
class Cholesky {
public:
    /// `a` [n, n], of which the lower triangle counts. Throws std::domain_error where it isn't
    /// positive, as when it was made of what is no number.
    explicit Cholesky(Matrix a);

    /// L⁻¹ b for `b` [k, r], k ≤ n, with the leading k rows and columns of L.
    Matrix solveLower(Matrix b) const;
    /// L⁻ᵀ b for `b` [n, r].
    Matrix solveUpper(Matrix b) const;
    /// A⁻¹ b for `b` [n, r].
    Matrix solve(Matrix b) const { return solveUpper(solveLower(std::move(b))); }
    /// trace(A⁻¹)
    float inverseTrace() const;

private:
    Matrix m_l;  ///< in the lower triangle; above it lies what was there
};

}  // namespace obscura
