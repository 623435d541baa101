// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <array>

namespace obscura {

/// What is seen of one split when some of its samples are looked at.
struct SplitOverview {
    Index samples = 0;
    Index lookedAt = 0;  ///< of those, one of each of so many equal parts
    std::vector<Index>
        classes;  ///< [size]: of how many of them it is the target; empty: of numbers
};

/// What a data set holds, as a network gets it.
struct DataOverview {
    std::array<SplitOverview, 3> splits;  ///< by Split
    // Over the training samples that were looked at.
    double mean = 0;
    double deviation = 0;
    Eigen::VectorXf least;     ///< [features]: see featuresOf() of the sample's look
    Eigen::VectorXf greatest;  ///< [features]

    const SplitOverview& of(Split split) const { return splits[static_cast<std::size_t>(split)]; }
};

/// Looks at no more than `most` samples of each split. Throws as Dataset::read(), and Stopped.
DataOverview overviewOf(const Dataset& data, Index most, const Loading& loading = {});

}  // namespace obscura
