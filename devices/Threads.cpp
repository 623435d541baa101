// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Threads.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

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

}  // namespace

// One run() in progress.
struct ThreadPool::Job {
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

thread_local ThreadPool* ThreadPool::s_current = nullptr;

ThreadPool::ThreadPool(int threads) : m_threads(std::max(1, threads)) {}

ThreadPool::~ThreadPool() {
    {
        const std::scoped_lock lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    for (std::thread& worker : m_workers) {
        worker.join();
    }
}

ThreadPool& ThreadPool::current() {
    if (s_current) {
        return *s_current;
    }
    static ThreadPool ofNoRun(static_cast<int>(std::thread::hardware_concurrency()));
    return ofNoRun;
}

void ThreadPool::start() {
    grow(m_threads - 1);
}

// Until there are `helpers` workers.
void ThreadPool::grow(int helpers) {
    const std::scoped_lock lock(m_mutex);
    while (static_cast<int>(m_workers.size()) < helpers) {
        m_workers.push_back(startThread([this] { serve(); }));
    }
}

void ThreadPool::run(Index count, const std::function<void(Index)>& task) {
    const auto helpers = static_cast<int>(std::min<Index>(m_threads, count)) - 1;
    Job job{task, count};
    if (helpers < 1 || m_inUse.test_and_set(std::memory_order_acquire)) {
        job.work();
    } else {
        help(job, helpers);
        m_inUse.clear(std::memory_order_release);
    }
    if (job.failure) {
        std::rethrow_exception(job.failure);
    }
}

// Runs the job with `helpers` workers beside the caller, or as many as there can be.
void ThreadPool::help(Job& job, int helpers) {
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

void ThreadPool::serve() {
    // In use while there is a task: what that divides further is done by this thread alone.
    const UseThreads mine(*this);
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

UseThreads::UseThreads(ThreadPool& pool) : m_before(std::exchange(ThreadPool::s_current, &pool)) {}

UseThreads::~UseThreads() {
    ThreadPool::s_current = m_before;
}

std::thread startThread(std::function<void()> work) {
    try {
        return std::thread(std::move(work));
    } catch (const std::system_error& error) {
        throw ResourceError("can't start a thread: " + error.code().message() +
                            "; the system allows this user no more processes (ulimit -u) or this "
                            "program no more memory (ulimit -v)");
    }
}

void parallelFor(Index count, const std::function<void(Index)>& task) {
    ThreadPool::current().run(count, task);
}

}  // namespace obscura
