// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace obscura {

/// What a model has noticed of its own learning. NaN: not known, or it doesn't apply.
struct LearningSigns {
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    /// ‖f̃(X) − Y‖²/‖Y‖² of the batch learned last, before it was.
    double misfit = kUnknown;
    /// Share of the answers' power that the law of the cells leaves, beside read noise.
    double lawMisfit = kUnknown;
    /// The same share that the perturbation of the forward pass has: noise to the loss.
    double perturbation = kUnknown;
    int restarts = 0;  ///< how often it has begun anew, because its predictions grew worse
};

}  // namespace obscura
