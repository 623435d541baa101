// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"
#include "devices/Random.h"

#include <numbers>
#include <span>

namespace obscura {

inline std::span<float> spanOf(VectorRef v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

/// Draws from U(low, high).
inline void drawUniform(std::uint64_t seed, float low, float high, VectorRef v) {
    CounterRandom(seed).uniform(0, 0, spanOf(v));
    v.array() = low + (high - low) * v.array();
}

/// Draws from N(mean, deviation²).
inline void drawNormal(std::uint64_t seed, float mean, float deviation, VectorRef v) {
    CounterRandom(seed).normal(0, 0, spanOf(v));
    v.array() = mean + deviation * v.array();
}

/// Makes `layout` one of phases: rad, from 0 to 2π, periodic.
inline void describePhases(ParameterLayout& layout, const char* symbol) {
    layout.symbol = symbol;
    layout.unit = "rad";
    layout.minimum = 0;
    layout.maximum = 2 * std::numbers::pi_v<float>;
    layout.periodic = true;
}

}  // namespace obscura
