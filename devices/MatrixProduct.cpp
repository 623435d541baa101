// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MatrixProduct.h"

#include "devices/Threads.h"

#include <cblas.h>
#include <dlfcn.h>
#include <algorithm>

namespace obscura {

namespace {

/// Multiplications that make a piece worth a thread: some 20 µs, above what one that watches needs
/// to begin.
constexpr Index kFewest = 1 << 20;
/// Pieces are whole multiples of this many rows or columns, so that BLAS keeps to its fast kernels.
constexpr Index kGrain = 16;

/// One factor as BLAS sees it.
struct Factor {
    const float* data;
    int stride;
    CBLAS_TRANSPOSE turn;

    const float* from(Index row, Index column) const {
        return data + (turn == CblasNoTrans ? row * stride + column : column * stride + row);
    }
};

template <class View>
int strideOf(const View& a) {
    // Eigen may give a matrix of one row any stride; BLAS asks for at least a row's length.
    return static_cast<int>(std::max({a.outerStride(), a.cols(), Index{1}}));
}

/// Products are divided among our own threads (devices/Threads.h): OpenBLAS has a pool too, whose
/// threads spin while they wait and keep ours from the cores. It is not ours to link against, and
/// another BLAS may have none.
void keepBlasToOneThread() {
    using SetThreads = void (*)(int);
    static const bool done = [] {
        if (auto* set =
                reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) {
            set(1);
        }
        return true;
    }();
    (void)done;
}

/// Rows or columns of a piece when `extent` of them are divided among the threads.
Index pieceLength(Index extent, Index multiplications) {
    const Index pieces = std::clamp(multiplications / kFewest, Index{1}, Index{deviceThreads()});
    const Index length = (extent + pieces - 1) / pieces;
    return (length + kGrain - 1) / kGrain * kGrain;
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
    keepBlasToOneThread();
    const Factor left{a.data(), strideOf(a), turnA};
    const Factor right{b.data(), strideOf(b), turnB};
    const int stride = strideOf(c);
    const bool byRows = c.rows() >= c.cols();
    const Index extent = byRows ? c.rows() : c.cols();
    const Index length = pieceLength(extent, c.size() * inner);
    parallelFor((extent + length - 1) / length, [&](Index piece) {
        const Index row = byRows ? piece * length : 0;
        const Index column = byRows ? 0 : piece * length;
        const Index rows = byRows ? std::min(length, extent - row) : c.rows();
        const Index columns = byRows ? c.cols() : std::min(length, extent - column);
        cblas_sgemm(CblasRowMajor, turnA, turnB, static_cast<int>(rows), static_cast<int>(columns),
                    static_cast<int>(inner), 1.0f, left.from(row, 0), left.stride,
                    right.from(0, column), right.stride, 0.0f, c.data() + row * stride + column,
                    stride);
    });
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
