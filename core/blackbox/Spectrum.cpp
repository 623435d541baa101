// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Spectrum.h"

#include <lapacke.h>

#include <algorithm>
#include <stdexcept>

namespace obscura {

namespace {

/// `info` as LAPACK answers it: an entry that is no number keeps its iteration from converging.
void check(lapack_int info) {
    if (info != 0) {
        throw std::domain_error("singular values: found a matrix with an entry that is no number");
    }
}

}  // namespace

// What is row-major to us is the transpose to LAPACK: aᵀ = v · diag(values) · uᵀ.
ThinSvd thinSvd(ConstMatrixRef a) {
    Matrix copy = a;
    const auto rows = static_cast<lapack_int>(a.rows());
    const auto columns = static_cast<lapack_int>(a.cols());
    const lapack_int k = std::min(rows, columns);
    ThinSvd svd{.u = Matrix(rows, k), .values = Vector(k), .v = {}};
    Matrix vt(k, columns);
    check(LAPACKE_sgesdd(LAPACK_COL_MAJOR, 'S', columns, rows, copy.data(), columns,
                         svd.values.data(), vt.data(), columns, svd.u.data(), k));
    svd.v = vt.transpose();
    return svd;
}

Eigen::VectorXd singularValues(Eigen::MatrixXd a) {
    const auto rows = static_cast<lapack_int>(a.rows());
    const auto columns = static_cast<lapack_int>(a.cols());
    Eigen::VectorXd values(std::min(rows, columns));
    check(LAPACKE_dgesdd(LAPACK_COL_MAJOR, 'N', rows, columns, a.data(), rows, values.data(),
                         nullptr, 1, nullptr, 1));
    return values;
}

SymmetricEigen symmetricEigen(Eigen::MatrixXd a) {
    const auto n = static_cast<lapack_int>(a.rows());
    Eigen::VectorXd values(n);
    check(LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'V', 'L', n, a.data(), n, values.data()));
    return {std::move(values), std::move(a)};
}

}  // namespace obscura
