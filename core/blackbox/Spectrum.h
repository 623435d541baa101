// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

// Singular and eigenvalues by LAPACK. Each throws std::domain_error where an entry is no number.

/// a = u · diag(values) · vᵀ with k = min(rows, columns).
struct ThinSvd {
    Matrix u;       ///< [rows, k], orthonormal columns
    Vector values;  ///< [k] ≥ 0, largest first
    Matrix v;       ///< [columns, k], orthonormal columns
};

ThinSvd thinSvd(ConstMatrixRef a);

/// The singular values alone [min(rows, columns)], largest first.
Eigen::VectorXd singularValues(Eigen::MatrixXd a);

/// a = vectors · diag(values) · vectorsᵀ of a symmetric `a` [n, n].
struct SymmetricEigen {
    Eigen::VectorXd values;   ///< [n], smallest first
    Eigen::MatrixXd vectors;  ///< [n, n], orthonormal columns
};

/// Looks at the lower triangle of `a` alone.
SymmetricEigen symmetricEigen(Eigen::MatrixXd a);

}  // namespace obscura
