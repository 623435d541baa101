// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassTable.h"
#include "core/data/sources/SoundDataset.h"
#include "core/data/sources/Sources.h"
#include "core/data/sources/SpeechSynthesizer.h"
#include "core/data/sources/SpokenDigitsFolder.h"

namespace obscura {

namespace {

SoundSettings usualDigits() {
    SoundSettings settings;
    settings.seconds = 0.8;
    settings.variations.shift = 0.05;
    settings.variations.bandMasks = 1;
    settings.variations.frameMasks = 1;
    return settings;
}

DatasetFacts digitsFacts(const Options& options) {
    return soundFacts(soundSettings(options), spokenDigitsClasses(), spokenDigitsRecipe().sizes());
}

DatasetFacts surveyDigits(const Options& options, const Loading&) {
    if (!isRendered(spokenDigitsFolder()))
        requireSpeechSynthesizer();
    return digitsFacts(options);
}

std::shared_ptr<const Dataset> loadDigits(const Options& options, const Loading& loading) {
    const SoundSettings settings = soundSettings(options);
    const std::filesystem::path folder = spokenDigitsFolder();
    if (!isRendered(folder))
        renderSpokenDigits(folder, spokenDigitsRecipe(), loading);
    return loadSounds(readClassTable(folder / "metadata.csv", {}, {}, loading), settings, loading);
}

}  // namespace

DatasetInfo spokenDigitsSource() {
    return {.id = "spoken_digits",
            .title = "Spoken digits",
            .description =
                "“zero” to “nine” in 8 accents of English, rendered by espeak-ng with a room's "
                "noise when they are first used, and kept in the user's cache; as log-mel "
                "features. The voices that validate and test are not heard in training.",
            .options = soundOptions(usualDigits()),
            .known = digitsFacts,
            .surveysAtOnce = true,
            .survey = surveyDigits,
            .load = loadDigits};
}

}  // namespace obscura
