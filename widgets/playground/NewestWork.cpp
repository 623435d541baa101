// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/NewestWork.h"

#include <utility>

namespace obscura {

NewestWork::~NewestWork() {
    const std::scoped_lock lock(m_mutex);
    m_newer.request_stop();
}

void NewestWork::ask(Study study) {
    const std::scoped_lock lock(m_mutex);
    m_newer.request_stop();
    m_newer = {};
    const bool waits = static_cast<bool>(m_next);
    m_next = std::move(study);
    if (waits)
        return;
    m_work.add([this](const std::stop_token&) -> BackgroundWork::Rest {
        doNewest();
        return {};
    });
}

void NewestWork::doNewest() {
    Study study;
    std::stop_token newer;
    {
        const std::scoped_lock lock(m_mutex);
        study = std::exchange(m_next, {});
        newer = m_newer.get_token();
    }
    study(newer);
}

}  // namespace obscura
