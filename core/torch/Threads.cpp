// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Threads.h"

#include "devices/MatrixProduct.h"
#include "devices/Threads.h"

#include <ATen/Parallel.h>

namespace obscura {

void divideThreads(int threads) {
    at::set_num_threads(1);
    setDeviceThreads(threads);
    startDeviceThreads();
    reserveMatrixProducts(threads);
}

}  // namespace obscura
