// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/BackgroundWork.h"

#include "devices/Stop.h"
#include "devices/Threads.h"

#include <utility>

namespace obscura {

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork() {
    drop();
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void BackgroundWork::add(Work work) {
    const std::scoped_lock lock(m_mutex);
    if (!m_thread.joinable())
        m_thread = startThread([this] { run(); });
    m_works.push_back(std::move(work));
    m_changed.notify_all();
}

void BackgroundWork::tell(Rest rest) {
    const std::scoped_lock lock(m_mutex);
    note(std::move(rest));
}

/// What was dropped has nothing more to say.
void BackgroundWork::note(Rest rest) {
    if (m_stop.stop_requested())
        return;
    m_rests.push_back(std::move(rest));
    QMetaObject::invokeMethod(this, "takeRests", Qt::QueuedConnection);
}

void BackgroundWork::drop() {
    std::deque<Work> works;  // destroyed without the lock: they may hold much
    const std::scoped_lock lock(m_mutex);
    works.swap(m_works);
    m_rests.clear();
    if (m_isAtWork)
        m_stop.request_stop();
}

void BackgroundWork::finish() {
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_works.empty() && !m_isAtWork; });
            if (m_rests.empty())
                return;
        }
        takeRests();
    }
}

/// One of them may drop those behind it.
void BackgroundWork::takeRests() {
    for (;;) {
        Rest rest;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_rests.empty())
                return;
            rest = std::move(m_rests.front());
            m_rests.pop_front();
        }
        rest();
    }
}

BackgroundWork::Work BackgroundWork::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_works.empty() || m_isOver; });
    if (m_isOver)
        return {};
    Work work = std::move(m_works.front());
    m_works.pop_front();
    m_stop = {};
    m_isAtWork = true;
    return work;
}

BackgroundWork::Rest BackgroundWork::done(const Work& work, const std::stop_token& stop) {
    try {
        return work(stop);
    } catch (const Stopped&) {
        return {};  // who has dropped it wants nothing of it
    }
}

void BackgroundWork::run() {
    while (const Work work = next()) {
        Rest rest = done(work, m_stop.get_token());
        const std::scoped_lock lock(m_mutex);
        if (rest)
            note(std::move(rest));
        m_isAtWork = false;
        m_changed.notify_all();
    }
}

}  // namespace obscura
