// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataOverview.h"
#include "core/data/DatasetRegistry.h"

#include <memory>
#include <vector>

namespace obscura {

/// A data set that is open to be looked at.
struct OpenData {
    DatasetSettings settings;
    std::shared_ptr<const Dataset> data;
    DataOverview overview;
};

/// Some samples as a network gets them.
struct SampleValues {
    Matrix x;                           ///< [rows, values of a sample]
    std::vector<std::int64_t> classes;  ///< as TargetRoom has them
    std::vector<float> numbers;
};

}  // namespace obscura
