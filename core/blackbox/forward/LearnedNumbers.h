// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// What an estimator has found out of a device, a number for each parameter, beside the truth,
/// which only a simulation can tell.
struct LearnedNumbers {
    enum class Kind {
        Nothing,
        Offsets,  ///< of each parameter from what is programmed, in its unit
        Slopes,   ///< ∂A_ij/∂ω of the weight that it sets
    };
    Kind kind = Kind::Nothing;
    Vector found = {};  ///< [d]
    Vector truth = {};  ///< [d], or empty
    Index stuck = 0;    ///< cells that don't answer to programming: their slope is 0
};

}  // namespace obscura
