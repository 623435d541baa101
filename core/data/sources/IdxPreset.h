// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

namespace obscura {

/// A published set in IDX files that is known beforehand: 60 000 and 10 000 images of 28 × 28 grey
/// pixels in ten classes, labels 0 to 9.
struct IdxPreset {
    std::string id = {};
    std::string title = {};
    std::string pictures = {};          ///< what they show
    std::filesystem::path folder = {};  ///< where the system's package puts them; empty: none does
    std::string package = {};
    double mean = 0;       ///< of all training pixels in [0, 1]
    double deviation = 1;  ///< of the same
    std::vector<std::string> classes = {};
};

/// The source "idx" of such a set: other files are refused, what is known needs no file, and by
/// default images are rows of pixels that mean and deviation of the preset normalise.
DatasetInfo idxPresetSource(const IdxPreset& preset);

}  // namespace obscura
