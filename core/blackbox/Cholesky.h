// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// Solves a x = b for a symmetric positive definite a = l lᵀ.
class Cholesky {
public:
    /// Of `a` [n, n] only the lower triangle is read. Throws std::domain_error if it is not
    /// positive definite.
    explicit Cholesky(Matrix a);

    /// x [n, r] for `b` [n, r].
    Matrix solve(Matrix b) const;

private:
    Matrix m_l;  ///< in the lower triangle
};

}  // namespace obscura
