// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/sources/ImageSource.h"

namespace obscura {

/// Where in the bytes of an image of an IDX file a value lies.
struct IdxImageLayout {
    ImageSize size;
    Index channelStride = 0, rowStride = 0, columnStride = 0;

    bool isInOrder() const;
};

/// Images one after another, each put into the order [channels, height, width].
void putInOrder(const IdxImageLayout& layout, std::span<std::uint8_t> pixels);

/// A file of images, of a shape that is known from its header.
struct IdxImageFile {
    std::filesystem::path file;
    std::vector<std::int64_t> shape;
    IdxImageLayout layout;
};

/// The images of some files, one file's after the other's: in memory, or read from disk when they
/// are asked for where they are more than `memory` bytes. A compressed file is then unpacked into
/// the user's cache first, where it is kept. `labels` has one for each image. Throws UserError as
/// readIdx() does, Stopped as `loading` says.
inline constexpr std::uint64_t kImageMemory = std::uint64_t{640} << 20;
std::shared_ptr<const ImageStore> openIdxImages(const std::vector<IdxImageFile>& files,
                                                std::vector<std::int32_t> labels,
                                                const Loading& loading,
                                                std::uint64_t memory = kImageMemory);

}  // namespace obscura
