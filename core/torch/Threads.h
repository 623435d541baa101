// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// Gives the cores to one pool of threads, which devices and matrix products share
/// (devices/Threads.h). Two pools on the same cores spend their time waiting for each other, so
/// LibTorch's own gets one thread, as BLAS does in devices/MatrixProduct.cpp.
void divideThreads(int threads);

}  // namespace obscura
