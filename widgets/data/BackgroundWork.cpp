// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/BackgroundWork.h"

#include "devices/Stop.h"

#include <utility>

namespace obscura {

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork() {
    drop();
}

void BackgroundWork::add(Work work) {
    const std::scoped_lock lock(m_mutex);
    m_works.push_back(std::move(work));
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    m_changed.notify_all();
}

void BackgroundWork::tell(Rest rest) {
    const std::scoped_lock lock(m_mutex);
    if (m_stop.stop_requested())
        return;
    m_rests.push_back(std::move(rest));
    QMetaObject::invokeMethod(this, "takeRests", Qt::QueuedConnection);
}

void BackgroundWork::drop() {
    const std::scoped_lock lock(m_mutex);
    m_works.clear();
    m_rests.clear();
    if (m_isAtWork)
        m_stop.request_stop();
}

void BackgroundWork::finish() {
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_works.empty() && !m_isAtWork; });
        if (m_rests.empty())
            return;
        lock.unlock();
        takeRests();
    }
}

void BackgroundWork::takeRests() {
    std::vector<Rest> rests;
    {
        const std::scoped_lock lock(m_mutex);
        rests.swap(m_rests);
    }
    for (const Rest& rest : rests)
        rest();
}

void BackgroundWork::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_works.empty(); })) {
        const Work work = std::move(m_works.front());
        m_works.pop_front();
        m_stop = {};
        m_isAtWork = true;
        const std::stop_token ended = m_stop.get_token();
        lock.unlock();
        Rest rest;
        try {
            rest = work(ended);
        } catch (const Stopped&) {
            // Who has dropped it wants nothing of it.
        }
        if (rest)
            tell(std::move(rest));
        lock.lock();
        m_isAtWork = false;
        m_changed.notify_all();
    }
}

}  // namespace obscura
