// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

class StateFields;

/// Adam (D. Kingma, J. Ba, arXiv:1412.6980, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
class AdamMoments {
public:
    /// Of so many numbers.
    explicit AdamMoments(Index size);

    /// One step of `numbers` [size] against `gradient` [size]. Each moves at `rate` times its
    /// entry of `scales`, or at `rate` where that is empty.
    void descend(Vector& numbers, const Vector& gradient, float rate, const Vector& scales = {});

    void listState(StateFields& fields);

private:
    Vector m_mean;
    Vector m_square;
    std::int64_t m_steps = 0;
};

}  // namespace obscura
