// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/features/LogMel.h"
#include "core/data/features/SoundVariations.h"

namespace obscura {

/// What all sources of sound have in common.
struct SoundSettings {
    LogMelSettings features;
    double seconds = 1;  ///< of a sample: longer sounds are cut, shorter ones padded
    SoundVariations variations;

    Index samples() const;  ///< N of a sample, at the features' rate
    Index shift() const;    ///< most, frames; at least 1 where anything is shifted
    Index margin() const;   ///< what a shifted sample sees beyond each end of others, samples
    Shape shape() const;    ///< {frames, bands}
};

/// Length, features and variations, which begin as `initial`.
std::vector<OptionInfo> soundOptions(const SoundSettings& initial);
/// Throws UserError where they can't be together.
SoundSettings soundSettings(const Options& options);

DatasetFacts soundFacts(const SoundSettings& settings, std::vector<std::string> classes,
                        const DatasetSizes& sizes);

}  // namespace obscura
