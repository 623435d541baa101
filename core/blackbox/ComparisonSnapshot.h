// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Fidelity.h"
#include "core/graph/Repetition.h"
#include "core/settings/SettingsCheck.h"

#include <cstdint>
#include <optional>

namespace obscura {

/// The surrogate of a black box beside its device at one moment, from a simulation's exact access.
/// A finished value: safe to hand to another thread. Taking one costs no query.
struct ComparisonSnapshot {
    BlockRepetition box = {};  ///< the black box
    std::int64_t step = 0;     ///< training steps done
    double seconds = 0;        ///< what taking it took
    DeviceTraits device;       ///< why there is no comparison, where there is none
    Index rank = 0;            ///< r of the surrogate now; 0: another model stands in its place
    std::optional<SurrogateComparison> surrogate;
    Index repeats = 0;  ///< estimates of one gradient that were asked for
    /// How those estimates lie about the exact gradient; empty where none was asked for or can be
    /// had.
    std::optional<GradientSpread> spread;
};

}  // namespace obscura
