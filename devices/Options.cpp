// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Options.h"

#include "devices/Error.h"
#include "devices/ShownText.h"
#include "devices/TypedNumber.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace obscura {

namespace {

constexpr std::string_view kAuto = "auto";

std::string formatNumber(Index value) {
    return std::to_string(value);
}

// The shortest text that reads back as the same number; without an exponent as far as a person
// would write it so.
std::string formatNumber(double value) {
    std::array<char, 64> text;
    const double size = std::abs(value);
    const bool plain = value == 0 || (size >= 1e-5 && size < 1e9);
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::general)
                         .ptr;
    return {text.data(), end};
}

std::string quoted(std::string_view text) {
    return '"' + shownText(text) + '"';
}

std::string joined(const std::vector<std::string>& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            text += i + 1 == words.size() ? last : ", ";
        }
        text += words[i];
    }
    return text;
}

std::string rangeText(const OptionInfo& info) {
    const bool below = std::isfinite(info.minimum);
    const bool above = std::isfinite(info.maximum);
    std::string text;
    if (below && above) {
        text = " from " + formatNumber(info.minimum) + " to " + formatNumber(info.maximum);
    } else if (below) {
        text = " of at least " + formatNumber(info.minimum);
    } else if (above) {
        text = " of at most " + formatNumber(info.maximum);
    }
    if (!info.unit.empty()) {
        text += " (" + info.unit + ")";
    }
    return info.zeroMeans.empty() ? text : text + ", 0: " + info.zeroMeans;
}

[[noreturn]] void refuse(const OptionInfo& info, std::string_view found) {
    throw UserError(info.name + ": found " + std::string(found) + ", expected " +
                    expectedValue(info));
}

bool isSameWord(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// The whole of `typed` as a number of type T, or Auto. Refuses what isn't one.
template <class T>
OptionValue readNumber(const OptionInfo& info, std::string_view typed) {
    if (info.allowsAuto && isSameWord(typed, kAuto)) {
        return Auto{};
    }
    if (!info.zeroMeans.empty() && isSameWord(typed, info.zeroMeans)) {
        return T{0};
    }
    if (isAmbiguousNumber(typed)) {
        refuse(info, quoted(typed) + ", where the comma can be the decimal point or set off " +
                         "thousands");
    }
    const std::string plain = plainNumber(typed).value_or("");
    std::string_view text = plain;
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        refuse(info, quoted(typed));
    }
    return value;
}

/// Whether single precision holds a number of that magnitude, with all its digits.
bool isSingle(double number) {
    const double magnitude = std::abs(number);
    return magnitude == 0 || (magnitude >= static_cast<double>(std::numeric_limits<float>::min()) &&
                              magnitude <= static_cast<double>(std::numeric_limits<float>::max()));
}

/// A bound of whole numbers as one of them, so that they are compared exactly: from 2⁵³ on doubles
/// skip some.
Index wholeBound(double bound) {
    constexpr double kBeyond = 0x1p63;
    if (bound >= kBeyond) {
        return std::numeric_limits<Index>::max();
    }
    return bound < -kBeyond ? std::numeric_limits<Index>::min() : static_cast<Index>(bound);
}

bool hasType(const OptionValue& value, const OptionInfo& info) {
    if (std::holds_alternative<Auto>(value)) {
        return info.allowsAuto;
    }
    return value.index() == static_cast<std::size_t>(info.type());
}

std::string_view lastPart(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

OptionType OptionInfo::type() const {
    if (std::holds_alternative<bool>(initial)) {
        return OptionType::Flag;
    }
    if (std::holds_alternative<std::string>(initial)) {
        return OptionType::Text;
    }
    return isWhole || std::holds_alternative<Index>(initial) ? OptionType::Whole
                                                             : OptionType::Number;
}

std::string expectedValue(const OptionInfo& info) {
    const std::string automatic = info.allowsAuto ? "auto or " : "";
    switch (info.type()) {
        case OptionType::Flag:
            return "true or false";
        case OptionType::Whole:
            return automatic + "a whole number" + rangeText(info);
        case OptionType::Number:
            return automatic + "a number" + rangeText(info);
        case OptionType::Text:
            break;
    }
    return info.choices.empty() ? "text" : joined(info.choices, " or ");
}

const OptionInfo* findOption(const std::vector<OptionInfo>& schema, std::string_view name) {
    const auto found = std::ranges::find(schema, name, &OptionInfo::name);
    return found == schema.end() ? nullptr : &*found;
}

OptionValue parseOption(const OptionInfo& info, std::string_view text) {
    OptionValue value;
    switch (info.type()) {
        case OptionType::Flag:
            if (text != "true" && text != "false") {
                refuse(info, quoted(text));
            }
            value = text == "true";
            break;
        case OptionType::Whole:
            value = readNumber<Index>(info, text);
            break;
        case OptionType::Number:
            value = readNumber<double>(info, text);
            break;
        case OptionType::Text:
            value = std::string(text);
            break;
    }
    return checkedOption(info, value);
}

OptionValue checkedOption(const OptionInfo& info, const OptionValue& value) {
    OptionValue checked = value;
    const OptionType type = info.type();
    const auto* whole = std::get_if<Index>(&value);
    if (whole != nullptr && type == OptionType::Number) {
        checked = static_cast<double>(*whole);
    }
    if (const auto* text = std::get_if<std::string>(&value); text && info.allowsAuto) {
        return parseOption(info, *text);
    }
    const auto found = [&] {
        return std::holds_alternative<std::string>(value) ? quoted(std::get<std::string>(value))
                                                          : formatOption(value);
    };
    if (!hasType(checked, info)) {
        refuse(info, found());
    }
    if (const auto* number = std::get_if<double>(&checked);
        number && !(*number >= info.minimum && *number <= info.maximum)) {
        refuse(info, found());
    }
    if (const auto* number = std::get_if<double>(&checked); number && !isSingle(*number)) {
        throw UserError(info.name + ": found " + found() +
                        ", expected 0 or a magnitude from 1.2e-38 to 3.4e+38, as single precision "
                        "holds it");
    }
    if (const auto* number = std::get_if<Index>(&checked);
        number && !(std::cmp_greater_equal(*number, wholeBound(info.minimum)) &&
                    std::cmp_less_equal(*number, wholeBound(info.maximum)))) {
        refuse(info, found());
    }
    if (const auto* text = std::get_if<std::string>(&checked);
        text && !info.choices.empty() &&
        std::ranges::find(info.choices, *text) == info.choices.end()) {
        refuse(info, found());
    }
    return checked;
}

void checkOptions(const std::vector<OptionInfo>& schema, const Options& options,
                  std::string_view owner) {
    for (const auto& [name, value] : options) {
        const OptionInfo* info = findOption(schema, name);
        if (info == nullptr) {
            std::vector<std::string> names;
            names.reserve(schema.size());
            for (const OptionInfo& known : schema) {
                names.push_back(known.name);
            }
            const auto near = nearestNames(name, names);
            throw UserError(std::string(owner) + ": found option " + quoted(name) + ", expected " +
                            (near.empty() ? "no options" : joined(near, " or ")));
        }
        try {
            checkedOption(*info, value);
        } catch (const UserError& error) {
            throw UserError(std::string(owner) + ": " + error.what());
        }
    }
}

OptionValue optionValue(const std::vector<OptionInfo>& schema, const Options& options,
                        std::string_view name) {
    const OptionInfo* info = findOption(schema, name);
    eigen_assert(info != nullptr);
    const auto set = options.find(name);
    return set == options.end() ? info->initial : checkedOption(*info, set->second);
}

std::string formatOption(const OptionValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    if (const auto* number = std::get_if<Index>(&value)) {
        return formatNumber(*number);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return formatNumber(*number);
    }
    if (std::holds_alternative<Auto>(value)) {
        return std::string(kAuto);
    }
    return std::get<std::string>(value);
}

std::string choiceTitle(const OptionInfo& info, std::string_view choice) {
    const auto place = std::ranges::find(info.choices, choice) - info.choices.begin();
    const auto index = static_cast<std::size_t>(place);
    return index < info.choiceTitles.size() ? info.choiceTitles[index] : std::string(choice);
}

std::string formatOption(const OptionInfo& info, const OptionValue& value) {
    if (!info.zeroMeans.empty() && (value == OptionValue(Index{0}) || value == OptionValue(0.0))) {
        return info.zeroMeans;
    }
    return choiceTitle(info, formatOption(value));
}

std::vector<std::string> nearestNames(std::string_view wanted,
                                      const std::vector<std::string>& names, std::size_t most) {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const std::string& name : names) {
        // People know a setting's own name better than where it is nested.
        const std::size_t distance = std::min(editDistance(wanted, name),
                                              1 + editDistance(lastPart(wanted), lastPart(name)));
        ranked.emplace_back(distance, name);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> nearest;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
        nearest.push_back(ranked[i].second);
    }
    return nearest;
}

}  // namespace obscura
