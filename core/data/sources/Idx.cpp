// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Idx.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "core/data/sources/IdxFiles.h"
#include "core/data/sources/IdxImages.h"
#include "core/data/sources/IdxPreset.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr double kMostIdxClasses = 65536;
constexpr ImageSize kPresetSize{.channels = 1, .height = 28, .width = 28};
constexpr DatasetSizes kPresetSizes{.train = 60000, .test = 10000};

std::string idxShapeText(const std::vector<std::int64_t>& shape) {
    return formatShape({shape.begin(), shape.end()});
}

/// [count, height, width], [count, height, width, channels] or [count, channels, height, width]:
/// the axis with 1 to 4 entries has the channels, the last of two.
IdxImageLayout idxImageLayout(const fs::path& file, const std::vector<std::int64_t>& shape,
                              bool isTransposed) {
    constexpr Index kMostChannels = 4;
    const auto isDepth = [&](std::size_t axis) {
        return shape[axis] >= 1 && shape[axis] <= kMostChannels;
    };
    const bool isGrey = shape.size() == 3;
    const bool isLast = shape.size() == 4 && isDepth(3);
    const bool isFirst = shape.size() == 4 && !isLast && isDepth(1);
    if (!(isGrey || isLast || isFirst) || std::ranges::find(shape, 0) != shape.end())
        throw UserError(shownPath(file) + ": found the shape " + idxShapeText(shape) +
                        ", expected count × height × width, with 1 to 4 channels behind them or "
                        "before");
    const std::size_t rows = isFirst ? 2 : 1;
    const Index channels = isGrey ? 1 : shape[isLast ? 3 : 1];
    IdxImageLayout layout{.size = {channels, shape[rows], shape[rows + 1]}};
    layout.columnStride = isLast ? channels : 1;
    layout.rowStride = layout.columnStride * layout.size.width;
    layout.channelStride = isLast ? 1 : layout.size.height * layout.size.width;
    if (isTransposed) {
        std::swap(layout.size.height, layout.size.width);
        std::swap(layout.rowStride, layout.columnStride);
    }
    return layout;
}

/// What the headers of one split's files tell, and its labels.
struct IdxPart {
    std::vector<std::int64_t> shape;
    IdxImageLayout layout;
    std::vector<std::int32_t> labels;  ///< as in the file
};

std::int32_t idxLabel(const fs::path& file, std::int64_t index, double value) {
    constexpr double kLargest = 1e9;
    if (std::abs(value) <= kLargest && value == std::floor(value))
        return static_cast<std::int32_t>(value);
    throw UserError(shownPath(file) + ": label " + std::to_string(index) + " is " +
                    roundedNumber(value) + ", expected a whole number");
}

/// The labels, or of rows of what is known of each image (as QMNIST's) the first, which is the
/// class.
std::vector<std::int32_t> readIdxLabels(const fs::path& file, std::int64_t images,
                                        const std::stop_token& stop) {
    const IdxHeader header = readIdxHeader(file);
    const std::vector<std::int64_t>& shape = header.shape;
    if (shape.size() > 2 || (shape.size() == 2 && shape[1] == 0))
        throw UserError(shownPath(file) + ": found the shape " + idxShapeText(shape) +
                        ", expected one row of labels, or a row for each image");
    if (shape[0] != images)
        throw UserError(shownPath(file) + ": found " + std::to_string(shape[0]) + " labels for " +
                        std::to_string(images) + " images");
    const IdxNumbers numbers = readIdxNumbers(file, stop);
    const auto perImage = static_cast<std::size_t>(shape.size() == 2 ? shape[1] : 1);
    std::vector<std::int32_t> labels;
    labels.reserve(static_cast<std::size_t>(images));
    for (std::int64_t i = 0; i < images; ++i)
        labels.push_back(idxLabel(file, i, numbers.values[static_cast<std::size_t>(i) * perImage]));
    return labels;
}

IdxPart surveyIdxPart(const IdxFilePair& files, bool isTransposed, const std::stop_token& stop) {
    std::vector<std::int64_t> shape = readIdxShape(files.images);
    IdxImageLayout layout = idxImageLayout(files.images, shape, isTransposed);
    std::vector<std::int32_t> labels = readIdxLabels(files.labels, shape[0], stop);
    return {std::move(shape), layout, std::move(labels)};
}

/// Which files are asked for, and what is known of them.
struct IdxRequest {
    IdxFiles files;
    bool isTransposed = false;
    const IdxPreset* preset = nullptr;  ///< or nullptr
};

/// Both splits, and the classes that their labels make.
struct IdxSurvey {
    IdxFiles files;
    IdxPart train = {}, test = {};
    std::int32_t firstLabel = 0;
    TargetInfo target = {};
};

void checkLabels(const fs::path& file, const std::vector<std::int32_t>& labels, std::int32_t first,
                 std::int32_t last, const char* why) {
    const auto wrong = std::ranges::find_if(
        labels, [&](std::int32_t label) { return label < first || label > last; });
    if (wrong != labels.end())
        throw UserError(shownPath(file) + ": label " + std::to_string(wrong - labels.begin()) +
                        " is " + std::to_string(*wrong) + ", expected " + std::to_string(first) +
                        " to " + std::to_string(last) + why);
}

/// Classes are the labels from the smallest of the training set on.
void countClasses(IdxSurvey& survey) {
    if (survey.train.layout.size != survey.test.layout.size)
        throw UserError(shownPath(survey.files.test.images) + ": found the shape " +
                        idxShapeText(survey.test.shape) + ", expected images as those of " +
                        idxShapeText(survey.train.shape) + " that are trained with");
    const auto [first, last] = std::ranges::minmax(survey.train.labels);
    if (static_cast<double>(last) - static_cast<double>(first) >= kMostIdxClasses)
        throw UserError(shownPath(survey.files.train.labels) + ": found labels from " +
                        std::to_string(first) + " to " + std::to_string(last) +
                        ", expected at most " + roundedNumber(kMostIdxClasses) + " classes");
    checkLabels(survey.files.test.labels, survey.test.labels, first, last,
                " as those that are trained with");
    survey.firstLabel = first;
    survey.target = {.kind = TargetKind::Class, .size = Index{last} - first + 1};
    for (std::int32_t label = first; first != 0 && label <= last; ++label)
        survey.target.names.push_back(std::to_string(label));
}

TargetInfo targetOf(const IdxPreset& preset) {
    return {.kind = TargetKind::Class, .size = std::ssize(preset.classes), .names = preset.classes};
}

/// Whether the files are those that `preset` tells of.
void comparePreset(IdxSurvey& survey, const IdxPreset& preset) {
    survey.target = targetOf(preset);
    const auto last = static_cast<std::int32_t>(survey.target.size - 1);
    const auto compare = [&](const IdxFilePair& files, const IdxPart& part) {
        if (part.layout.size != kPresetSize)
            throw UserError(shownPath(files.images) + ": found the shape " +
                            idxShapeText(part.shape) + ", expected count × 28 × 28");
        checkLabels(files.labels, part.labels, 0, last, "");
    };
    compare(survey.files.train, survey.train);
    compare(survey.files.test, survey.test);
}

IdxSurvey surveyIdxFiles(const IdxRequest& request, const Loading& loading) {
    IdxSurvey survey{.files = request.files};
    survey.train = surveyIdxPart(survey.files.train, request.isTransposed, loading.stop);
    survey.test = surveyIdxPart(survey.files.test, request.isTransposed, loading.stop);
    if (request.preset)
        comparePreset(survey, *request.preset);
    else
        countClasses(survey);
    return survey;
}

/// Of the images of both splits, one after the other.
Splitting splittingOf(const IdxSurvey& survey, const Options& options) {
    return Splitting(
        {.train = std::ssize(survey.train.labels), .test = std::ssize(survey.test.labels)},
        splitShares(options));
}

std::shared_ptr<const Dataset> loadIdx(const IdxRequest& request, const Options& options,
                                       const Loading& loading) {
    IdxSurvey survey = surveyIdxFiles(request, loading);
    Splitting splitting = splittingOf(survey, options);
    std::vector<std::int32_t> labels = std::move(survey.train.labels);
    std::ranges::copy(survey.test.labels, std::back_inserter(labels));
    for (std::int32_t& label : labels)
        label -= survey.firstLabel;
    auto store =
        openIdxImages({{survey.files.train.images, survey.train.shape, survey.train.layout},
                       {survey.files.test.images, survey.test.shape, survey.test.layout}},
                      std::move(labels), loading);
    return makeImageDataset(std::move(store), std::move(splitting), std::move(survey.target),
                            {survey.files.train.images}, options, loading);
}

DatasetFacts surveyIdx(const IdxRequest& request, const Options& options, const Loading& loading) {
    IdxSurvey survey = surveyIdxFiles(request, loading);
    return {.sample = imageShape(survey.train.layout.size, options),
            .target = std::move(survey.target),
            .sizes = splittingOf(survey, options).sizes()};
}

fs::path chosenFolderOf(const char* id, const Options& options) {
    const auto& folder = std::get<std::string>(options.at("folder"));
    if (folder.empty())
        throw UserError("dataset.folder: the data set " + std::string(id) +
                        " needs the folder that holds train-images-idx3-ubyte.gz and its "
                        "companions");
    return folder;
}

IdxRequest idxRequest(const Options& options) {
    return {.files = findIdxFiles(chosenFolderOf("idx", options),
                                  std::get<std::string>(options.at("set"))),
            .isTransposed = std::get<bool>(options.at("transposed"))};
}

std::vector<OptionInfo> idxOptions() {
    std::vector<OptionInfo> options = {
        {.name = "folder",
         .title = "Folder",
         .help = "Where the IDX files of images and labels lie, compressed or not: "
                 "train-images-idx3-ubyte.gz, train-labels-…, t10k-images-… or test-images-…, "
                 "t10k-labels-…; dots may stand for the hyphens.",
         .initial = std::string(),
         .path = PathKind::Folder},
        {.name = "set",
         .title = "Set",
         .help = "How the names of the files begin, where the folder holds several sets: "
                 "emnist-letters.",
         .initial = std::string(),
         .hint = "the only one"},
        {.name = "transposed",
         .title = "Transposed",
         .help = "The files hold columns where others hold rows, as EMNIST's do.",
         .initial = false}};
    return joinedOptions({options, validationOptions(kUsualShares.validation), imageOptions()});
}

/// The system's package, where no folder is chosen and there is one.
IdxRequest presetRequest(const IdxPreset& preset, const Options& options) {
    const bool isPackaged =
        std::get<std::string>(options.at("folder")).empty() && !preset.folder.empty();
    return {.files = isPackaged ? findIdxFiles(preset.folder, {},
                                               "; install the package " + preset.package +
                                                   " or set dataset.folder")
                                : findIdxFiles(chosenFolderOf(preset.id.c_str(), options), {}),
            .preset = &preset};
}

/// The same as idxOptions() say it.
Options withNormalisation(Options options) {
    options["normalise"] = std::string("given");
    for (const char* name : {"mean", "deviation"})
        options[name] = shortestNumber(numberIn(options, name));
    return options;
}

/// Anybody may cut a set of the same kind: only the system's has its number of samples for sure.
DatasetFacts knownOfPreset(const IdxPreset& preset, const Options& options) {
    const bool isPublished = std::get<std::string>(options.at("folder")).empty();
    return {.sample = imageShape(kPresetSize, options),
            .target = targetOf(preset),
            .sizes = isPublished ? Splitting(kPresetSizes, splitShares(options)).sizes()
                                 : DatasetSizes()};
}

std::vector<OptionInfo> presetOptions(const IdxPreset& preset) {
    const bool isPackaged = !preset.folder.empty();
    std::vector<OptionInfo> options = {
        {.name = "folder",
         .title = "Folder",
         .help = std::string("Where the IDX files lie, as they are or compressed "
                             "(train-images-idx3-ubyte.gz …).") +
                 (isPackaged ? " Empty: where the system's package puts them." : ""),
         .initial = std::string(),
         .hint = isPackaged ? "the system's" : "",
         .path = PathKind::Folder},
        numberOption("mean", "Mean",
                     "Pixels enter the network as (x/255 − mean)/deviation: about 0 on average, as "
                     "by default.",
                     preset.mean, -1e3, 1e3),
        numberOption("deviation", "Deviation",
                     "Pixels enter the network as (x/255 − mean)/deviation: about 1 in spread, as "
                     "by default.",
                     preset.deviation, 1e-6, 1e6)};
    return joinedOptions(
        {options, validationOptions(0), {imageLayoutOption("flat")}, imageVariationOptions()});
}

}  // namespace

DatasetInfo idxPresetSource(const IdxPreset& preset) {
    return {
        .id = preset.id,
        .title = preset.title,
        .description =
            "70\u202f000 pictures of " + preset.pictures + ", 28 × 28 grey pixels in 10 classes.",
        .options = presetOptions(preset),
        .needsPlace = preset.package.empty(),
        .known = [preset](const Options& options) { return knownOfPreset(preset, options); },
        .surveysAtOnce = true,
        .survey =
            [preset](const Options& options, const Loading& loading) {
                return surveyIdx(presetRequest(preset, options), options, loading);
            },
        .load =
            [preset](const Options& options, const Loading& loading) {
                return loadIdx(presetRequest(preset, options), withNormalisation(options), loading);
            }};
}

DatasetInfo idxSource() {
    return {.id = "idx",
            .title = "IDX images",
            .description =
                "Images and labels in files of MNIST's format (IDX), of any size, depth "
                "and number of classes: EMNIST, QMNIST, KMNIST and the like.",
            .options = idxOptions(),
            .needsPlace = true,
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(
                        path, "folder",
                        holdsName(path, "images-idx3") || holdsName(path, "images.idx3"));
                },
            .survey =
                [](const Options& options, const Loading& loading) {
                    return surveyIdx(idxRequest(options), options, loading);
                },
            .load =
                [](const Options& options, const Loading& loading) {
                    return loadIdx(idxRequest(options), options, loading);
                }};
}

}  // namespace obscura
