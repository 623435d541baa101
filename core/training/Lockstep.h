// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Trainer.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace obscura {

/// What runs of a lockstep keep pace by.
enum class Pace {
    Steps,    ///< training steps
    Queries,  ///< of the hardware, evaluations left out
};

/// Lets several trainers keep pace: after a step each waits for those that are more than `lead`
/// behind. Who has ended, or failed, is waited for no longer. Each run is as it would be alone, for
/// waiting changes nothing but when a step is made.
class Lockstep {
public:
    /// One trainer for each of `experiments`, whose news go to the sink of the same place, which
    /// must outlive this. `lead` ≥ 1 in units of `pace`: nobody begins a step while it is that far
    /// ahead of the slowest, so that in steps none is ever more than `lead` ahead. Throws as
    /// Trainer does, before any is started.
    Lockstep(std::vector<Experiment> experiments, const TrainerOptions& options, Pace pace,
             std::int64_t lead, const std::vector<RunSink*>& sinks);
    /// Stops all and waits for their ends.
    ~Lockstep();
    Lockstep(const Lockstep&) = delete;
    Lockstep& operator=(const Lockstep&) = delete;

    void start();  ///< call once; throws ResourceError
    void pause();  ///< each after the step in progress
    void resume();
    void stop();  ///< each after the step in progress; nobody is waited for any more
    void wait();  ///< blocks until all have ended

private:
    class Pacer;

    std::vector<std::unique_ptr<Pacer>> m_pacers;
    std::vector<std::unique_ptr<Trainer>> m_trainers;
    const Pace m_pace;
    const std::int64_t m_lead;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    bool m_isStopped = false;

    void keepPace(Pacer& pacer, std::int64_t position);
    bool mayGoOn(const Pacer& pacer) const;
    void leave(Pacer& pacer);
};

}  // namespace obscura
