// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/imperfections/Imperfection.h"

#include <cstdint>
#include <memory>

namespace obscura {

using Stage = std::unique_ptr<Imperfection>;

/// Parameters within the layout's [minimum, maximum] and within ±`limit` (0: no further limit).
/// Phases that may turn through the whole range are wrapped into it, all else is clipped.
/// Throws UserError where that leaves an end open, or nothing at all.
Stage parameterRange(const ParameterLayout& layout, float limit);

/// Parameters rounded to 2^bits levels over the layout's range.  Precondition: it is bounded.
Stage parameterDac(const ParameterLayout& layout, Index bits);

/// A share of the parameters, chosen by the seed, stays where it was when delivered: at a value
/// drawn like an initial one.
Stage stuckParameters(const ParameterLayout& layout, float share, std::uint64_t seed);

/// ω_j ← ω_j + ε_j with ε_j ~ N(0, deviation²), fixed by the seed: no two pieces are alike.
Stage fabricationSpread(const ParameterLayout& layout, float deviation, std::uint64_t seed);

/// ω_j ← ω_j + κ Σ_k ω_k over the neighbours k of j on its panel; at 0 a neighbour is at rest.
/// Heat of a heater reaches the next (M. Milanizadeh et al., "Canceling thermal cross-talk effects
/// in photonic integrated circuits", J. Lightwave Technol. 37, 1325 (2019)); fringing fields of a
/// pixel turn the liquid crystal beside it (M. Persson, D. Engström, M. Goksör, "Reducing the
/// effect of pixel crosstalk in phase only spatial light modulators", Opt. Express 20, 22334
/// (2012)). Both are taken as linear and as ending at the nearest neighbour.
Stage crosstalk(const ParameterLayout& layout, float leak);

/// ω_j(t) = ω_j + w_j(t), where w_j is a random walk from 0 with Var w_j = deviation²·t, t in
/// seconds of device time. Programming writes ω but does not undo w.
Stage parameterDrift(const ParameterLayout& layout, float deviation, std::uint64_t seed);

/// Inputs rounded as by a signed converter of `bits` (0: not rounded) with full scale ±`limit`,
/// beyond which they are clipped; 0: each row's largest magnitude.
Stage inputDac(Index bits, float limit);

/// Outputs + N(0, (relative·rms of the row)² + absolute²), independent from read to read.
Stage readNoise(float relative, float absolute, std::uint64_t seed);

/// Outputs as inputDac treats inputs.
Stage outputAdc(Index bits, float limit);

}  // namespace obscura
