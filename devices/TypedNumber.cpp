// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/TypedNumber.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

constexpr std::size_t kGroup = 3;  ///< digits
constexpr std::string_view kDigits = "0123456789";

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Without spaces around it; every space, apostrophe and minus sign of the kinds in use as one.
std::string simplified(std::string_view typed) {
    constexpr std::array kSpaces = {"\u00a0", "\u2009", "\u202f", "'", "\u2019"};
    std::string text(typed);
    for (const char* const space : kSpaces)
        replaceAll(text, space, " ");
    replaceAll(text, "\u2212", "-");
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// A number in pieces: "-1.000,5e3" has the sign "-", the digits "1.000,5" and the exponent "e3".
struct Pieces {
    std::string sign;
    std::string digits;
    std::string exponent;
};

Pieces piecesOf(std::string_view typed) {
    const std::string text = simplified(typed);
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
    return {text.substr(0, sign), text.substr(sign, exponent - sign), text.substr(exponent)};
}

bool isAllOf(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

/// The separator that stands before the fraction; 0: none does.
char decimalSeparator(const std::string& digits) {
    const auto points = std::ranges::count(digits, '.');
    const auto commas = std::ranges::count(digits, ',');
    if (points > 0 && commas > 0)
        return digits.rfind('.') > digits.rfind(',') ? '.' : ',';
    return points == 1 ? '.' : commas == 1 ? ',' : '\0';
}

/// `whole` without its separators, if there are none, or of one kind and around groups of three.
std::optional<std::string> ungrouped(const std::string& whole) {
    const auto first = whole.find_first_not_of(kDigits);
    if (first == std::string::npos)
        return whole;
    std::string result = whole.substr(0, first);
    if (result.empty() || result.size() > kGroup)
        return std::nullopt;
    for (std::size_t at = first; at < whole.size(); at += 1 + kGroup) {
        const std::string group = whole.substr(at + 1, kGroup);
        if (whole[at] != whole[first] || group.size() < kGroup || !isAllOf(group, kDigits))
            return std::nullopt;
        result += group;
    }
    return result;
}

}  // namespace

bool isAmbiguousNumber(std::string_view text) {
    const Pieces pieces = piecesOf(text);
    const std::size_t comma = pieces.digits.find(',');
    if (comma == std::string::npos || !pieces.exponent.empty())
        return false;
    const std::string whole = pieces.digits.substr(0, comma);
    const std::string rest = pieces.digits.substr(comma + 1);
    return !whole.empty() && whole.size() <= kGroup && whole.front() != '0' &&
           rest.size() == kGroup && isAllOf(whole, kDigits) && isAllOf(rest, kDigits);
}

std::optional<std::string> plainNumber(std::string_view text) {
    const Pieces pieces = piecesOf(text);
    if (!isAllOf(pieces.digits, "0123456789., "))
        return std::string(text);
    if (isAmbiguousNumber(text))
        return std::nullopt;
    const char separator = decimalSeparator(pieces.digits);
    const std::size_t end =
        separator == '\0' ? pieces.digits.size() : pieces.digits.rfind(separator);
    const auto whole = ungrouped(pieces.digits.substr(0, end));
    const std::string fraction = pieces.digits.substr(std::min(end + 1, pieces.digits.size()));
    if (!whole || !isAllOf(fraction, kDigits))
        return std::nullopt;
    return pieces.sign + *whole + (end < pieces.digits.size() ? "." : "") + fraction +
           pieces.exponent;
}

}  // namespace obscura
