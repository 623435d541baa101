// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MatrixProduct.h"

#include "devices/Threads.h"

#include <cblas.h>
#include <dlfcn.h>
#include <sys/mman.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

namespace {

/// Multiplications from which on a product is divided: its halves take some 20 µs, above what a
/// thread that watches needs to begin.
constexpr Index kFewest = Index{4} << 20;
constexpr Index kMostPieces = 8;
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

/// Bytes that OpenBLAS asks for at a time, with some to spare: its buffers have 128 MiB on x86-64.
/// They are addresses; memory is taken as it is used.
constexpr std::size_t kWorkspace = std::size_t{192} << 20;
/// Buffers of which any build of OpenBLAS has enough.
constexpr int kMostBuffers = 64;

bool canHaveWorkspace() {
    void* const room = ::mmap(nullptr, kWorkspace, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return room != MAP_FAILED && ::munmap(room, kWorkspace) == 0;
}

/// Rows or columns of a piece where `extent` of them are divided: in two from kFewest on, and in
/// twice as many for each four times that, since every piece has BLAS pack the other factor anew,
/// which comes to some 10 % of the work. Never by the number of threads: in what order a kernel of
/// BLAS sums an entry can depend on where the entry lies in its piece.
Index pieceLength(Index extent, Index multiplications) {
    Index pieces = 1;
    for (Index least = kFewest; least <= multiplications && pieces < kMostPieces; least *= 4) {
        pieces *= 2;
    }
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

std::string libraryOf(const void* function) {
    Dl_info info{};
    if (dladdr(function, &info) == 0 || info.dli_fname == nullptr) {
        return "unknown";
    }
    const std::string_view path = info.dli_fname;
    return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace

std::string blasName() {
    using Config = const char* (*)();
    const auto text = [](const char* function) -> std::string {
        const auto get = reinterpret_cast<Config>(dlsym(RTLD_DEFAULT, function));
        return get ? get() : "";
    };
    const std::string config = text("openblas_get_config");
    if (config.empty()) {
        return libraryOf(reinterpret_cast<const void*>(&cblas_sgemm));
    }
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …": name and version, then how it was built.
    const std::string version = config.substr(0, config.find(' ', config.find(' ') + 1));
    return version + ", kernels for " + text("openblas_get_corename");
}

void reserveMatrixProducts(int threads) {
    keepBlasToOneThread();
    using Allocate = void* (*)(int);
    using Free = void (*)(void*);
    const auto allocate = reinterpret_cast<Allocate>(dlsym(RTLD_DEFAULT, "blas_memory_alloc"));
    const auto free = reinterpret_cast<Free>(dlsym(RTLD_DEFAULT, "blas_memory_free"));
    if (!allocate || !free) {
        return;
    }
    // All at a time, or each would get the same; they stay with OpenBLAS for later.
    std::vector<void*> buffers;
    const auto release = [&] { std::ranges::for_each(buffers, free); };
    for (int i = 0; i < std::min(threads, kMostBuffers); ++i) {
        if (!canHaveWorkspace()) {
            release();
            throw ResourceError("matrix products of " + std::to_string(threads) + " threads need " +
                                std::to_string(kWorkspace >> 20) +
                                " MiB of address space each, which the system does not give "
                                "(ulimit -v); allow more or use fewer threads (--threads)");
        }
        buffers.push_back(allocate(0));
    }
    release();
}

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
