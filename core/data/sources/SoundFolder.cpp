// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SoundFolder.h"
#include "core/data/Recognition.h"

#include "core/base/FileError.h"
#include "core/data/ClassTable.h"
#include "core/data/JoinedOptions.h"
#include "core/data/sources/SoundDataset.h"
#include "core/data/sources/Sources.h"

#include <iterator>

namespace obscura {

namespace {

namespace fs = std::filesystem;

const std::string& soundTextIn(const Options& options, const char* name) {
    return std::get<std::string>(options.at(name));
}

OptionInfo soundTableOption() {
    return {.name = "metadata",
            .title = "Table of files",
            .help =
                "A CSV file in the folder, with columns “file” and “class” and, if the table "
                "says which sounds train, “split” (train, validation, test) or “fold”.",
            .initial = std::string(),
            .hint = "metadata.csv, where there is one"};
}

/// The table that is asked for, or the one that is there; empty: folders are classes.
fs::path tableIn(const fs::path& folder, const std::string& asked) {
    std::error_code error;
    if (!asked.empty())
        return folder / asked;
    const fs::path usual = folder / "metadata.csv";
    return fs::exists(usual, error) ? usual : fs::path();
}

ClassFiles soundsIn(const Options& options, const Loading& loading) {
    const fs::path folder = soundFolderIn(options, "one that holds a folder for each class");
    const fs::path table = tableIn(folder, soundTextIn(options, "metadata"));
    ClassFiles sounds = table.empty()
                            ? findClassFolders(folder, {".wav", ".flac", ".ogg"}, "sounds", loading)
                            : readClassTable(table, {}, heldOutFolds(options), loading);
    fillSplits(sounds, splitShares(options));
    return sounds;
}

}  // namespace

OptionInfo soundFolderOption() {
    return {.name = "folder",
            .title = "Folder",
            .help = "Where the data set lies.",
            .initial = std::string(),
            .path = PathKind::Folder};
}

fs::path soundFolderIn(const Options& options, const std::string& expected) {
    const std::string& folder = soundTextIn(options, "folder");
    std::error_code error;
    if (folder.empty())
        throw UserError("dataset.folder: the data set needs a folder, " + expected);
    if (!fs::is_directory(folder, error))
        throw UserError("dataset.folder: there is no folder " + shownPath(folder) + ", expected " +
                        expected);
    return folder;
}

DatasetInfo soundFolderSource() {
    return {.id = "sound_folder",
            .title = "Folder of sounds",
            .description =
                "WAV, FLAC or OGG files, as log-mel features: a class for each folder, "
                "or as a table of files says.",
            .options = joinedOptions({{soundFolderOption(), soundTableOption()},
                                      splitOptions(kUsualShares),
                                      foldOptions(),
                                      soundOptions({})}),
            .needsPlace = true,
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(path, "folder",
                                    holdsFilesInFolders(path, {".wav", ".flac", ".ogg"}));
                },
            .survey =
                [](const Options& chosen, const Loading& loading) {
                    const SoundSettings settings = soundSettings(chosen);
                    const ClassFiles sounds = soundsIn(chosen, loading);
                    return soundFacts(settings, sounds.classes, sizesOf(sounds));
                },
            .load =
                [](const Options& chosen, const Loading& loading) {
                    const SoundSettings settings = soundSettings(chosen);
                    return loadSounds(soundsIn(chosen, loading), settings, loading);
                }};
}

}  // namespace obscura
