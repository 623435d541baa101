// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Cholesky.h"

#include "core/blackbox/Lapack.h"

#include <cblas.h>
#include <stdexcept>
#include <string>

namespace obscura {

Cholesky::Cholesky(Matrix a) : m_l(std::move(a)) {
    const auto n = static_cast<int>(m_l.rows());
    int info = 0;
    // The lower triangle of our rows is the upper one of LAPACK's columns.
    spotrf_("U", &n, m_l.data(), &n, &info);
    if (info != 0) {
        throw std::domain_error("the matrix of size " + std::to_string(n) +
                                " is not positive definite");
    }
}

Matrix Cholesky::solve(Matrix b) const {
    const auto n = static_cast<int>(m_l.rows());
    const auto r = static_cast<int>(b.cols());
    for (const CBLAS_TRANSPOSE turn : {CblasNoTrans, CblasTrans}) {
        cblas_strsm(CblasRowMajor, CblasLeft, CblasLower, turn, CblasNonUnit, n, r, 1, m_l.data(),
                    n, b.data(), r);
    }
    return b;
}

}  // namespace obscura
