// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <filesystem>

namespace obscura {

// Spoken digits as a folder of sounds that espeak-ng has rendered: the ten words, in every accent,
// voice, pitch and rate. A voice speaks in one split only.

/// What is rendered: each combination is one sound.
struct SpokenDigitsRecipe {
    std::vector<std::string> accents;                  ///< of English
    std::vector<std::string> train, validation, test;  ///< voices
    std::vector<int> pitches;                          ///< 0 … 100
    std::vector<int> rates;                            ///< words per minute

    DatasetSizes sizes() const;
};

/// That of the data set.
const SpokenDigitsRecipe& spokenDigitsRecipe();
/// In the order of their names.
std::vector<std::string> spokenDigitsClasses();

/// Where the data set is kept, in the user's cache. It need not be there yet.
std::filesystem::path spokenDigitsFolder();
bool isRendered(const std::filesystem::path& folder);

/// Makes `folder` with the sounds (FLAC, 16 kHz, 16 bits), {train,validation,test}/DIGIT/*, and
/// their table, metadata.csv: as a whole, or not at all. The same espeak-ng always renders the
/// same. Throws UserError, Stopped as `loading` says.
void renderSpokenDigits(const std::filesystem::path& folder, const SpokenDigitsRecipe& recipe,
                        const Loading& loading);

}  // namespace obscura
