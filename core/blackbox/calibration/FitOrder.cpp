// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/FitOrder.h"

#include "devices/Random.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr Index kHeldOut = 8;

}  // namespace

bool isHeldOut(Index number) {
    return number % kHeldOut == kHeldOut - 1;
}

Index learnedNumber(std::uint64_t seed, Index step, Index count) {
    std::uint32_t bits = 0;
    CounterRandom(seed).bits(0, static_cast<std::uint64_t>(step), {&bits, 1});
    const auto number = static_cast<Index>(bits % static_cast<std::uint32_t>(count));
    return isHeldOut(number) ? number - 1 : number;
}

float decayedRate(float rate, Index step, Index steps) {
    const auto turn =
        std::numbers::pi_v<float> * static_cast<float>(step) / static_cast<float>(steps);
    return rate * (1 + std::cos(turn)) / 2;
}

}  // namespace obscura
