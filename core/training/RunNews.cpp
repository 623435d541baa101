// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunNews.h"

#include <algorithm>

namespace obscura {

void RunNews::tell(const RunEvent& event) const {
    for (RunSink* const sink : m_sinks) {
        sink->receive(event);
    }
}

void RunNews::setState(TrainerState state) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == state) {
            return;
        }
        m_state = state;
    }
    tell(state);
}

TrainerState RunNews::state() const {
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

bool RunNews::wantsLastStates() const {
    return std::ranges::any_of(m_sinks, &RunSink::wantsLastStates);
}

}  // namespace obscura
