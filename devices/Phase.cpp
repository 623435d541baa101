// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Phase.h"

#include <cmath>

namespace obscura {

// The C library reduces arguments of double precision with as many digits of 2π as they need
// (M. Payne, R. Hanek, "Radian reduction for trigonometric functions", SIGNUM 18, 19 (1983)).
float wrapPhase(float phase) {
    const double exact = phase;
    return static_cast<float>(std::atan2(std::sin(exact), std::cos(exact)));
}

float nearPhase(float phase) {
    return phase < kFarPhase && phase > -kFarPhase ? phase : wrapPhase(phase);
}

}  // namespace obscura
