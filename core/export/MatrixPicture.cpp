// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/MatrixPicture.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <new>
#include <vector>

namespace obscura {

namespace {

constexpr Index kFewPixels = 256;
constexpr Index kManyPixels = 1024;

using Rgb = std::array<double, 3>;
constexpr Rgb kBlue{0x21, 0x66, 0xac};
constexpr Rgb kRed{0xb2, 0x18, 0x2b};
constexpr std::uint8_t kGrey = 0x99;
constexpr double kWhite = 0xff;

/// Mean over squares of `size` entries a side, those at the edges as far as they go.
Matrix meansOf(ConstMatrixRef a, Index size) {
    Matrix means((a.rows() + size - 1) / size, (a.cols() + size - 1) / size);
    for (Index i = 0; i < means.rows(); ++i) {
        for (Index j = 0; j < means.cols(); ++j) {
            const Index rows = std::min(size, a.rows() - i * size);
            const Index columns = std::min(size, a.cols() - j * size);
            means(i, j) = a.block(i * size, j * size, rows, columns).mean();
        }
    }
    return means;
}

float largestMagnitude(const Matrix& a) {
    float largest = 0;
    for (const float value : a.reshaped())
        largest = std::isfinite(value) ? std::max(largest, std::abs(value)) : largest;
    return largest;
}

/// `share`: −1 … 1
void appendColour(std::vector<std::uint8_t>& pixels, double share) {
    const Rgb& end = share < 0 ? kBlue : kRed;
    for (const double colour : end) {
        const double mixed = kWhite + std::abs(share) * (colour - kWhite);
        pixels.push_back(std::isnan(share) ? kGrey : static_cast<std::uint8_t>(mixed + 0.5));
    }
}

/// Each entry as a square of `zoom` pixels a side, [height, width, 3].
std::vector<std::uint8_t> pixelsOf(const Matrix& a, Index zoom) {
    const float largest = largestMagnitude(a);
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(3 * a.size() * zoom * zoom));
    for (Index i = 0; i < a.rows() * zoom; ++i) {
        for (Index j = 0; j < a.cols() * zoom; ++j) {
            const double value = a(i / zoom, j / zoom);
            const double share = largest > 0 ? value / largest : value;
            appendColour(pixels, std::isfinite(value) ? share : std::nan(""));
        }
    }
    return pixels;
}

}  // namespace

PngPicture pictureOf(ConstMatrixRef a) {
    const Index longer = std::max<Index>(1, std::max(a.rows(), a.cols()));
    const Matrix shown = meansOf(a, (longer + kManyPixels - 1) / kManyPixels);
    const Index zoom = std::max<Index>(1, kFewPixels / longer);
    const std::vector<std::uint8_t> pixels = pixelsOf(shown, zoom);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(shown.cols() * zoom);
    image.height = static_cast<png_uint_32>(shown.rows() * zoom);
    image.format = PNG_FORMAT_RGB;
    PngPicture picture{.width = image.width, .height = image.height, .bytes = {}};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    picture.bytes.resize(size);
    // It can fail for want of memory only.
    if (!png_image_write_to_memory(&image, picture.bytes.data(), &size, 0, pixels.data(), 0,
                                   nullptr))
        throw std::bad_alloc();
    picture.bytes.resize(size);
    return picture;
}

}  // namespace obscura
