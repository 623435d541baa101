// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Schedule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace obscura {

Schedule::Schedule(const ScheduleSettings& settings, std::int64_t steps)
    : m_settings(settings), m_steps(steps), m_least(std::numeric_limits<double>::infinity()) {}

double Schedule::factor(std::int64_t done) const {
    const auto next = static_cast<double>(done + 1);
    const double warmth =
        m_settings.warmUp > 0 ? std::min(1.0, next / static_cast<double>(m_settings.warmUp)) : 1.0;
    return warmth * shape(done);
}

double Schedule::shape(std::int64_t done) const {
    const double share = static_cast<double>(done) / static_cast<double>(m_steps);
    if (m_settings.kind == "cosine")
        return (1 + std::cos(std::numbers::pi * share)) / 2;
    if (m_settings.kind == "linear")
        return 1 - share;
    if (m_settings.kind == "cyclic") {
        constexpr double kLow = 0.1;
        const auto cycle = static_cast<double>(m_settings.cycle);
        const double place = std::fmod(static_cast<double>(done), cycle) / cycle;
        return kLow + (1 - kLow) * (1 - std::abs(2 * place - 1));
    }
    return m_plateau;
}

void Schedule::note(double loss) {
    if (m_settings.kind != "plateau")
        return;
    if (loss < m_least) {
        m_least = loss;
        m_waited = 0;
    } else if (++m_waited >= m_settings.patience) {
        m_plateau *= m_settings.fall;
        m_waited = 0;
    }
}

void Schedule::listState(StateFields& fields) {
    fields.add("plateau", m_plateau);
    fields.add("least_loss", m_least);
    fields.add("waited", m_waited);
}

}  // namespace obscura
