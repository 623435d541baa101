// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace obscura {

/// Does things one after another on a thread of its own, which begins with the first; what each of
/// them leaves to do is done on the thread that this lives on.
class BackgroundWork : public QObject {
    Q_OBJECT

public:
    /// For the thread that this lives on.
    using Rest = std::function<void()>;
    /// For its own thread. Throws nothing but Stopped.
    using Work = std::function<Rest(const std::stop_token& stop)>;

    explicit BackgroundWork(QObject* parent = nullptr);
    /// Asks for the end and waits for it.
    ~BackgroundWork() override;

    /// Behind what waits already. Throws ResourceError where there is no thread for it.
    void add(Work work);
    /// From any thread: on the thread that this lives on, unless everything is dropped before.
    void tell(Rest rest);
    /// Drops what waits, ends what is at work, and does nothing of what those have left to do.
    void drop();
    /// Blocks until all is done, also what was left to do.
    void finish();

private Q_SLOTS:
    void takeRests();

private:
    void run();
    /// Of the next work; nothing: the end has come.
    Work next();
    static Rest done(const Work& work, const std::stop_token& stop);
    void note(Rest rest);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Work> m_works;
    std::deque<Rest> m_rests;
    std::stop_source m_stop;  ///< of what is at work
    bool m_isAtWork = false;
    bool m_isOver = false;
    std::thread m_thread;
};

}  // namespace obscura
