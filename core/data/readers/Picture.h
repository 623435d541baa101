// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace obscura {

/// Size of a picture as its header tells it.
struct PictureInfo {
    Index height = 0;
    Index width = 0;
    Index channels = 0;  ///< 1: grey, 3: red, green, blue; an alpha channel doesn't count
    bool operator==(const PictureInfo&) const = default;
};

/// A picture in memory.
struct Picture {
    PictureInfo size;
    std::vector<std::uint8_t> pixels;  ///< [height, width, channels], 0 … 255 in sRGB
};

enum class PictureColours { Grey, Rgb };

/// Most pixels of a picture that is read; what announces more is taken for damaged.
inline constexpr Index kMostPixels = Index{1} << 26;

/// Reads no more of a PNG or JPEG file than its header. Throws as readPicture does.
PictureInfo readPictureInfo(const std::filesystem::path& file);

/// Throws as readPicture does where beginning or end of the file tell that it would: what is no
/// picture, too large or truncated is found, damage in the middle is not.
void checkPicture(const std::filesystem::path& file);

/// Reads a PNG file (of any depth, interlaced or not; what is transparent shows white) or a JPEG
/// file (sequential or progressive, grey or colour), whichever it is by content. Grey of a colour
/// picture is its luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). The orientation that a camera
/// notes beside a picture is not looked at. From any thread. Throws UserError with file, what was
/// found and what was expected: missing, no picture, a web page in its place, more than
/// kMostPixels, truncated, damaged.
Picture readPicture(const std::filesystem::path& file, PictureColours colours);

}  // namespace obscura
