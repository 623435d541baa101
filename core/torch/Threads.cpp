// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Threads.h"

#include "devices/Threads.h"

#include <ATen/Parallel.h>
#include <dlfcn.h>

namespace obscura {

namespace {

// LibTorch's products go to whichever BLAS the system has behind libblas. Only OpenBLAS has a pool
// to be told of, and it is not ours to link against.
void setBlasThreads(int threads) {
    using SetThreads = void (*)(int);
    if (auto* set = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) {
        set(threads);
    }
}

}  // namespace

void divideThreads(int threads) {
    at::set_num_threads(1);
    setBlasThreads(threads);
    setDeviceThreads(threads);
}

}  // namespace obscura
