// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/EventSummary.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace obscura {

namespace {

// Numbers of fields in summary.proto.
constexpr int kSummaryValue = 1;
constexpr int kValueTag = 1;
constexpr int kValueSimple = 2;
constexpr int kValueImage = 4;
constexpr int kValueHistogram = 5;
constexpr int kValueMetadata = 9;
constexpr int kMetadataTitle = 2;
constexpr int kMetadataDescription = 3;
constexpr int kImageHeight = 1;
constexpr int kImageWidth = 2;
constexpr int kImageColours = 3;
constexpr int kImageBytes = 4;
constexpr int kHistogramLeast = 1;
constexpr int kHistogramMost = 2;
constexpr int kHistogramCount = 3;
constexpr int kHistogramSum = 4;
constexpr int kHistogramSquares = 5;
constexpr int kHistogramLimits = 6;
constexpr int kHistogramBuckets = 7;

constexpr std::size_t kBuckets = 30;  ///< as many as TensorBoard takes of itself
constexpr int kRgb = 3;

std::vector<double> finiteOf(std::span<const float> values) {
    std::vector<double> finite;
    std::ranges::copy_if(values, std::back_inserter(finite),
                         [](float value) { return std::isfinite(value); });
    return finite;
}

/// Right edges of equal intervals from `least` to `most`.
std::vector<double> limitsBetween(double least, double most) {
    std::vector<double> limits;
    for (std::size_t i = 1; i < kBuckets; ++i)
        limits.push_back(least + (most - least) * static_cast<double>(i) / kBuckets);
    limits.push_back(most);
    return limits;
}

std::vector<double> countsBelow(const std::vector<double>& limits,
                                const std::vector<double>& values) {
    std::vector<double> counts(limits.size(), 0);
    for (const double value : values) {
        const auto bucket = std::ranges::upper_bound(limits, value) - limits.begin();
        ++counts[std::min(static_cast<std::size_t>(bucket), limits.size() - 1)];
    }
    return counts;
}

ProtoMessage histogramOf(const std::vector<double>& values) {
    const auto [least, most] = std::ranges::minmax(values);
    double sum = 0;
    double squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const std::vector<double> limits =
        least < most ? limitsBetween(least, most) : std::vector<double>{most};
    ProtoMessage histogram;
    histogram.addDouble(kHistogramLeast, least);
    histogram.addDouble(kHistogramMost, most);
    histogram.addDouble(kHistogramCount, static_cast<double>(values.size()));
    histogram.addDouble(kHistogramSum, sum);
    histogram.addDouble(kHistogramSquares, squares);
    histogram.addDoubles(kHistogramLimits, limits);
    histogram.addDoubles(kHistogramBuckets, countsBelow(limits, values));
    return histogram;
}

ProtoMessage valueFor(std::string_view tag) {
    ProtoMessage value;
    value.addBytes(kValueTag, tag);
    return value;
}

}  // namespace

void EventSummary::addScalar(std::string_view tag, double value, const Words* words) {
    ProtoMessage message = valueFor(tag);
    message.addFloat(kValueSimple, static_cast<float>(value));
    if (words) {
        ProtoMessage metadata;
        metadata.addBytes(kMetadataTitle, words->title);
        metadata.addBytes(kMetadataDescription, words->description);
        message.addMessage(kValueMetadata, metadata);
    }
    m_message.addMessage(kSummaryValue, message);
}

void EventSummary::addHistogram(std::string_view tag, std::span<const float> values) {
    const std::vector<double> finite = finiteOf(values);
    if (finite.empty())
        return;
    ProtoMessage message = valueFor(tag);
    message.addMessage(kValueHistogram, histogramOf(finite));
    m_message.addMessage(kSummaryValue, message);
}

void EventSummary::addPicture(std::string_view tag, const PngPicture& picture) {
    ProtoMessage image;
    image.addInteger(kImageHeight, picture.height);
    image.addInteger(kImageWidth, picture.width);
    image.addInteger(kImageColours, kRgb);
    image.addBytes(kImageBytes, picture.bytes);
    ProtoMessage message = valueFor(tag);
    message.addMessage(kValueImage, image);
    m_message.addMessage(kSummaryValue, message);
}

}  // namespace obscura
