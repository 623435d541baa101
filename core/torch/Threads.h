// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Threads.h"

#include <memory>

namespace obscura {

/// LibTorch's own pool gets one thread, as BLAS does in devices/MatrixProduct.cpp: two pools on the
/// same cores spend their time waiting for each other. That is the process's, and the same for
/// every engine; the threads at work are the engine's own. Call it on the thread that makes an
/// engine, before anything of LibTorch.
void keepLibTorchToOneThread();

/// A pool whose threads have started and can multiply. Throws ResourceError where the threads, or
/// the memory with which they multiply, can't be had.
std::unique_ptr<ThreadPool> startThreads(int threads);

}  // namespace obscura
