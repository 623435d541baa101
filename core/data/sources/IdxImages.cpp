// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/IdxImages.h"

#include "core/base/AtomicFile.h"
#include "core/base/DataFolder.h"
#include "core/base/FileError.h"
#include "core/data/TextHash.h"
#include "core/data/readers/Bytes.h"
#include "core/data/readers/Idx.h"
#include "devices/Stop.h"

#include <algorithm>

namespace obscura {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void failChanged(const fs::path& file) {
    throw UserError(shownPath(file) + ": it has changed while it was read");
}

/// Images that lie in files as they are.
class IdxImagesOnDisk final : public ImageStore {
public:
    explicit IdxImagesOnDisk(std::vector<std::int32_t> labels) : m_labels(std::move(labels)) {}

    /// `file`, unpacked, has the images that follow those which are there.
    void add(const fs::path& file, const IdxImageFile& images) {
        Part part{.bytes = std::make_shared<const FileBytes>(file),
                  .layout = images.layout,
                  .data = 4 * (1 + images.shape.size()),
                  .end = (m_parts.empty() ? 0 : m_parts.back().end) + images.shape[0]};
        const auto count = static_cast<std::uint64_t>(images.shape[0] * part.layout.size.values());
        if (part.bytes->size() != part.data + count)
            failChanged(images.file);
        m_parts.push_back(std::move(part));
    }

    const ImageSize& size() const override { return m_parts.front().layout.size; }
    Index count() const override { return std::ssize(m_labels); }
    std::int64_t label(Index image) const override {
        return m_labels[static_cast<std::size_t>(image)];
    }
    std::span<const std::uint8_t> pixels(Index image,
                                         std::vector<std::uint8_t>& room) const override {
        const auto part = std::ranges::upper_bound(m_parts, image, {}, &Part::end);
        const Index first = part == m_parts.begin() ? 0 : std::prev(part)->end;
        const auto values = static_cast<std::uint64_t>(size().values());
        room.resize(values);
        part->bytes->read(part->data + static_cast<std::uint64_t>(image - first) * values,
                          std::as_writable_bytes(std::span(room)));
        putInOrder(part->layout, room);
        return room;
    }

private:
    struct Part {
        std::shared_ptr<const FileBytes> bytes;
        IdxImageLayout layout;
        std::uint64_t data = 0;  ///< where the first image begins
        Index end = 0;           ///< images up to and in this part
    };

    std::vector<Part> m_parts;
    std::vector<std::int32_t> m_labels;
};

/// Where the unpacked bytes of `file`, as it is now, are kept.
fs::path unpackedFile(const fs::path& file) {
    std::error_code error;
    return cacheFolder() / "idx" /
           (hashOf(fs::absolute(file, error).string() + "\n" +
                   std::to_string(fs::file_size(file, error)) + " " +
                   std::to_string(fs::last_write_time(file, error).time_since_epoch().count())) +
            ".idx");
}

/// The file itself, or what it unpacks to.
fs::path plainFile(const fs::path& file, const Loading& loading) {
    if (!isPackedIdx(file))
        return file;
    const fs::path unpacked = unpackedFile(file);
    std::error_code error;
    if (!fs::exists(unpacked, error)) {
        makeFolders(unpacked.parent_path());
        unpackIdx(file, unpacked, [&](double share) {
            checkStop(loading.stop);
            if (loading.progress)
                loading.progress("unpacks images", share);
        });
    }
    return unpacked;
}

std::shared_ptr<const ImageStore> readIdxImages(const std::vector<IdxImageFile>& files,
                                                std::vector<std::int32_t> labels,
                                                std::uint64_t bytes, const Loading& loading) {
    std::vector<std::uint8_t> pixels;
    pixels.reserve(bytes);
    for (const IdxImageFile& each : files) {
        const std::size_t before = pixels.size();
        if (appendIdx(each.file, pixels, loading.stop) != each.shape)
            failChanged(each.file);
        putInOrder(each.layout, std::span(pixels).subspan(before));
    }
    return std::make_shared<ImagesInMemory>(files.front().layout.size, std::move(pixels),
                                            std::move(labels));
}

}  // namespace

bool IdxImageLayout::isInOrder() const {
    return columnStride == 1 && rowStride == size.width &&
           (size.channels == 1 || channelStride == size.height * size.width);
}

void putInOrder(const IdxImageLayout& layout, std::span<std::uint8_t> pixels) {
    if (layout.isInOrder())
        return;
    const auto values = static_cast<std::size_t>(layout.size.values());
    std::vector<std::uint8_t> before(values);
    for (std::size_t at = 0; at < pixels.size(); at += values) {
        std::copy_n(pixels.data() + at, values, before.begin());
        std::uint8_t* out = pixels.data() + at;
        for (Index c = 0; c < layout.size.channels; ++c) {
            for (Index y = 0; y < layout.size.height; ++y) {
                const Index row = c * layout.channelStride + y * layout.rowStride;
                for (Index x = 0; x < layout.size.width; ++x)
                    *out++ = before[static_cast<std::size_t>(row + x * layout.columnStride)];
            }
        }
    }
}

std::shared_ptr<const ImageStore> openIdxImages(const std::vector<IdxImageFile>& files,
                                                std::vector<std::int32_t> labels,
                                                const Loading& loading, std::uint64_t memory) {
    std::uint64_t bytes = 0;
    for (const IdxImageFile& each : files)
        bytes += static_cast<std::uint64_t>(each.shape[0] * each.layout.size.values());
    if (bytes <= memory)
        return readIdxImages(files, std::move(labels), bytes, loading);
    auto images = std::make_shared<IdxImagesOnDisk>(std::move(labels));
    for (const IdxImageFile& each : files)
        images->add(plainFile(each.file, loading), each);
    return images;
}

}  // namespace obscura
