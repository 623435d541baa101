// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/WhitenedBatch.h"

#include "devices/MatrixProduct.h"

#include <cblas.h>
#include <lapacke.h>

#include <cmath>
#include <stdexcept>

namespace obscura {

namespace {

/// b ← L⁻¹ b
void solveLower(const Matrix& l, Matrix& b) {
    const auto n = static_cast<int>(l.rows());
    const auto columns = static_cast<int>(b.cols());
    cblas_strsm(CblasRowMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, columns, 1,
                l.data(), n, b.data(), columns);
}

}  // namespace

WhitenedBatch whiten(ConstMatrixRef x, ConstMatrixRef y, float ridge) {
    Matrix l(x.rows(), x.rows());
    multiplyByTranspose(x, x, l);
    l.diagonal().array() += ridge;
    // The lower triangle of our rows is the upper one of LAPACK's columns.
    const auto n = static_cast<int>(l.rows());
    const int info = LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'U', n, l.data(), n);
    // Not every LAPACK takes notice of a NaN.
    if (info != 0 || !std::isfinite(l.diagonal().sum())) {
        throw std::domain_error("learning from answers: found inputs that are no numbers");
    }
    WhitenedBatch batch{.x = x, .y = y, .ridge = ridge};
    solveLower(l, batch.x);
    solveLower(l, batch.y);
    LAPACKE_strtri_work(LAPACK_COL_MAJOR, 'U', 'N', n, l.data(), n);
    batch.noiseShare =
        Matrix(l.triangularView<Eigen::Lower>()).squaredNorm() / static_cast<float>(n);
    return batch;
}

}  // namespace obscura
