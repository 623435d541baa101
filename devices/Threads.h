// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"
#include "devices/Types.h"

#include <functional>
#include <thread>

namespace obscura {

/// How many threads simulated devices use, the caller's own included; at least 1. Starts with the
/// number of processors. Results do not depend on it.
void setDeviceThreads(int count);
int deviceThreads();

/// The system has no thread or memory left for what is to begin. The message says which limit to
/// look at.
class ResourceError : public UserError {
public:
    using UserError::UserError;
};

/// Starts a thread. Throws ResourceError, with the system's reason, where there is none to be had.
std::thread startThread(std::function<void()> work);

/// Starts the threads that parallelFor() would start when they are first needed, where it does with
/// those that it gets. Throws ResourceError where not all can be had.
void startDeviceThreads();

/// Calls task(0) … task(count−1), each once, in any order, from up to deviceThreads() threads, and
/// returns when all are done. While another caller uses the threads, or from inside a task, the
/// calls are made one after another. Rethrows the first exception that a task threw.
void parallelFor(Index count, const std::function<void(Index)>& task);

}  // namespace obscura
