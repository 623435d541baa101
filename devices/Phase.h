// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// From here on (rad) the number of turns in a phase costs the fast kernels accuracy.
inline constexpr float kFarPhase = 8192;

/// The same setting within (−π, π] (rad), to float rounding: exact reduction by 2π, however many
/// turns `phase` has. NaN where it is not finite.
float wrapPhase(float phase);

/// The same for phases from kFarPhase on; nearer ones stay as they are.
float nearPhase(float phase);

}  // namespace obscura
