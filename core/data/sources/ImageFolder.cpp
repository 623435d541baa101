// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassFiles.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/features/Resize.h"
#include "core/data/readers/Picture.h"
#include "core/data/sources/ImageSource.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>

namespace obscura {

namespace {

/// As the network gets them, before normalisation.
ImageSize pictureSize(const Options& options) {
    return {.channels = std::get<std::string>(options.at("colours")) == "grey" ? 1 : 3,
            .height = std::get<Index>(options.at("height")),
            .width = std::get<Index>(options.at("width"))};
}

/// Reads a picture, cut and resized, channel after channel.
void decodePicture(const std::filesystem::path& file, const ImageSize& size,
                   std::span<std::uint8_t> out) {
    const auto colours = size.channels == 1 ? PictureColours::Grey : PictureColours::Rgb;
    const Picture picture = resized(readPicture(file, colours), size.height, size.width);
    const Index pixels = size.height * size.width;
    for (Index c = 0; c < size.channels; ++c) {
        for (Index i = 0; i < pixels; ++i)
            out[static_cast<std::size_t>(c * pixels + i)] =
                picture.pixels[static_cast<std::size_t>(i * size.channels + c)];
    }
}

/// Decoded whenever they are read.
class PicturesOnDisk final : public ImageStore {
public:
    PicturesOnDisk(const ImageSize& size, std::vector<ClassFile> pictures)
        : m_size(size), m_pictures(std::move(pictures)) {}

    const ImageSize& size() const override { return m_size; }
    Index count() const override { return std::ssize(m_pictures); }
    std::int64_t label(Index image) const override { return picture(image).label; }
    std::span<const std::uint8_t> pixels(Index image,
                                         std::vector<std::uint8_t>& room) const override {
        room.resize(static_cast<std::size_t>(m_size.values()));
        decodePicture(picture(image).file, m_size, room);
        return room;
    }

private:
    const ClassFile& picture(Index image) const {
        return m_pictures[static_cast<std::size_t>(image)];
    }

    ImageSize m_size;
    std::vector<ClassFile> m_pictures;
};

/// Calls visit(0) … visit(count−1) on all threads, in pieces between which `loading` is asked.
void visitPictures(const char* what, Index count, const Loading& loading,
                   const std::function<void(std::size_t)>& visit) {
    constexpr Index kPiece = 64;
    for (Index done = 0; done < count; done += kPiece) {
        checkStop(loading.stop);
        if (loading.progress)
            loading.progress(what, static_cast<double>(done) / static_cast<double>(count));
        parallelFor(std::min(kPiece, count - done),
                    [&](Index i) { visit(static_cast<std::size_t>(done + i)); });
    }
}

/// Decodes all of them, once.
std::shared_ptr<const ImageStore> keptPictures(const ImageSize& size,
                                               const std::vector<ClassFile>& pictures,
                                               const Loading& loading) {
    const auto values = static_cast<std::size_t>(size.values());
    std::vector<std::uint8_t> pixels(pictures.size() * values);
    visitPictures("decodes pictures", std::ssize(pictures), loading, [&](std::size_t i) {
        decodePicture(pictures[i].file, size, std::span(pixels).subspan(i * values, values));
    });
    std::vector<std::int32_t> labels;
    for (const ClassFile& picture : pictures)
        labels.push_back(static_cast<std::int32_t>(picture.label));
    return std::make_shared<ImagesInMemory>(size, std::move(pixels), std::move(labels));
}

/// What is wrong with a picture is told now, not in the middle of a run.
std::shared_ptr<const ImageStore> openPictures(const Options& options,
                                               std::vector<ClassFile> pictures,
                                               const Loading& loading) {
    constexpr double kMegabyte = 1e6;
    const ImageSize size = pictureSize(options);
    const double bytes = static_cast<double>(size.values()) * static_cast<double>(pictures.size());
    if (bytes <= kMegabyte * static_cast<double>(std::get<Index>(options.at("keep"))))
        return keptPictures(size, pictures, loading);
    visitPictures("checks pictures", std::ssize(pictures), loading,
                  [&](std::size_t i) { checkPicture(pictures[i].file); });
    return std::make_shared<PicturesOnDisk>(size, std::move(pictures));
}

const std::vector<std::string> kPictureEndings = {".png", ".jpg", ".jpeg"};

/// A folder that holds none to test with is tested with those that validate, as Tiny-ImageNet is.
ClassFiles chosenPictures(const Options& options, const Loading& loading) {
    const auto& folder = std::get<std::string>(options.at("folder"));
    if (folder.empty())
        throw UserError(
            "dataset.folder: the data set needs a folder that holds a folder of pictures for each "
            "class");
    ClassFiles found = findClassFolders(folder, kPictureEndings, "pictures", loading);
    if (sizesOf(found).test > 0)
        return found;
    for (ClassFile& picture : found.files)
        picture.split = picture.split == Split::Validation ? Split::Test : picture.split;
    return found;
}

TargetInfo classesOf(const ClassFiles& pictures) {
    return {
        .kind = TargetKind::Class, .size = std::ssize(pictures.classes), .names = pictures.classes};
}

DatasetFacts surveyPictures(const Options& options, const Loading& loading) {
    const ClassFiles pictures = chosenPictures(options, loading);
    readPictureInfo(pictures.files.front().file);
    return {.sample = imageShape(pictureSize(options), options),
            .target = classesOf(pictures),
            .sizes = Splitting(sizesOf(pictures), splitShares(options)).sizes()};
}

/// All but which classes there are and of how many pictures.
std::optional<DatasetFacts> knownOfPictures(const Options& options) {
    return DatasetFacts{.sample = imageShape(pictureSize(options), options),
                        .target = {.kind = TargetKind::Class}};
}

std::shared_ptr<const Dataset> loadPictures(const Options& options, const Loading& loading) {
    ClassFiles pictures = chosenPictures(options, loading);
    Splitting splitting(sizesOf(pictures), splitShares(options));
    std::vector<std::filesystem::path> files;
    for (const ClassFile& picture : pictures.files) {
        if (picture.split == Split::Train)
            files.push_back(picture.file);
    }
    TargetInfo target = classesOf(pictures);
    return makeImageDataset(openPictures(options, std::move(pictures.files), loading),
                            std::move(splitting), std::move(target), files, options, loading);
}

std::vector<OptionInfo> pictureOptions() {
    constexpr double kLargestSide = 1024;
    constexpr double kMostKept = 1e6;
    const std::string resize = " Pictures are cut to that aspect around their middle and resized.";
    std::vector<OptionInfo> options = {
        {.name = "folder",
         .title = "Folder",
         .help = "Holds a folder of pictures (PNG, JPEG) for each class, or folders train, "
                 "validation and test that do.",
         .initial = std::string(),
         .path = PathKind::Folder},
        numberOption("height", "Height", "Height of the images." + resize, Index{64}, 1,
                     kLargestSide, "px"),
        numberOption("width", "Width", "Width of the images." + resize, Index{64}, 1, kLargestSide,
                     "px"),
        choiceOption("colours", "Colours",
                     "Grey is the luma 0.299 R + 0.587 G + 0.114 B of a colour picture.",
                     {{"rgb", "Red, green, blue"}, {"grey", "Grey"}}, "rgb"),
        numberOption("keep", "Keep in memory",
                     "Pictures that take no more than so much are decoded once and kept; more are "
                     "read from disk each time.",
                     Index{1000}, 0, kMostKept, "MB", "nothing")};
    return joinedOptions({options, splitOptions(kUsualShares), imageOptions()});
}

}  // namespace

DatasetInfo imageFolderSource() {
    return {.id = "image_folder",
            .title = "Folder of pictures",
            .description =
                "PNG and JPEG pictures in a folder for each class, of any size: resized, "
                "grey or in colour, from disk where they are many.",
            .options = pictureOptions(),
            .needsPlace = true,
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(path, "folder", holdsFilesInFolders(path, kPictureEndings));
                },
            .known = knownOfPictures,
            .survey = surveyPictures,
            .load = loadPictures};
}

}  // namespace obscura
