// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Shape.h"

#include "core/base/Messages.h"
#include "devices/Error.h"

#include <charconv>
#include <functional>
#include <numeric>

namespace obscura {

namespace {

/// Commas and × as spaces, the typographer's minus as the keyboard's.
std::string spaced(std::string_view text) {
    constexpr std::string_view kTimes = "×";
    constexpr std::string_view kMinus = "−";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(kTimes)) {
            i += kTimes.size() - 1;
            result += ' ';
        } else if (text.substr(i).starts_with(kMinus)) {
            i += kMinus.size() - 1;
            result += '-';
        } else {
            result +=
                std::string_view("xX,\t").find(text[i]) == std::string_view::npos ? text[i] : ' ';
        }
    }
    return result;
}

Index parsedExtent(std::string_view word, std::string_view text) {
    Index extent = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), extent);
    if (error != std::errc() || end != word.data() + word.size())
        throw UserError("found " + inQuotes(text) +
                        ", expected whole numbers with × or commas "
                        "between them");
    return extent;
}

}  // namespace

std::string formatShape(const Shape& shape) {
    if (shape.empty())
        return "1";
    std::string text;
    for (const Index extent : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(extent);
    return text;
}

Index valuesOf(const Shape& shape) {
    return std::accumulate(shape.begin(), shape.end(), Index{1}, std::multiplies<>());
}

std::size_t featureAxis(const Shape& shape) {
    return isImage(shape) || shape.empty() ? 0 : shape.size() - 1;
}

Index featuresOf(const Shape& shape) {
    return shape.empty() ? 1 : shape[featureAxis(shape)];
}

Index positionsOf(const Shape& shape) {
    return valuesOf(shape) / featuresOf(shape);
}

Shape withFeatures(Shape shape, Index features) {
    shape.at(featureAxis(shape)) = features;
    return shape;
}

std::vector<Index> parsedExtents(std::string_view text) {
    const std::string words = spaced(text);
    std::vector<Index> extents;
    for (std::size_t begin = 0;
         (begin = words.find_first_not_of(' ', begin)) != std::string::npos;) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        extents.push_back(parsedExtent(std::string_view(words).substr(begin, end - begin), text));
        begin = end;
    }
    return extents;
}

}  // namespace obscura
