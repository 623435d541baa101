// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <exception>
#include <stop_token>

namespace obscura {

/// Somebody asked for the end of what was going on, by its stop token. Nobody's mistake.
class Stopped : public std::exception {
public:
    const char* what() const noexcept override { return "stopped"; }
};

/// A sweep has ended early.
class SweepStopped final : public Stopped {
public:
    explicit SweepStopped(Index probes) : m_probes(probes) {}
    /// Settings of the device that were made and measured.
    Index probes() const { return m_probes; }

private:
    Index m_probes;
};

/// Throws Stopped where the end is asked for.
inline void checkStop(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Stopped();
    }
}

}  // namespace obscura
