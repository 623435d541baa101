// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"
#include "devices/Types.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace obscura {

/// The system has no thread or memory left for what is to begin. The message says which limit to
/// look at.
class ResourceError : public UserError {
public:
    using UserError::UserError;
};

/// Starts a thread. Throws ResourceError, with the system's reason, where there is none to be had.
std::thread startThread(std::function<void()> work);

/// Threads that devices and matrix products share. Each run has its own, so that runs at the same
/// time are independent of each other; what belongs to no run (a preview, a tool) shares one of as
/// many threads as there are processors. Results do not depend on their number.
class ThreadPool {
public:
    /// Of `threads` ≥ 1, the caller's own included; the others start when they are first needed.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threads() const { return m_threads; }
    /// Starts those that run() would start, which does with those that it gets. Throws
    /// ResourceError where not all can be had.
    void start();
    /// As parallelFor() with these threads.
    void run(Index count, const std::function<void(Index)>& task);

    /// The one that parallelFor() on this thread works with.
    static ThreadPool& current();

private:
    struct Job;
    friend class UseThreads;

    void grow(int helpers);
    void help(Job& job, int helpers);
    void serve();

    static thread_local ThreadPool* s_current;

    const int m_threads;
    std::atomic_flag m_inUse = ATOMIC_FLAG_INIT;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::vector<std::thread> m_workers;
    Job* m_job = nullptr;
    // Atomic for who watches before it sleeps; written under the mutex.
    std::atomic<int> m_wanted = 0;
    std::atomic<int> m_busy = 0;
    std::atomic<bool> m_closing = false;
};

/// While it lives, parallelFor() on the thread that made it works with `pool`, which must live
/// longer.
class UseThreads {
public:
    explicit UseThreads(ThreadPool& pool);
    ~UseThreads();
    UseThreads(const UseThreads&) = delete;
    UseThreads& operator=(const UseThreads&) = delete;

private:
    ThreadPool* m_before;
};

/// Calls task(0) … task(count−1), each once, in any order, from the threads of
/// ThreadPool::current() and returns when all are done. While another caller uses those, or from
/// inside a task, the calls are made one after another. Rethrows the first exception that a task
/// threw.
void parallelFor(Index count, const std::function<void(Index)>& task);

}  // namespace obscura
