// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"

#include <charconv>
#include <cmath>

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

double shortestDouble(float value) {
    char text[32];
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), value);
    double result = value;
    std::from_chars(text, end, result);
    return result;
}

std::string roundedNumber(double value, int digits) {
    char text[64];
    const auto [end, error] =
        std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits);
    return {text, end};
}

std::string shortNumber(double value) {
    constexpr double kRoundsUp = 0.9995;  // three digits make a whole unit of it
    static constexpr struct {
        double unit;
        const char* suffix;
    } kUnits[] = {{1e12, " T"}, {1e9, " G"}, {1e6, " M"}, {1e3, " k"}};
    for (const auto& [unit, suffix] : kUnits) {
        if (std::abs(value) >= kRoundsUp * unit)
            return roundedNumber(value / unit) + suffix;
    }
    return roundedNumber(value);
}

}  // namespace obscura
