// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Recognition.h"
#include "core/data/features/Resize.h"
#include "core/data/readers/Picture.h"
#include "core/data/sources/ImageSource.h"
#include "core/data/sources/PictureFolder.h"
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
    PicturesOnDisk(const ImageSize& size, std::vector<ListedPicture> pictures)
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
    const ListedPicture& picture(Index image) const {
        return m_pictures[static_cast<std::size_t>(image)];
    }

    ImageSize m_size;
    std::vector<ListedPicture> m_pictures;
};

/// Decodes all of them, once.
std::shared_ptr<const ImageStore> keptPictures(const ImageSize& size,
                                               const std::vector<ListedPicture>& pictures,
                                               const Loading& loading) {
    constexpr Index kPiece = 64;
    const Index count = std::ssize(pictures);
    const auto values = static_cast<std::size_t>(size.values());
    std::vector<std::uint8_t> pixels(pictures.size() * values);
    for (Index done = 0; done < count; done += kPiece) {
        checkStop(loading.stop);
        if (loading.progress)
            loading.progress("decodes pictures",
                             static_cast<double>(done) / static_cast<double>(count));
        parallelFor(std::min(kPiece, count - done), [&](Index i) {
            const auto picture = static_cast<std::size_t>(done + i);
            decodePicture(pictures[picture].file, size,
                          std::span(pixels).subspan(picture * values, values));
        });
    }
    std::vector<std::int32_t> labels;
    std::ranges::transform(pictures, std::back_inserter(labels), &ListedPicture::label);
    return std::make_shared<ImagesInMemory>(size, std::move(pixels), std::move(labels));
}

std::shared_ptr<const ImageStore> openPictures(const Options& options,
                                               std::vector<ListedPicture> pictures,
                                               const Loading& loading) {
    constexpr double kMegabyte = 1e6;
    const ImageSize size = pictureSize(options);
    const double bytes = static_cast<double>(size.values()) * static_cast<double>(pictures.size());
    if (bytes <= kMegabyte * static_cast<double>(std::get<Index>(options.at("keep"))))
        return keptPictures(size, pictures, loading);
    return std::make_shared<PicturesOnDisk>(size, std::move(pictures));
}

/// A split that has no folder gets a share of the training pictures.
SplitShares sharesOf(const PictureFolder& folder, const Options& options) {
    SplitShares shares = splitShares(options);
    if (!folder.validation.empty())
        shares.validation = 0;
    if (!folder.test.empty())
        shares.test = 0;
    return shares;
}

/// Which pictures of a list of those that train, those that validate and those that test.
ImageSplits splitPictures(const PictureFolder& folder, const Options& options) {
    const Splitting splitting(std::ssize(folder.train), sharesOf(folder, options));
    const DatasetSizes sizes = splitting.sizes();
    ImageSplits splits;
    const auto fill = [&](Split split, std::vector<Index>& rows) {
        for (Index i = 0; i < sizes.of(split); ++i)
            rows.push_back(splitting.row(split, i));
    };
    fill(Split::Train, splits.train);
    fill(Split::Validation, splits.validation);
    fill(Split::Test, splits.test);
    Index next = std::ssize(folder.train);
    for (std::size_t i = 0; i < folder.validation.size(); ++i)
        splits.validation.push_back(next++);
    for (std::size_t i = 0; i < folder.test.size(); ++i)
        splits.test.push_back(next++);
    return splits;
}

TargetInfo classesOf(const PictureFolder& folder) {
    return {.kind = TargetKind::Class, .size = std::ssize(folder.classes), .names = folder.classes};
}

PictureFolder chosenFolder(const Options& options, const Loading& loading) {
    return listPictures(std::get<std::string>(options.at("folder")), loading);
}

DatasetFacts surveyPictures(const Options& options, const Loading& loading) {
    const PictureFolder folder = chosenFolder(options, loading);
    readPictureInfo(folder.train.front().file);
    return {.sample = imageShape(pictureSize(options), options),
            .target = classesOf(folder),
            .sizes = splitPictures(folder, options).sizes()};
}

/// All but which classes there are and of how many pictures.
std::optional<DatasetFacts> knownOfPictures(const Options& options) {
    return DatasetFacts{.sample = imageShape(pictureSize(options), options),
                        .target = {.kind = TargetKind::Class}};
}

std::shared_ptr<const Dataset> loadPictures(const Options& options, const Loading& loading) {
    PictureFolder folder = chosenFolder(options, loading);
    ImageSplits splits = splitPictures(folder, options);
    std::vector<ListedPicture> pictures = std::move(folder.train);
    std::ranges::move(folder.validation, std::back_inserter(pictures));
    std::ranges::move(folder.test, std::back_inserter(pictures));
    return makeImageDataset(openPictures(options, std::move(pictures), loading), std::move(splits),
                            classesOf(folder), options, loading);
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
    constexpr SplitShares kShares{.validation = 0.1, .test = 0.1};
    std::ranges::move(splitOptions(kShares), std::back_inserter(options));
    std::ranges::move(imageOptions(), std::back_inserter(options));
    return options;
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
                    return placedAt(path, "folder",
                                    holdsFilesInFolders(path, {".png", ".jpg", ".jpeg"}));
                },
            .known = knownOfPictures,
            .survey = surveyPictures,
            .load = loadPictures};
}

}  // namespace obscura
