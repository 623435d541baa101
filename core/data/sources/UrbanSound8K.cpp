// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileError.h"
#include "core/data/ClassTable.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/sources/SoundDataset.h"
#include "core/data/sources/SoundFolder.h"
#include "core/data/sources/Sources.h"

#include <array>
#include <numeric>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr double kLongestUrbanSound = 4;  ///< s

ClassFiles urbanSounds(const Options& options, const Loading& loading) {
    const fs::path folder = soundFolderIn(options, "the one that UrbanSound8K.tar.gz unpacks to");
    const fs::path table = folder / "metadata" / "UrbanSound8K.csv";
    std::error_code error;
    if (!fs::exists(table, error))
        throw UserError("dataset.folder: there is no " + shownPath(table) +
                        ", which UrbanSound8K.tar.gz holds beside the folder audio");
    const ClassTableLayout layout{.file = "slice_file_name",
                                  .split = {},
                                  .place = [](const std::string& name, const std::string& fold) {
                                      return fs::path("../audio") / ("fold" + fold) / name;
                                  }};
    return readClassTable(table, layout, heldOutFolds(options), loading);
}

/// As published; which of it a folder holds only its table tells.
std::optional<DatasetFacts> publishedUrbanSounds(const Options& options) {
    constexpr std::array<Index, 10> kFolds = {873, 888, 925, 990, 936, 823, 838, 806, 816, 837};
    if (!std::get<std::string>(options.at("folder")).empty())
        return std::nullopt;
    const HeldOutFolds held = heldOutFolds(options);
    const auto sizeOf = [&](Index fold, Index otherwise) {
        const Index chosen = fold > 0 ? fold : otherwise;
        return chosen <= std::ssize(kFolds) ? kFolds[static_cast<std::size_t>(chosen - 1)] : 0;
    };
    const Index last = std::ssize(kFolds);
    const Index test = sizeOf(held.test, last);
    const Index validation =
        sizeOf(held.validation, held.test == 0 || held.test == last ? last - 1 : last);
    const Index all = std::accumulate(kFolds.begin(), kFolds.end(), Index{0});
    return soundFacts(soundSettings(options),
                      {"air_conditioner", "car_horn", "children_playing", "dog_bark", "drilling",
                       "engine_idling", "gun_shot", "jackhammer", "siren", "street_music"},
                      {.train = all - validation - test, .validation = validation, .test = test});
}

}  // namespace

DatasetInfo urbanSound8KSource() {
    SoundSettings initial;
    initial.seconds = kLongestUrbanSound;
    return {.id = "urbansound8k",
            .title = "UrbanSound8K",
            .description =
                "8732 sounds of a city, at most 4 s, of ten classes, as log-mel features (Salamon, "
                "Jacoby, Bello, ACM Multimedia 2014). Folds 1 to 8 train, 9 validates, 10 tests.",
            .options = joinedOptions({{soundFolderOption()}, foldOptions(), soundOptions(initial)}),
            .needsPlace = true,
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(path, "folder",
                                    holdsName(path / "metadata", "UrbanSound8K.csv"));
                },
            .known = publishedUrbanSounds,
            .survey =
                [](const Options& chosen, const Loading& loading) {
                    const SoundSettings settings = soundSettings(chosen);
                    const ClassFiles sounds = urbanSounds(chosen, loading);
                    return soundFacts(settings, sounds.classes, sizesOf(sounds));
                },
            .load =
                [](const Options& chosen, const Loading& loading) {
                    const SoundSettings settings = soundSettings(chosen);
                    return loadSounds(urbanSounds(chosen, loading), settings, loading);
                }};
}

}  // namespace obscura
