// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MatrixProduct.h"

#include <cblas.h>
#include <algorithm>

namespace obscura {

namespace {

template <class View>
int stride(const View& a) {
    // Eigen may give a matrix of one row any stride; BLAS asks for at least a row's length.
    return static_cast<int>(std::max({a.outerStride(), a.cols(), Index{1}}));
}

void product(ConstMatrixRef a, CBLAS_TRANSPOSE turnA, ConstMatrixRef b, CBLAS_TRANSPOSE turnB,
             MatrixRef c) {
    const Index inner = turnA == CblasNoTrans ? a.cols() : a.rows();
    eigen_assert(c.rows() == (turnA == CblasNoTrans ? a.rows() : a.cols()));
    eigen_assert(c.cols() == (turnB == CblasNoTrans ? b.cols() : b.rows()));
    eigen_assert(inner == (turnB == CblasNoTrans ? b.rows() : b.cols()));
    if (c.size() == 0) {
        return;
    }
    cblas_sgemm(CblasRowMajor, turnA, turnB, static_cast<int>(c.rows()), static_cast<int>(c.cols()),
                static_cast<int>(inner), 1.0f, a.data(), stride(a), b.data(), stride(b), 0.0f,
                c.data(), stride(c));
}

}  // namespace

void multiply(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c) {
    product(a, CblasNoTrans, b, CblasNoTrans, c);
}

void multiplyByTranspose(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c) {
    product(a, CblasNoTrans, b, CblasTrans, c);
}

void multiplyTransposeBy(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c) {
    product(a, CblasTrans, b, CblasNoTrans, c);
}

}  // namespace obscura
