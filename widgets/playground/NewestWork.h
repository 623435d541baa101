// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/BackgroundWork.h"

#include <functional>
#include <mutex>
#include <stop_token>

namespace obscura {

/// Does the newest of what it is asked for, on a thread of its own. What has begun is told of the
/// newer by its stop token, and may come to a first result all the same: so a slider that keeps
/// moving sees results, not only the last one.
class NewestWork {
public:
    NewestWork() = default;
    using Study = std::function<void(const std::stop_token& newer)>;

    /// What is at work is left as soon as may be.
    ~NewestWork();
    /// In the place of what waits. `study` throws nothing but Stopped.
    void ask(Study study);
    /// From any thread: on the thread that this lives on.
    void tell(BackgroundWork::Rest rest) { m_work.tell(std::move(rest)); }
    /// Blocks until all is done and told.
    void finish() { m_work.finish(); }

private:
    void doNewest();

    std::mutex m_mutex;
    Study m_next;
    std::stop_source m_newer;
    BackgroundWork m_work;  ///< goes first: it uses what stands above
};

}  // namespace obscura
