// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Descent.h"
#include "devices/State.h"

#include <cstdint>

namespace obscura {

/// What learning rates are multiplied by over a run of T steps.
class Schedule {
public:
    Schedule(const ScheduleSettings& settings, std::int64_t steps);

    /// Of the step that comes after `done` others, 0 … 1. Cosine decay is that of Loshchilov and
    /// Hutter (arXiv:1608.03983) without restarts.
    double factor(std::int64_t done) const;
    /// The run has so many steps from now on.
    void setSteps(std::int64_t steps) { m_steps = steps; }
    /// The loss of an evaluation, which the plateau waits for.
    void note(double loss);
    void listState(StateFields& fields);

private:
    double shape(std::int64_t done) const;

    ScheduleSettings m_settings;
    std::int64_t m_steps;
    double m_plateau = 1;       ///< what the plateau has come to
    double m_least;             ///< the least loss so far
    std::int64_t m_waited = 0;  ///< evaluations since
};

}  // namespace obscura
