// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Threads.h"

#include "devices/MatrixProduct.h"

#include <ATen/Parallel.h>
#include <c10/util/Flags.h>

#include <mutex>

// Of Caffe2, in LibTorch.
C10_DECLARE_int(pthreadpool_size);

namespace obscura {

void keepLibTorchToOneThread() {
    // Telling LibTorch of one thread has it make a pool first, by default of as many as there are
    // processors; that waits for ever for those that the system doesn't give.
    static std::once_flag once;
    std::call_once(once, [] { FLAGS_pthreadpool_size = 1; });
    at::set_num_threads(1);
}

std::unique_ptr<ThreadPool> startThreads(int threads) {
    auto pool = std::make_unique<ThreadPool>(threads);
    pool->start();
    reserveMatrixProducts(threads);
    return pool;
}

}  // namespace obscura
