// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Picture.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/data/readers/Bytes.h"
#include "core/data/readers/ForeignFile.h"
#include "devices/ShownText.h"

#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestPicture = std::size_t{1} << 29;  ///< bytes of a file
constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegSignature = "\xff\xd8\xff";

/// The bytes of a picture's file, and how to speak of them.
struct PictureBytes {
    const fs::path& file;
    std::string_view bytes;
    std::size_t size;  ///< of the whole file

    [[noreturn]] void fail(const std::string& what) const {
        throw UserError(shownPath(file) + ": " + what);
    }
    [[noreturn]] void failTruncated() const {
        fail("truncated: the picture ends too early, after " + std::to_string(size) + " bytes");
    }
    const unsigned char* data() const {
        return reinterpret_cast<const unsigned char*>(bytes.data());
    }
};

void requireSize(const PictureBytes& from, const PictureInfo& info) {
    const bool isPositive = info.height > 0 && info.width > 0;
    if (isPositive && info.height <= kMostPixels / info.width)
        return;
    from.fail("found a picture of " + std::to_string(info.width) + " × " +
              std::to_string(info.height) + " pixels, expected 1 to " +
              std::to_string(kMostPixels) + " in all");
}

std::size_t valuesOfPicture(const PictureInfo& info) {
    return static_cast<std::size_t>(info.height * info.width * info.channels);
}

/// BT.601, rounded.
std::vector<std::uint8_t> lumaOf(const std::vector<std::uint8_t>& rgb) {
    std::vector<std::uint8_t> grey(rgb.size() / 3);
    for (std::size_t i = 0; i < grey.size(); ++i) {
        const unsigned weighted = 299u * rgb[3 * i] + 587u * rgb[3 * i + 1] + 114u * rgb[3 * i + 2];
        grey[i] = static_cast<std::uint8_t>((weighted + 500) / 1000);
    }
    return grey;
}

/// PNG (ISO/IEC 15948): the signature, then the chunk IHDR with width, height, depth, colour type.
PictureInfo pngInfo(const PictureBytes& from) {
    constexpr std::size_t kWidth = 16, kHeight = 20, kColourType = 25, kEnd = 26;
    if (from.bytes.size() < kEnd)
        from.failTruncated();
    if (from.bytes.substr(kWidth - 4, 4) != "IHDR")
        from.fail("a damaged PNG file: found '" + shownText(from.bytes.substr(kWidth - 4, 4)) +
                  "', expected 'IHDR'");
    const auto number = [&](std::size_t at) {
        return std::uint32_t{from.data()[at]} << 24 | std::uint32_t{from.data()[at + 1]} << 16 |
               std::uint32_t{from.data()[at + 2]} << 8 | std::uint32_t{from.data()[at + 3]};
    };
    constexpr unsigned char kColour = 2;  // a bit of the colour type
    const bool isColour = from.data()[kColourType] & kColour;
    const PictureInfo info{number(kHeight), number(kWidth), isColour ? 3 : 1};
    requireSize(from, info);
    return info;
}

[[noreturn]] void failPng(const PictureBytes& from, std::string_view message) {
    constexpr std::array<std::string_view, 3> kTooShort = {"ot enough", "beyond end", "runcated"};
    if (std::ranges::any_of(kTooShort, [&](std::string_view words) {
            return message.find(words) != std::string_view::npos;
        }))
        from.failTruncated();
    from.fail("a damaged PNG file: " + shownText(message));
}

Picture readPng(const PictureBytes& from, PictureColours colours) {
    Picture picture{.size = pngInfo(from), .pixels = {}};
    const bool isColour = picture.size.channels != 1;
    if (colours == PictureColours::Rgb)
        picture.size.channels = 3;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> release(&image, png_image_free);
    if (!png_image_begin_read_from_memory(&image, from.bytes.data(), from.bytes.size()))
        failPng(from, image.message);
    image.format = picture.size.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    picture.pixels.resize(valuesOfPicture(picture.size));
    const png_color white{255, 255, 255};
    if (PNG_IMAGE_SIZE(image) != picture.pixels.size())
        from.fail("a damaged PNG file: it tells two sizes");
    if (!png_image_finish_read(&image, &white, picture.pixels.data(), 0, nullptr))
        failPng(from, image.message);
    if (isColour && colours == PictureColours::Grey)
        picture = {.size = {picture.size.height, picture.size.width, 1},
                   .pixels = lumaOf(picture.pixels)};
    return picture;
}

/// Decodes JPEG files (ITU-T T.81).
class JpegDecoder {
public:
    explicit JpegDecoder(const PictureBytes& from)
        : m_from(from), m_handle(tjInitDecompress(), tjDestroy) {
        if (!m_handle)
            throw std::bad_alloc();
    }

    PictureInfo info() {
        int width = 0, height = 0, sampling = 0, space = 0;
        if (tjDecompressHeader3(m_handle.get(), m_from.data(), m_from.bytes.size(), &width, &height,
                                &sampling, &space) != 0)
            fail();
        if (width < 1 || height < 1)  // the library has found no header, and no fault either
            m_from.failTruncated();
        if (space == TJCS_CMYK || space == TJCS_YCCK)
            m_from.fail("found the colours CMYK of print, expected grey or RGB");
        const PictureInfo info{height, width, space == TJCS_GRAY ? 1 : 3};
        requireSize(m_from, info);
        return info;
    }

    Picture read(PictureColours colours) {
        Picture picture{.size = info(), .pixels = {}};
        picture.size.channels = colours == PictureColours::Grey ? 1 : 3;
        picture.pixels.resize(valuesOfPicture(picture.size));
        const int format = colours == PictureColours::Grey ? TJPF_GRAY : TJPF_RGB;
        if (tjDecompress2(m_handle.get(), m_from.data(), m_from.bytes.size(), picture.pixels.data(),
                          static_cast<int>(picture.size.width), 0,
                          static_cast<int>(picture.size.height), format,
                          TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0)
            fail();
        return picture;
    }

private:
    /// Cameras write files that the library warns of though nothing is missing in them.
    void fail() const {
        const std::string_view message = tjGetErrorStr2(m_handle.get());
        if (message.find("Premature end") != std::string_view::npos)
            m_from.failTruncated();
        if (tjGetErrorCode(m_handle.get()) != TJERR_WARNING)
            m_from.fail("a damaged JPEG file: " + shownText(message));
    }

    PictureBytes m_from;
    std::unique_ptr<void, int (*)(void*)> m_handle;
};

bool isPng(std::string_view bytes) {
    return bytes.starts_with(kPngSignature);
}

void requirePicture(const PictureBytes& from) {
    if (isPng(from.bytes) || from.bytes.starts_with(kJpegSignature))
        return;
    failForeign(from.file, from.bytes, "a PNG or JPEG picture");
}

}  // namespace

PictureInfo readPictureInfo(const fs::path& file) {
    // A JPEG file tells its size behind what a camera notes, a thumbnail for one: mostly in here.
    constexpr std::size_t kStart = 1 << 16;
    const FileStart start = readFileStart(file, kStart, kLargestPicture);
    const PictureBytes from{file, start.bytes, start.size};
    requirePicture(from);
    if (isPng(from.bytes))
        return pngInfo(from);
    try {
        return JpegDecoder(from).info();
    } catch (const UserError&) {
        if (start.bytes.size() == start.size)
            throw;
    }
    const std::string all = readFile(file, kLargestPicture);
    return JpegDecoder({file, all, all.size()}).info();
}

void checkPicture(const fs::path& file) {
    constexpr std::uint64_t kEnd = 12;  // the chunk IEND
    readPictureInfo(file);
    const FileBytes bytes(file);
    const bool isOfPng = isPng(bytes.start(kPngSignature.size()));
    std::string end(std::min(kEnd, bytes.size()), '\0');
    bytes.read(bytes.size() - end.size(), std::as_writable_bytes(std::span(end)));
    // Some programs write more behind: whether anything is missing tells the whole.
    if (isOfPng ? end.find("IEND") == std::string::npos : !end.ends_with("\xff\xd9"))
        readPicture(file, PictureColours::Rgb);
}

Picture readPicture(const fs::path& file, PictureColours colours) {
    const std::string all = readFile(file, kLargestPicture);
    const PictureBytes from{file, all, all.size()};
    requirePicture(from);
    return isPng(all) ? readPng(from, colours) : JpegDecoder(from).read(colours);
}

}  // namespace obscura
