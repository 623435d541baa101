// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <functional>

namespace obscura {

struct LbfgsOptions {
    int iterations = 200;
    int memory = 10;          ///< pairs of steps and gradient changes that are kept
    double tolerance = 1e-6;  ///< ends when a step lowers f by less than this share of it
};

/// f(x), with its gradient written to `gradient`.
using Objective = std::function<double(const Vector& x, Vector& gradient)>;

/// Walks from `x` to a local minimum of f and returns f there: limited-memory BFGS with
/// backtracking (J. Nocedal, Math. Comp. 35, 773 (1980)).
double minimize(const Objective& f, Vector& x, const LbfgsOptions& options = {});

}  // namespace obscura
