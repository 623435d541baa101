// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Threads.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace obscura {

namespace {

// One parallelFor in progress.
struct Job {
    const std::function<void(Index)>& task;
    Index count;
    std::atomic<Index> next = 0;
    std::mutex mutex = {};
    std::exception_ptr failure = {};

    void work() {
        for (Index i = next++; i < count; i = next++) {
            try {
                task(i);
            } catch (...) {
                next = count;
                const std::scoped_lock lock(mutex);
                if (!failure) {
                    failure = std::current_exception();
                }
            }
        }
    }
};

/// How long a thread looks for news before it sleeps. Waking a thread takes about as long, and the
/// parallel parts of a training step follow on each other within less.
constexpr std::chrono::microseconds kPatience{200};

/// Lets other threads run until `done` or for kPatience.
template <class Condition>
void watch(const Condition& done) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!done() && std::chrono::steady_clock::now() < end) {
        std::this_thread::yield();
    }
}

class Pool {
public:
    ~Pool() {
        {
            const std::scoped_lock lock(m_mutex);
            m_closing = true;
        }
        m_wake.notify_all();
        for (std::thread& worker : m_workers) {
            worker.join();
        }
    }

    // Until there are `helpers` workers.
    void grow(int helpers) {
        const std::scoped_lock lock(m_mutex);
        while (static_cast<int>(m_workers.size()) < helpers) {
            m_workers.push_back(startThread([this] { serve(); }));
        }
    }

    // Runs the job with `helpers` workers beside the caller, or as many as there can be.
    void run(Job& job, int helpers) {
        try {
            grow(helpers);
        } catch (const ResourceError&) {
            // Results don't depend on their number.
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_job = &job;
            m_wanted = std::min(helpers, static_cast<int>(m_workers.size()));
        }
        m_wake.notify_all();
        job.work();
        const auto finished = [this] { return m_busy == 0; };
        std::unique_lock lock(m_mutex);
        m_wanted = 0;  // who has not begun by now would find nothing left to do
        lock.unlock();
        watch(finished);
        lock.lock();
        m_idle.wait(lock, finished);
        m_job = nullptr;
    }

private:
    void serve() {
        while (true) {
            const auto called = [this] { return m_wanted > 0 || m_closing; };
            watch(called);
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, called);
            if (m_closing) {
                return;
            }
            --m_wanted;
            ++m_busy;
            Job* job = m_job;
            lock.unlock();
            job->work();
            lock.lock();
            if (--m_busy == 0) {
                m_idle.notify_one();
            }
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::vector<std::thread> m_workers;
    Job* m_job = nullptr;
    // Atomic for watch(); written under the mutex.
    std::atomic<int> m_wanted = 0;
    std::atomic<int> m_busy = 0;
    std::atomic<bool> m_closing = false;
};

std::atomic<int> threadCount = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
std::atomic_flag poolInUse = ATOMIC_FLAG_INIT;

Pool& pool() {
    static Pool pool;
    return pool;
}

}  // namespace

std::thread startThread(std::function<void()> work) {
    try {
        return std::thread(std::move(work));
    } catch (const std::system_error& error) {
        throw ResourceError("can't start a thread: " + error.code().message() +
                            "; the system allows this user no more processes (ulimit -u) or this "
                            "program no more memory (ulimit -v)");
    }
}

void startDeviceThreads() {
    pool().grow(deviceThreads() - 1);
}

void setDeviceThreads(int count) {
    threadCount = std::max(1, count);
}

int deviceThreads() {
    return threadCount;
}

void parallelFor(Index count, const std::function<void(Index)>& task) {
    const auto helpers = static_cast<int>(std::min<Index>(deviceThreads(), count)) - 1;
    Job job{task, count};
    if (helpers < 1 || poolInUse.test_and_set(std::memory_order_acquire)) {
        job.work();
    } else {
        pool().run(job, helpers);
        poolInUse.clear(std::memory_order_release);
    }
    if (job.failure) {
        std::rethrow_exception(job.failure);
    }
}

}  // namespace obscura
