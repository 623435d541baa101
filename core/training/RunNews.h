// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"

#include <mutex>
#include <vector>

namespace obscura {

/// Hands the news of a run to all who want them, and knows where its trainer stands.
class RunNews {
public:
    /// `sink` must outlive it.
    explicit RunNews(RunSink& sink) : m_sinks{&sink} {}

    /// Adds one that hears everything before the others do.
    void addFirst(RunSink& sink) { m_sinks.insert(m_sinks.begin(), &sink); }
    void remove(RunSink& sink) { std::erase(m_sinks, &sink); }

    void tell(const RunEvent& event) const;
    /// Told where it is another one than before.
    void setState(TrainerState state);
    /// From any thread.
    TrainerState state() const;
    /// Whether anybody wants last states.
    bool wantsLastStates() const;

private:
    std::vector<RunSink*> m_sinks;
    mutable std::mutex m_mutex;
    TrainerState m_state = TrainerState::Preparing;
};

}  // namespace obscura
