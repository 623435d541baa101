// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/TimeSeries.h"

#include <cstddef>
#include <span>
#include <vector>

namespace obscura {

/// Mean and sample standard deviation of what several runs measured, at the same moments.
struct GroupMean {
    std::vector<double> times;
    std::vector<double> means;
    std::vector<double> deviations;  ///< about the mean, with n − 1; 0 of a single run
};

/// Of the first column of each, from `lower` to `upper`. At the moments at which all of them
/// measured, where they are the same and no more than `points`, or else at so many moments that lie
/// evenly where all runs have begun and none has ended; in between, a run is on the straight line
/// from one of its values to the next. Where one of them has a gap there is NaN.
GroupMean groupMean(std::span<const TimeSeries* const> runs, TimeAxis axis, double lower,
                    double upper, std::size_t points);

}  // namespace obscura
