// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// The share of a device's answers that a model misses, ‖Ŷ − Y‖²/‖Y‖² over all that is added.
class Misfit {
public:
    /// The model said `said` [B, m] where the device answered `answered` [B, m].
    void add(const Matrix& said, const Matrix& answered) {
        m_missed += static_cast<double>((said - answered).squaredNorm());
        m_power += static_cast<double>(answered.squaredNorm());
    }
    /// 1 where nothing was answered: that tells nothing.
    double share() const { return m_power > 0 ? m_missed / m_power : 1; }

private:
    double m_missed = 0;
    double m_power = 0;
};

}  // namespace obscura
