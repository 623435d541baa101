// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <functional>

namespace obscura {

/// How many threads simulated devices use, the caller's own included; at least 1. Starts with the
/// number of processors. Results do not depend on it.
void setDeviceThreads(int count);
int deviceThreads();

/// Calls task(0) … task(count−1), each once, in any order, from up to deviceThreads() threads, and
/// returns when all are done. While another caller uses the threads, or from inside a task, the
/// calls are made one after another. Rethrows the first exception that a task threw.
void parallelFor(Index count, const std::function<void(Index)>& task);

}  // namespace obscura
