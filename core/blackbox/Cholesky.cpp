// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Cholesky.h"

#include <cblas.h>
#include <lapacke.h>

#include <cmath>
#include <stdexcept>
#include <utility>

namespace obscura {

namespace {

void solveTriangle(const Matrix& l, CBLAS_TRANSPOSE turn, Matrix& b) {
    const auto columns = static_cast<int>(b.cols());
    cblas_strsm(CblasRowMajor, CblasLeft, CblasLower, turn, CblasNonUnit,
                static_cast<int>(b.rows()), columns, 1, l.data(), static_cast<int>(l.cols()),
                b.data(), columns);
}

}  // namespace

Cholesky::Cholesky(Matrix a) : m_l(std::move(a)) {
    // The lower triangle of our rows is the upper one of LAPACK's columns.
    const auto n = static_cast<int>(m_l.rows());
    const int info = LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'U', n, m_l.data(), n);
    // Not every LAPACK takes notice of a NaN.
    if (info != 0 || !std::isfinite(m_l.diagonal().sum())) {
        throw std::domain_error("learning from a batch: found inputs that are no numbers");
    }
}

Matrix Cholesky::solveLower(Matrix b) const {
    solveTriangle(m_l, CblasNoTrans, b);
    return b;
}

Matrix Cholesky::solveUpper(Matrix b) const {
    solveTriangle(m_l, CblasTrans, b);
    return b;
}

float Cholesky::inverseTrace() const {
    Matrix inverse = m_l;
    const auto n = static_cast<int>(inverse.rows());
    LAPACKE_strtri_work(LAPACK_COL_MAJOR, 'U', 'N', n, inverse.data(), n);
    return Matrix(inverse.triangularView<Eigen::Lower>()).squaredNorm();
}

}  // namespace obscura
