// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Threads.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
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

    // Runs the job with `helpers` workers beside the caller.
    void run(Job& job, int helpers) {
        {
            const std::scoped_lock lock(m_mutex);
            while (static_cast<int>(m_workers.size()) < helpers) {
                m_workers.emplace_back([this] { serve(); });
            }
            m_job = &job;
            m_wanted = helpers;
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

}  // namespace

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
        static Pool pool;
        pool.run(job, helpers);
        poolInUse.clear(std::memory_order_release);
    }
    if (job.failure) {
        std::rethrow_exception(job.failure);
    }
}

}  // namespace obscura
