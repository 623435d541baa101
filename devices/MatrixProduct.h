// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <string>

namespace obscura {

/// Matrix products by the system's BLAS, which picks its kernels when the program runs: Eigen's
/// own, compiled for any x86-64, reach a quarter of that. Large products are divided among the
/// threads of ThreadPool::current(), with BLAS itself kept to one thread in the whole process; the
/// results do not depend on how many those are. Results may not overlap the factors.

/// c [p, r] = a [p, q] · b [q, r]
void multiply(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c);
/// c [p, r] = a [p, q] · bᵀ, b [r, q]
void multiplyByTranspose(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c);
/// c [q, r] = aᵀ · b, a [p, q], b [p, r]
void multiplyTransposeBy(ConstMatrixRef a, ConstMatrixRef b, MatrixRef c);

/// a · b
inline Matrix product(ConstMatrixRef a, ConstMatrixRef b) {
    Matrix c(a.rows(), b.cols());
    multiply(a, b, c);
    return c;
}
/// aᵀ · b
inline Matrix transposeProduct(ConstMatrixRef a, ConstMatrixRef b) {
    Matrix c(a.cols(), b.cols());
    multiplyTransposeBy(a, b, c);
    return c;
}

/// Which BLAS that is, for records: "OpenBLAS 0.3.21, kernels for SkylakeX", else its file's name.
std::string blasName();

/// Makes sure that so many threads can multiply at a time: OpenBLAS takes memory of its own for
/// each, when it is first needed, and tries for ever where it can't have it. Throws ResourceError
/// with what is wanted.
void reserveMatrixProducts(int threads);

}  // namespace obscura
