// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// Gives the cores to one pool of threads, which devices and matrix products share
/// (devices/Threads.h). Two pools on the same cores spend their time waiting for each other, so
/// LibTorch's own gets one thread, as BLAS does in devices/MatrixProduct.cpp. Throws ResourceError
/// where the threads, or the memory with which they multiply, can't be had.
void divideThreads(int threads);

}  // namespace obscura
