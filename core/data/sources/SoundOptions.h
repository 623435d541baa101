// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/features/LogMel.h"
#include "core/data/features/ShiftGrid.h"
#include "core/data/features/SoundVariations.h"

namespace obscura {

/// What all sources of sound have in common.
struct SoundSettings {
    LogMelSettings features;
    double seconds = 1;  ///< of a sample: longer sounds are cut, shorter ones padded
    SoundVariations variations;

    Index samples() const;  ///< N of a sample, at the features' rate
    /// Of samples that train: by at least one step, where there is a shift.
    ShiftGrid shifts() const;
    Shape shape() const;  ///< {frames, bands}
};

/// Length, features and variations, which begin as `initial`.
std::vector<OptionInfo> soundOptions(const SoundSettings& initial);
/// Throws UserError where they can't be together.
SoundSettings soundSettings(const Options& options);

DatasetFacts soundFacts(const SoundSettings& settings, std::vector<std::string> classes,
                        const DatasetSizes& sizes);

}  // namespace obscura
