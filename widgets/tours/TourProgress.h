// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "widgets/tours/Tour.h"

namespace obscura {

class MainWindow;
class Workspace;

/// What a workspace's runs have done since a tour began.
class TourRuns {
public:
    void take(const RunEvents& events);
    /// A card is shown: what it asks for has to happen from now on.
    void noteCard() { m_startedBefore = m_started; }

    bool hasStarted() const { return m_started > m_startedBefore; }
    bool hasEnded() const { return m_ended > 0; }
    bool isEvaluated() const { return m_isEvaluated; }
    std::int64_t steps() const { return m_steps; }

private:
    int m_started = 0;
    int m_startedBefore = 0;
    int m_ended = 0;
    bool m_isEvaluated = false;  ///< the last run
    std::int64_t m_steps = 0;    ///< of the last run
};

/// Whether `condition` holds in `workspace`, the active one of `window`.
bool holds(const TourCondition& condition, MainWindow& window, Workspace& workspace,
           const TourRuns& runs);

/// Whether the dock of that name is what is seen in its place.
bool isDockInFront(MainWindow& window, const std::string& name);

/// Where a person makes `condition` true.
TourTarget targetOf(const TourCondition& condition);

/// Does what makes `condition` true, as far as that can be done for somebody; false: it can only
/// be waited for. Throws UserError where the experiment refuses it.
bool bringAbout(const TourCondition& condition, MainWindow& window, Workspace& workspace);

}  // namespace obscura
