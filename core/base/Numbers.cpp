// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"

#include <charconv>

namespace obscura {

std::optional<double> parsedNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string shortestNumber(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), value);
    return {text, end};
}

std::string roundedNumber(double value, int digits) {
    char text[64];
    const auto [end, error] =
        std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits);
    return {text, end};
}

}  // namespace obscura
