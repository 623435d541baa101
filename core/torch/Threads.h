// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// Divides the cores between LibTorch's thread pool, the BLAS library's and the devices', for the
/// calling thread's computations. Two pools on the same cores spend their time waiting for each
/// other, so LibTorch's own pool gets one thread and matrix products and devices get all.
void divideThreads(int threads);

}  // namespace obscura
