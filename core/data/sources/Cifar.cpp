// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Cifar.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"

#include "core/base/FileError.h"
#include "core/data/sources/ImageSource.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"

#include <algorithm>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr ImageSize kCifarSize{3, kCifarSide, kCifarSide};

/// Where the files of a set lie, in the order in which they are read.
struct CifarFiles {
    std::vector<fs::path> train;
    fs::path test;
    fs::path names;  ///< of the classes
};

bool wantsCoarse(CifarKind kind, const Options& options) {
    return kind == CifarKind::Hundred && std::get<std::string>(options.at("labels")) == "coarse";
}

Index cifarClasses(CifarKind kind, const Options& options) {
    constexpr Index kTen = 10, kFine = 100, kCoarse = 20;
    if (kind == CifarKind::Ten)
        return kTen;
    return wantsCoarse(kind, options) ? kCoarse : kFine;
}

CifarFiles cifarNames(CifarKind kind, const Options& options) {
    if (kind == CifarKind::Ten)
        return {.train = {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin",
                          "data_batch_4.bin", "data_batch_5.bin"},
                .test = "test_batch.bin",
                .names = "batches.meta.txt"};
    return {
        .train = {"train.bin"},
        .test = "test.bin",
        .names = wantsCoarse(kind, options) ? "coarse_label_names.txt" : "fine_label_names.txt"};
}

/// The folder itself or the one that the archive unpacks to in it.
fs::path cifarFolder(CifarKind kind, const Options& options) {
    const fs::path chosen = std::get<std::string>(options.at("folder"));
    const bool isTen = kind == CifarKind::Ten;
    const std::string archive = isTen ? "cifar-10-binary.tar.gz" : "cifar-100-binary.tar.gz";
    if (chosen.empty())
        throw UserError("dataset.folder: the data set needs the folder that " + archive +
                        " was unpacked to");
    const std::string wanted = cifarNames(kind, options).test.string();
    const fs::path inner = chosen / (isTen ? "cifar-10-batches-bin" : "cifar-100-binary");
    std::error_code error;
    for (const fs::path& folder : {chosen, inner}) {
        if (fs::exists(folder / wanted, error))
            return folder;
    }
    const fs::path python = fs::path(wanted).stem();
    if (fs::exists(chosen / python, error))
        throw UserError(shownPath(chosen / python) +
                        ": found the version for Python, expected the binary one, " + archive);
    throw UserError("the data set is missing: there is no " + shownPath(chosen / wanted) +
                    ", which " + archive + " holds");
}

CifarFiles cifarFiles(CifarKind kind, const Options& options) {
    const fs::path folder = cifarFolder(kind, options);
    CifarFiles files = cifarNames(kind, options);
    for (fs::path& file : files.train)
        file = folder / file;
    files.test = folder / files.test;
    files.names = folder / files.names;
    return files;
}

/// Without the file of names classes have none.
TargetInfo cifarTarget(CifarKind kind, const Options& options, const fs::path& names) {
    TargetInfo target{.kind = TargetKind::Class, .size = cifarClasses(kind, options)};
    std::error_code error;
    if (fs::exists(names, error))
        target.names = readClassNames(names, static_cast<std::size_t>(target.size));
    return target;
}

DatasetFacts surveyCifar(CifarKind kind, const Options& options) {
    const CifarFiles files = cifarFiles(kind, options);
    Index train = 0;
    for (const fs::path& file : files.train)
        train += countCifarRecords(file, kind);
    const Index test = countCifarRecords(files.test, kind);
    return {.sample = imageShape(kCifarSize, options),
            .target = cifarTarget(kind, options, files.names),
            .sizes = Splitting({.train = train, .test = test}, splitShares(options)).sizes()};
}

std::shared_ptr<const Dataset> loadCifar(CifarKind kind, const Options& options,
                                         const Loading& loading) {
    const CifarFiles files = cifarFiles(kind, options);
    CifarRecords records;
    for (const fs::path& file : files.train)
        readCifarRecords(file, kind, records, loading.stop);
    const Index train = std::ssize(records.labels);
    readCifarRecords(files.test, kind, records, loading.stop);
    const Index test = std::ssize(records.labels) - train;
    const auto& labels = wantsCoarse(kind, options) ? records.coarse : records.labels;
    auto images =
        std::make_shared<ImagesInMemory>(kCifarSize, std::move(records.pixels),
                                         std::vector<std::int32_t>(labels.begin(), labels.end()));
    return makeImageDataset(std::move(images),
                            Splitting({.train = train, .test = test}, splitShares(options)),
                            cifarTarget(kind, options, files.names), files.train, options, loading);
}

/// Anybody may cut a set of the same kind: only the files tell its size.
DatasetFacts knownOfCifar(CifarKind kind, const Options& options) {
    return {.sample = imageShape(kCifarSize, options),
            .target = {.kind = TargetKind::Class, .size = cifarClasses(kind, options)}};
}

std::vector<OptionInfo> cifarOptions(CifarKind kind) {
    const bool isTen = kind == CifarKind::Ten;
    std::vector<OptionInfo> options = {
        {.name = "folder",
         .title = "Folder",
         .help = isTen ? "Where data_batch_1.bin to data_batch_5.bin and test_batch.bin lie, the "
                         "binary version of the set."
                       : "Where train.bin and test.bin lie, the binary version of the set.",
         .initial = std::string(),
         .path = PathKind::Folder}};
    if (!isTen)
        options.push_back(choiceOption(
            "labels", "Labels", "The 100 classes, or the 20 that each hold five of those.",
            {{"fine", "100 classes"}, {"coarse", "20 classes"}}, "fine"));
    return joinedOptions({options, validationOptions(kUsualShares.validation), imageOptions()});
}

bool looksLikeCifar(CifarKind kind, const std::filesystem::path& path) {
    return kind == CifarKind::Ten
               ? holdsName(path, "data_batch_1.bin")
               : holdsName(path, "train.bin") && holdsName(path, "fine_label_names");
}

DatasetInfo cifarSource(CifarKind kind, const char* id, const char* title, const char* classes) {
    return {.id = id,
            .title = title,
            .description = std::string("60\u202f000 photographs, 32 × 32 pixels in colour, of ") +
                           classes + " (binary version).",
            .options = cifarOptions(kind),
            .needsPlace = true,
            .recognise =
                [kind](const std::filesystem::path& path) {
                    return placedAt(path, "folder", looksLikeCifar(kind, path));
                },
            .known = [kind](const Options& options) { return knownOfCifar(kind, options); },
            .surveysAtOnce = true,
            .survey = [kind](const Options& options,
                             const Loading&) { return surveyCifar(kind, options); },
            .load = [kind](const Options& options,
                           const Loading& loading) { return loadCifar(kind, options, loading); }};
}

}  // namespace

DatasetInfo cifar10Source() {
    return cifarSource(CifarKind::Ten, "cifar10", "CIFAR-10", "10 classes");
}

DatasetInfo cifar100Source() {
    return cifarSource(CifarKind::Hundred, "cifar100", "CIFAR-100", "100 or 20 classes");
}

}  // namespace obscura
