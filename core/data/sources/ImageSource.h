// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/Splitting.h"
#include "core/data/features/ImageVariations.h"

namespace obscura {

// What all sources of images have in common.

/// Images of one size with their classes, as bytes [channels, height, width].
class ImageStore {
public:
    virtual ~ImageStore() = default;
    virtual const ImageSize& size() const = 0;
    virtual Index count() const = 0;
    virtual std::int64_t label(Index image) const = 0;
    /// The bytes of an image, where they lie or, read from disk, in `room`. From any thread.
    virtual std::span<const std::uint8_t> pixels(Index image,
                                                 std::vector<std::uint8_t>& room) const = 0;
    virtual bool isInMemory() const { return false; }
};

/// All of them in memory.
class ImagesInMemory final : public ImageStore {
public:
    /// `pixels` [count, channels, height, width], `labels` [count].
    ImagesInMemory(const ImageSize& size, std::vector<std::uint8_t> pixels,
                   std::vector<std::int32_t> labels);

    const ImageSize& size() const override { return m_size; }
    Index count() const override { return std::ssize(m_labels); }
    std::int64_t label(Index image) const override {
        return m_labels[static_cast<std::size_t>(image)];
    }
    std::span<const std::uint8_t> pixels(Index image,
                                         std::vector<std::uint8_t>& room) const override;
    bool isInMemory() const override { return true; }

private:
    ImageSize m_size;
    std::vector<std::uint8_t> m_pixels;
    std::vector<std::int32_t> m_labels;
};

/// The option "layout".
OptionInfo imageLayoutOption(const char* initial);
/// The options "flip", "shift" and "cutout".
std::vector<OptionInfo> imageVariationOptions();
/// Layout, normalisation and variations.
std::vector<OptionInfo> imageOptions();

/// {values}, or {channels, height, width}: as the layout asks for.
Shape imageShape(const ImageSize& size, const Options& options);

/// A data set of the images as `options` of imageOptions() ask for: normalised when they are read,
/// by mean and deviation of the training images for each channel or as given, and varied where
/// they train. `splitting` is of the store's images; those that train lie in `files`. Follows and
/// ends as `loading` says.
std::shared_ptr<const Dataset> makeImageDataset(std::shared_ptr<const ImageStore> images,
                                                Splitting splitting, TargetInfo target,
                                                const std::vector<std::filesystem::path>& files,
                                                const Options& options, const Loading& loading);

}  // namespace obscura
