// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Resize.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

namespace obscura {

namespace {

/// Which values along an axis one value of the result is the mean of, with what weights.
struct FilterTap {
    Index first = 0;
    std::vector<float> weights;  ///< sum to 1
};

/// For each of `to` values the taps out of `from`, which begin at `offset`.
std::vector<FilterTap> triangleTaps(Index offset, Index from, Index to) {
    const double scale = static_cast<double>(from) / static_cast<double>(to);
    const double reach = std::max(scale, 1.0);
    std::vector<FilterTap> taps(static_cast<std::size_t>(to));
    for (Index i = 0; i < to; ++i) {
        const double centre = (static_cast<double>(i) + 0.5) * scale;
        const Index first = std::max<Index>(0, static_cast<Index>(std::floor(centre - reach)));
        const Index end = std::min(from, static_cast<Index>(std::ceil(centre + reach)) + 1);
        std::vector<double> weights;
        double sum = 0;
        for (Index j = first; j < end; ++j) {
            const double distance = std::abs(static_cast<double>(j) + 0.5 - centre) / reach;
            weights.push_back(std::max(0.0, 1 - distance));
            sum += weights.back();
        }
        FilterTap& tap = taps[static_cast<std::size_t>(i)];
        tap.first = offset + first;
        for (const double weight : weights)
            tap.weights.push_back(static_cast<float>(weight / sum));
    }
    return taps;
}

/// The rows of `crop`, each filtered along its width: [crop.height, taps, channels].
std::vector<float> filteredRows(const Picture& picture, const PictureCrop& crop,
                                const std::vector<FilterTap>& taps) {
    const Index channels = picture.size.channels;
    std::vector<float> result;
    result.reserve(static_cast<std::size_t>(crop.height * channels) * taps.size());
    for (Index y = crop.top; y < crop.top + crop.height; ++y) {
        const std::uint8_t* row = picture.pixels.data() + y * picture.size.width * channels;
        for (const FilterTap& tap : taps) {
            for (Index c = 0; c < channels; ++c) {
                const std::uint8_t* value = row + tap.first * channels + c;
                float sum = 0;
                for (const float weight : tap.weights) {
                    sum += weight * static_cast<float>(*value);
                    value += channels;
                }
                result.push_back(sum);
            }
        }
    }
    return result;
}

/// The mean of the rows that `tap` names, as bytes.
void filterColumns(const std::vector<float>& rows, const FilterTap& tap,
                   std::span<std::uint8_t> out) {
    std::vector<float> sums(out.size(), 0.0f);
    const float* row = rows.data() + static_cast<std::size_t>(tap.first) * out.size();
    for (const float weight : tap.weights) {
        for (std::size_t k = 0; k < out.size(); ++k)
            sums[k] += weight * row[k];
        row += out.size();
    }
    std::ranges::transform(sums, out.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
    });
}

}  // namespace

PictureCrop centreCrop(const PictureInfo& picture, Index height, Index width) {
    const auto scaled = [](Index length, Index by, Index of, Index most) {
        const double exact =
            static_cast<double>(length) * static_cast<double>(by) / static_cast<double>(of);
        return std::clamp<Index>(std::llround(exact), 1, most);
    };
    PictureCrop crop{.height = picture.height, .width = picture.width};
    if (static_cast<double>(picture.width) * static_cast<double>(height) >
        static_cast<double>(picture.height) * static_cast<double>(width))
        crop.width = scaled(picture.height, width, height, picture.width);
    else
        crop.height = scaled(picture.width, height, width, picture.height);
    crop.top = (picture.height - crop.height) / 2;
    crop.left = (picture.width - crop.width) / 2;
    return crop;
}

Picture resized(const Picture& picture, Index height, Index width) {
    if (height < 1 || width < 1 || picture.pixels.empty())
        throw std::invalid_argument("resized: an empty picture");
    if (picture.size.height == height && picture.size.width == width)
        return picture;
    const PictureCrop crop = centreCrop(picture.size, height, width);
    const std::vector<float> rows =
        filteredRows(picture, crop, triangleTaps(crop.left, crop.width, width));
    Picture result{.size = {height, width, picture.size.channels}, .pixels = {}};
    const auto values = static_cast<std::size_t>(width * picture.size.channels);
    result.pixels.resize(static_cast<std::size_t>(height) * values);
    auto out = result.pixels.begin();
    for (const FilterTap& tap : triangleTaps(0, crop.height, height)) {
        filterColumns(rows, tap, {out, values});
        out += static_cast<std::ptrdiff_t>(values);
    }
    return result;
}

}  // namespace obscura
